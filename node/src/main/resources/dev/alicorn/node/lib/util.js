'use strict';
// The util module. https://nodejs.org/api/util.html

const { codes, ErrnoException, ExceptionWithHostPort, hideStackFrames } = require('internal/errors');
const {
  convertProcessSignalToExitCode, defineLazyProperties, deprecate: internalDeprecate, getSystemErrorMap,
  getSystemErrorMessage, getSystemErrorName,
} = require('internal/util');
const { format, formatWithOptions, inspect, stripVTControlCharacters } = require('internal/util/inspect');
const { aborted } = require('internal/util/aborted');
const { callbackify, promisify } = require('internal/util/promisify');
const { debuglog } = require('internal/util/debuglog');
const { diff } = require('internal/util/diff');
const { getCallSites } = require('internal/util/call_sites');
const { MIMEParams, MIMEType } = require('internal/mime');
const { parseArgs } = require('internal/util/parse_args/parse_args');
const { parseEnv } = require('internal/util/parse_env');
const { styleText } = require('internal/util/style_text');
const types = require('internal/util/types');
const { checkNumber: requireNegative } = require('internal/uv');

const { ERR_INVALID_ARG_TYPE } = codes;

function _extend(target, source) {
  if (source === null || typeof source !== 'object') return target;
  for (const key of Object.keys(source)) target[key] = source[key];
  return target;
}

/** Makes the prototype of `ctor` inherit from that of `superCtor`. */
function inherits(ctor, superCtor) {
  if (ctor == null) throw new ERR_INVALID_ARG_TYPE('ctor', 'Function', ctor);
  if (superCtor == null) throw new ERR_INVALID_ARG_TYPE('superCtor', 'Function', superCtor);
  if (superCtor.prototype === undefined) {
    throw new ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', superCtor.prototype);
  }
  Object.defineProperty(ctor, 'super_', { value: superCtor, writable: true, configurable: true });
  Object.setPrototypeOf(ctor.prototype, superCtor.prototype);
}

function deprecate(fn, msg, code) {
  if (require('process').noDeprecation === true) return fn;
  return internalDeprecate(fn, msg, code);
}

function toUSVString(input) {
  return String.prototype.toWellFormed.call(`${input}`);
}

function isDeepStrictEqual(val1, val2, skipPrototype) {
  const { isDeepStrictEqual: compare } = require('internal/util/comparisons');
  return compare(val1, val2, skipPrototype);
}

function transferableAbortSignal(signal) {
  return require('internal/abort_transfer').transferableAbortSignal(signal);
}

function transferableAbortController() {
  return require('internal/abort_transfer').transferableAbortController();
}

module.exports = {
  _errnoException: hideStackFrames((err, ...rest) => {
    requireNegative(err);
    return new ErrnoException(err, ...rest);
  }),
  _exceptionWithHostPort: hideStackFrames((err, ...rest) => {
    requireNegative(err);
    return new ExceptionWithHostPort(err, ...rest);
  }),
  _extend: internalDeprecate(_extend,
    'The `util._extend` API is deprecated. Please use Object.assign() instead.', 'DEP0060'),
  callbackify,
  convertProcessSignalToExitCode,
  debug: debuglog,
  debuglog,
  deprecate,
  format,
  styleText,
  formatWithOptions,
  getCallSites,
  getSystemErrorMap,
  getSystemErrorName,
  getSystemErrorMessage,
  inherits,
  inspect,
  isArray: internalDeprecate(Array.isArray,
    'The `util.isArray` API is deprecated. Please use `Array.isArray()` instead.', 'DEP0044'),
  isDeepStrictEqual,
  promisify,
  stripVTControlCharacters,
  toUSVString,
};

Object.assign(module.exports, { transferableAbortSignal, transferableAbortController, aborted });
Object.assign(module.exports, { types, parseEnv, parseArgs });
defineLazyProperties(module.exports, 'internal/encoding', ['TextDecoder', 'TextEncoder']);
Object.assign(module.exports, { MIMEType, MIMEParams, diff });
