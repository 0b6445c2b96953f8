'use strict';

// The evaluator of a REPL that was given none.

const process = require('process');
const vm = require('vm');
const { IMPORT_AS_PROGRAM } = require('internal/vm/symbols');
const { processTopLevelAwait } = require('internal/repl/await');
const { REPL_MODE_STRICT } = require('internal/repl/modes');
const { Recoverable, isRecoverable, isValid } = require('internal/repl/recoverable');

/** A brace begins an object rather than a block, where the code can be read so. */
function looksLikeObject(code) {
  if (!/^\s*\{/.test(code) || /;\s*$/.test(code)) return false;
  return isValid(code) || isValid(`_=${code}`);
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

function compile(repl, code, file) {
  const strict = repl.replMode === REPL_MODE_STRICT && !/^\s*$/.test(code);
  const text = strict ? `'use strict'; void 0;\n${code}` : code;
  return new vm.Script(text, { filename: file, importModuleDynamically: IMPORT_AS_PROGRAM });
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

// RegExp.$1 to $9, which our own matching between two lines must not change.
const SEPARATOR = '\0\0\0';
const SET_GROUPS = new RegExp(`^${`${SEPARATOR}(.*)`.repeat(9)}$`);
let groups = Array(10).fill('');

function runScript(repl, script, context) {
  const options = { displayErrors: false, breakOnSigint: repl.breakEvalOnSigint };
  SET_GROUPS.exec(groups.join(SEPARATOR));
  const result = repl.useGlobal ? script.runInThisContext(options) : script.runInContext(context, options);
  groups = groups.map((_, i) => (i === 0 ? '' : RegExp[`$${i}`]));
  return result;
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
    // A domain that the code has entered has its errors.
    const active = process.domain ?? this._domain;
    active.emit('error', err);
    if (active !== this._domain) active.exit();
    return;
  }
  if (compiled.awaits) finishLater(this, result, callback);
  else callback(null, result);
}

module.exports = { evaluate };
