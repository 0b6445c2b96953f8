'use strict';

// The REPL as a program: `-i`, or a terminal and nothing to run.

const process = require('process');
const { getOptionValue } = require('internal/options');
const { REPL_MODE_SLOPPY, REPL_MODE_STRICT } = require('internal/repl/modes');

const HISTORY_SIZE = 1000;
const INVALID_ARGUMENT = 9;

function settings(env) {
  const terminal = parseInt(env.NODE_NO_READLINE) ? false : undefined;
  const mode = { strict: REPL_MODE_STRICT, sloppy: REPL_MODE_SLOPPY }[env.NODE_REPL_MODE?.toLowerCase().trim()];
  const size = Number(env.NODE_REPL_HISTORY_SIZE);
  return {
    isProgram: true, useGlobal: true, ignoreUndefined: false, breakEvalOnSigint: true,
    ...(terminal === undefined ? {} : { terminal }),
    ...(parseInt(env.NODE_DISABLE_COLORS) ? { useColors: false } : {}),
    replMode: mode ?? REPL_MODE_SLOPPY,
    historySize: !Number.isNaN(size) && size > 0 ? size : HISTORY_SIZE,
  };
}

function endWith(repl) {
  repl.on('exit', () => {
    if (!repl.historyManager.isFlushing) {
      process.exit();
      return;
    }
    repl.pause();
    repl.once('flushHistory', () => process.exit());
  });
}

/** Starts it, and runs the code of --eval in it. */
function startProgram() {
  if (getOptionValue('--input-type') !== undefined) {
    process._rawDebug('Cannot specify --input-type for REPL');
    process.exit(INVALID_ARGUMENT);
  }
  const { NODE_REPL_EXTERNAL_MODULE: external } = process.env;
  if (external) {
    require('internal/modules/run_main').executeUserEntryPoint(require('path').resolve(external));
    return;
  }
  require('console').log(`Welcome to Node.js ${process.version}.\nType ".help" for more information.`);
  const code = getOptionValue('--eval');
  if (code !== undefined) require('internal/modules/eval').evaluate(code, { name: '[eval]' });
  const module = require('repl');
  const repl = module.start(settings(process.env));
  module.repl = repl;
  if (repl.terminal) repl.setupHistory(process.env.NODE_REPL_HISTORY ?? undefined, () => endWith(repl));
  else endWith(repl);
}

module.exports = { startProgram };
