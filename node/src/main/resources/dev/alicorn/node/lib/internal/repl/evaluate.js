'use strict';

// The evaluator of a REPL that was given none.

const process = require('process');
const vm = require('vm');
const { processTopLevelAwait } = require('internal/repl/await');
const { REPL_MODE_STRICT } = require('internal/repl/modes');
const { Recoverable, isRecoverable } = require('internal/repl/recoverable');

function looksLikeObject(code) {
  return /^\s*\{/.test(code) && !/;\s*$/.test(code);
}

/** Ways to read the code, the most likely first. */
function readings(code) {
  const found = [];
  const text = looksLikeObject(code) ? `(${code.trim()})\n` : code;
  if (code.includes('await')) {
    try {
      const wrapped = processTopLevelAwait(text);
      if (wrapped !== null) found.push({ code: wrapped, awaits: true });
    } catch {
      // What is wrong with it is told when it is compiled as it stands.
    }
  }
  if (text !== code && found.length === 0) found.push({ code: text, awaits: false });
  found.push({ code, awaits: false });
  return found;
}

/** `import()` of a line, as of a file in the working directory. */
function importHere(specifier, script, attributes) {
  const { fileURLOf } = require('internal/modules/url');
  return require('internal/modules/esm/loader').importModule(specifier, `${fileURLOf(process.cwd())}/repl`, attributes);
}

function compile(repl, code, file) {
  const strict = repl.replMode === REPL_MODE_STRICT && !/^\s*$/.test(code);
  const text = strict ? `'use strict'; void 0;\n${code}` : code;
  return new vm.Script(text, { filename: file, importModuleDynamically: importHere });
}

/** The script of the first reading that compiles; throws what is wrong with the first. */
function firstThatCompiles(repl, code, file) {
  let failure = null;
  for (const reading of readings(code)) {
    try {
      return { script: compile(repl, reading.code, file), awaits: reading.awaits };
    } catch (err) {
      failure ??= err;
    }
  }
  throw isIncomplete(code) ? new Recoverable(failure) : failure;
}

function isIncomplete(code) {
  if (isRecoverable(code)) return true;
  if (!code.includes('await')) return false;
  return isRecoverable(`(async () => { ${code}`) && !isRecoverable(code.replaceAll(/\bawait\b/g, '     '));
}

function runScript(repl, script, context) {
  const options = { displayErrors: false, breakOnSigint: repl.breakEvalOnSigint };
  return repl.useGlobal ? script.runInThisContext(options) : script.runInContext(context, options);
}

async function finishLater(repl, promise, callback) {
  repl._pauseLines();
  try {
    const settled = await promise;
    callback(null, settled?.value);
  } catch (err) {
    repl._domain.emit('error', err);
  } finally {
    repl._resumeLines();
  }
}

/**
 * Calls back with an error of the code's text (Recoverable where more lines are wanted), or with the value. What the code
 * throws goes to the REPL's domain, as what it throws later does. `this` is the REPL.
 */
function evaluate(code, context, file, callback) {
  if (code === '\n') {
    callback(null);
    return;
  }
  let compiled;
  try {
    compiled = firstThatCompiles(this, code, file);
  } catch (err) {
    callback(err);
    return;
  }
  let result;
  try {
    result = runScript(this, compiled.script, context);
  } catch (err) {
    this._domain.emit('error', err);
    return;
  }
  if (compiled.awaits) finishLater(this, result, callback);
  else callback(null, result);
}

module.exports = { evaluate };
