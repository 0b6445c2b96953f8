'use strict';

// What a REPL is started with: its options in one form, and that its code leaves uncaught errors to it.

const process = require('process');
const { codes: { ERR_INVALID_REPL_EVAL_CONFIG, ERR_INVALID_REPL_INPUT } } = require('internal/errors');

// The domains of all REPLs: their code may not listen to uncaught errors, which the REPL shows.
const domains = new Set();

function onNewListener(event) {
  if (event === 'uncaughtException' && process.domain && domains.has(process.domain)) {
    throw new ERR_INVALID_REPL_INPUT('Listeners for `uncaughtException` cannot be used in the REPL');
  }
}

function refuseListeners(repl) {
  if (domains.size === 0) process.prependListener('newListener', onNewListener);
  domains.add(repl._domain);
  repl.once('exit', () => {
    domains.delete(repl._domain);
    if (domains.size === 0) process.removeListener('newListener', onNewListener);
  });
}

function toOptions(prompt, source, evaluator, useGlobal, ignoreUndefined, replMode) {
  const options = prompt !== null && typeof prompt === 'object' ?
    { ...prompt } :
    { prompt, eval: evaluator, useGlobal, ignoreUndefined, replMode,
      input: source?.stdin ?? source, output: source?.stdout ?? source };
  if (!options.input && !options.output) {
    options.input = process.stdin;
    options.output = process.stdout;
  }
  options.terminal = Boolean(options.terminal === undefined ? options.output.isTTY : options.terminal);
  if (options.useColors === undefined) {
    options.useColors = options.terminal && require('internal/util/colors').shouldColorize(options.output);
  }
  if (options.breakEvalOnSigint && options.eval) throw new ERR_INVALID_REPL_EVAL_CONFIG();
  return options;
}

module.exports = { refuseListeners, toOptions };
