'use strict';

// process.emitWarning and the default printing of warnings.
// https://nodejs.org/api/process.html#processemitwarningwarning-options

const { codes: { ERR_INVALID_ARG_TYPE }, isErrorLike } = require('internal/errors');
const { getOptionValue } = require('internal/options');
const { validateString } = require('internal/validators');

let traceHintShown = false;
const codesSeen = new Set();

function isSilenced(process, warning) {
  if (process.noDeprecation && warning.name === 'DeprecationWarning') return true;
  const disabled = process[Symbol.for('alicorn.disabledWarnings')];
  return disabled !== undefined && (disabled.has(warning.code) || disabled.has(warning.name));
}

function headline(process, warning, trace) {
  const code = warning.code ? `[${warning.code}] ` : '';
  if (trace && warning.stack) return `${code}${warning.stack}`;
  const text = typeof warning.toString === 'function' ? `${warning.toString()}` : Error.prototype.toString.call(warning);
  return `${code}${text}`;
}

/** The 'warning' listener that is there from the start. */
function onWarning(warning) {
  const process = require('process');
  if (!isErrorLike(warning) && !(warning instanceof Error)) return;
  if (isSilenced(process, warning)) return;
  const isDeprecation = warning.name === 'DeprecationWarning';
  const trace = process.traceProcessWarnings || (isDeprecation && process.traceDeprecation);
  let text = `(node:${process.pid}) ${headline(process, warning, trace)}`;
  if (typeof warning.detail === 'string') text += `\n${warning.detail}`;
  if (!trace && !traceHintShown) {
    traceHintShown = true;
    const flag = isDeprecation ? '--trace-deprecation' : '--trace-warnings';
    const { argv0, execPath } = process;
    const command = !argv0 || argv0 === execPath ? 'node' : require('path').basename(argv0, '.exe');
    text += `\n(Use \`${command} ${flag} ...\` to show where the warning was created)`;
  }
  const file = getOptionValue('--redirect-warnings') ?? process.env.NODE_REDIRECT_WARNINGS;
  if (file === undefined || !appended(file, text)) require('console').error(text);
}

/** False where the file cannot be written. */
function appended(file, text) {
  try {
    require('fs').appendFileSync(file, `${text}\n`);
    return true;
  } catch {
    return false;
  }
}

function createWarning(warning, type, code, detail, caller) {
  const limit = Error.stackTraceLimit;
  const traced = require('process').traceProcessWarnings || require('process').traceDeprecation;
  if (type === 'DeprecationWarning' && !traced) Error.stackTraceLimit = 0;
  const error = new Error(warning);
  Error.stackTraceLimit = limit;
  error.name = String(type || 'Warning');
  if (code !== undefined) error.code = code;
  if (detail !== undefined) error.detail = detail;
  Error.captureStackTrace(error, caller);
  return error;
}

function emitWarning(warning, type, code, caller) {
  const process = require('process');
  let detail;
  if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
    caller = type.ctor;
    code = type.code;
    if (typeof type.detail === 'string') ({ detail } = type);
    type = type.type || 'Warning';
  } else if (typeof type === 'function') {
    caller = type;
    code = '';
    type = 'Warning';
  }
  if (type !== undefined) validateString(type, 'type');
  if (typeof code === 'function') {
    caller = code;
    code = undefined;
  } else if (code !== undefined) {
    validateString(code, 'code');
  }
  if (typeof warning === 'string') {
    warning = createWarning(warning, type, code, detail, caller || emitWarning);
  } else if (!(warning instanceof Error)) {
    throw new ERR_INVALID_ARG_TYPE('warning', ['Error', 'string'], warning);
  }
  if (warning.name === 'DeprecationWarning') {
    if (process.noDeprecation) return;
    if (process.throwDeprecation) {
      process.nextTick(() => { throw warning; });
      return;
    }
  }
  process.nextTick(() => process.emit('warning', warning));
}

/** A deprecation that is told once for each code. */
function emitDeprecationOnce(message, code) {
  if (codesSeen.has(code)) return;
  codesSeen.add(code);
  emitWarning(message, 'DeprecationWarning', code);
}

module.exports = { emitDeprecationOnce, emitWarning, onWarning };
