'use strict';
// Argument checks. Each throws with its caller's caller on top of the stack, so that a program sees its own line.

const { codes, hideStackFrames } = require('internal/errors');
const { recapture } = require('internal/errors/stack');

const {
  ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS, ERR_OUT_OF_RANGE, ERR_SOCKET_BAD_PORT,
  ERR_UNKNOWN_SIGNAL,
} = codes;

const kValidateObjectNone = 0;
const kValidateObjectAllowNullable = 1 << 0;
const kValidateObjectAllowArray = 1 << 1;
const kValidateObjectAllowFunction = 1 << 2;
const kValidateObjectAllowObjects = kValidateObjectAllowArray | kValidateObjectAllowFunction;
const kValidateObjectAllowObjectsAndNull = kValidateObjectAllowObjects | kValidateObjectAllowNullable;

// A check that passes must cost a typeof only: no wrapper, no rest arguments. The frames are cut on failure.
function fail(check, error) {
  recapture(error, check);
  throw error;
}

function isInt32(value) {
  return value === (value | 0);
}

function isUint32(value) {
  return value === (value >>> 0);
}

const OCTAL = /^[0-7]+$/;
const MODE_HINT = 'must be a 32-bit unsigned integer or an octal string';

function parseFileMode(value, name, def) {
  value ??= def;
  if (typeof value === 'string') {
    if (!OCTAL.test(value)) throw new ERR_INVALID_ARG_VALUE(name, value, MODE_HINT);
    value = Number.parseInt(value, 8);
  }
  validateUint32(value, name);
  return value;
}

function validateInteger(value, name, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) {
  if (typeof value !== 'number') fail(validateInteger, new ERR_INVALID_ARG_TYPE(name, 'number', value));
  if (!Number.isInteger(value)) fail(validateInteger, new ERR_OUT_OF_RANGE(name, 'an integer', value));
  if (value < min || value > max) {
    fail(validateInteger, new ERR_OUT_OF_RANGE(name, `>= ${min} && <= ${max}`, value));
  }
}

function validateInt32(value, name, min = -2147483648, max = 2147483647) {
  if (typeof value !== 'number') fail(validateInt32, new ERR_INVALID_ARG_TYPE(name, 'number', value));
  if (!Number.isInteger(value)) fail(validateInt32, new ERR_OUT_OF_RANGE(name, 'an integer', value));
  if (value < min || value > max) {
    fail(validateInt32, new ERR_OUT_OF_RANGE(name, `>= ${min} && <= ${max}`, value));
  }
}

function validateUint32(value, name, positive = false) {
  if (typeof value !== 'number') fail(validateUint32, new ERR_INVALID_ARG_TYPE(name, 'number', value));
  if (!Number.isInteger(value)) fail(validateUint32, new ERR_OUT_OF_RANGE(name, 'an integer', value));
  const min = positive ? 1 : 0;
  if (value < min || value > 4294967295) {
    fail(validateUint32, new ERR_OUT_OF_RANGE(name, `>= ${min} && <= 4294967295`, value));
  }
}

function validateString(value, name) {
  if (typeof value !== 'string') fail(validateString, new ERR_INVALID_ARG_TYPE(name, 'string', value));
}

function validateStringWithoutNullBytes(value, name) {
  validateString(value, name);
  if (value.includes('\u0000')) {
    fail(validateStringWithoutNullBytes,
      new ERR_INVALID_ARG_VALUE(name, value, 'must be a string without null bytes'));
  }
}

function validateNumber(value, name, min = undefined, max = undefined) {
  if (typeof value !== 'number') fail(validateNumber, new ERR_INVALID_ARG_TYPE(name, 'number', value));
  const bounded = min != null || max != null;
  if ((min != null && value < min) || (max != null && value > max) || (bounded && Number.isNaN(value))) {
    const lower = min != null ? `>= ${min}` : '';
    const upper = max != null ? `<= ${max}` : '';
    fail(validateNumber,
      new ERR_OUT_OF_RANGE(name, `${lower}${lower && upper ? ' && ' : ''}${upper}`, value));
  }
}

/** Whether a usable number was given: undefined and NaN mean that none was. */
function validateFiniteNumber(value, name) {
  if (value === undefined) return false;
  if (Number.isFinite(value)) return true;
  if (Number.isNaN(value)) return false;
  validateNumber(value, name);
  return fail(validateFiniteNumber, new ERR_OUT_OF_RANGE(name, 'a finite number', value));
}

function checkRangesOrGetDefault(value, name, lower, upper, def) {
  if (!validateFiniteNumber(value, name)) return def;
  if (value < lower || value > upper) {
    fail(checkRangesOrGetDefault, new ERR_OUT_OF_RANGE(name, `>= ${lower} and <= ${upper}`, value));
  }
  return value;
}

function validateOneOf(value, name, oneOf) {
  if (oneOf.includes(value)) return;
  const allowed = oneOf.map((v) => (typeof v === 'string' ? `'${v}'` : String(v))).join(', ');
  fail(validateOneOf, new ERR_INVALID_ARG_VALUE(name, value, `must be one of: ${allowed}`));
}

function validateBoolean(value, name) {
  if (typeof value !== 'boolean') fail(validateBoolean, new ERR_INVALID_ARG_TYPE(name, 'boolean', value));
}

function isAllowedObject(value, options) {
  if (value === null) return (options & kValidateObjectAllowNullable) !== 0;
  if (typeof value === 'function') return (options & kValidateObjectAllowFunction) !== 0;
  if (typeof value !== 'object') return false;
  return (options & kValidateObjectAllowArray) !== 0 || !Array.isArray(value);
}

function validateObject(value, name, options = kValidateObjectNone) {
  if (!isAllowedObject(value, options)) fail(validateObject, new ERR_INVALID_ARG_TYPE(name, 'Object', value));
}

function validateDictionary(value, name) {
  if (value != null && typeof value !== 'object' && typeof value !== 'function') {
    fail(validateDictionary, new ERR_INVALID_ARG_TYPE(name, 'a dictionary', value));
  }
}

function validateArray(value, name, minLength = 0) {
  if (!Array.isArray(value)) fail(validateArray, new ERR_INVALID_ARG_TYPE(name, 'Array', value));
  if (value.length < minLength) {
    fail(validateArray, new ERR_INVALID_ARG_VALUE(name, value, `must have a length of at least ${minLength}`));
  }
}

function validateStringArray(value, name) {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) validateString(value[i], `${name}[${i}]`);
}

function validateBooleanArray(value, name) {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) validateBoolean(value[i], `${name}[${i}]`);
}

function validateAbortSignalArray(value, name) {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) {
    const signal = value[i];
    const indexedName = `${name}[${i}]`;
    if (signal == null) throw new ERR_INVALID_ARG_TYPE(indexedName, 'AbortSignal', signal);
    validateAbortSignal(signal, indexedName);
  }
}

function validateSignalName(signal, name = 'signal') {
  validateString(signal, name);
  const { signals } = require('internal/util/signals');
  if (signals[signal] !== undefined) return;
  const known = signals[signal.toUpperCase()] !== undefined;
  fail(validateSignalName,
    new ERR_UNKNOWN_SIGNAL(known ? `${signal} (signals must use all capital letters)` : signal));
}

function validateBuffer(buffer, name = 'buffer') {
  if (!ArrayBuffer.isView(buffer)) {
    fail(validateBuffer, new ERR_INVALID_ARG_TYPE(name, ['Buffer', 'TypedArray', 'DataView'], buffer));
  }
}

function validateEncoding(data, encoding) {
  const { length } = data;
  if (length % 2 !== 0 && typeof encoding === 'string' && encoding.toLowerCase() === 'hex') {
    fail(validateEncoding, new ERR_INVALID_ARG_VALUE('encoding', encoding, `is invalid for data of length ${length}`));
  }
}

/** Gives back the port as an unsigned 16-bit number. */
function validatePort(port, name = 'Port', allowZero = true) {
  const textual = typeof port === 'string';
  if ((typeof port !== 'number' && !textual) || (textual && port.trim().length === 0) ||
      +port !== (+port >>> 0) || port > 0xffff || (+port === 0 && !allowZero)) {
    fail(validatePort, new ERR_SOCKET_BAD_PORT(name, port, allowZero));
  }
  return port | 0;
}

function validateAbortSignal(signal, name) {
  if (signal !== undefined && (signal === null || typeof signal !== 'object' || !('aborted' in signal))) {
    fail(validateAbortSignal, new ERR_INVALID_ARG_TYPE(name, 'AbortSignal', signal));
  }
}

function validateFunction(value, name) {
  if (typeof value !== 'function') fail(validateFunction, new ERR_INVALID_ARG_TYPE(name, 'Function', value));
}

// An async function would hide its error in a promise that nobody looks at.
function validatePlainFunction(value, name) {
  if (typeof value !== 'function' || require('internal/util/types').isAsyncFunction(value)) {
    fail(validatePlainFunction, new ERR_INVALID_ARG_TYPE(name, 'Function', value));
  }
}

function validateUndefined(value, name) {
  if (value !== undefined) fail(validateUndefined, new ERR_INVALID_ARG_TYPE(name, 'undefined', value));
}

function validateUnion(value, name, union) {
  if (!union.includes(value)) throw new ERR_INVALID_ARG_TYPE(name, `('${union.join('|')}')`, value);
}

const LINK_HEADER = /^(?:<[^>\r\n]*>)(?:\s*;\s*[^;"\s]+(?:=(")?[^;"\s]*\1)?)*$/;
const LINK_HINT = 'must be an array or string of format "</styles.css>; rel=preload; as=style"';

function validateLink(value, below) {
  if (value === undefined || !LINK_HEADER.test(value)) {
    fail(below, new ERR_INVALID_ARG_VALUE('hints', value, LINK_HINT));
  }
}

/** Gives back the hints as one header value. */
function validateLinkHeaderValue(hints) {
  if (typeof hints === 'string') {
    validateLink(hints, validateLinkHeaderValue);
    return hints;
  }
  if (!Array.isArray(hints)) {
    fail(validateLinkHeaderValue, new ERR_INVALID_ARG_VALUE('hints', hints, LINK_HINT));
  }
  for (const hint of hints) validateLink(hint, validateLinkHeaderValue);
  return hints.join(', ');
}

function validateThisInternalField(object, fieldKey, className) {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, fieldKey)) {
    fail(validateThisInternalField, new ERR_INVALID_THIS(className));
  }
}

function validateIgnorePattern(value, name) {
  if (typeof value === 'string') {
    if (value === '') fail(validateIgnoreOption, new ERR_INVALID_ARG_VALUE(name, value, 'must be a non-empty string'));
  } else if (typeof value !== 'function' && !require('internal/util/types').isRegExp(value)) {
    fail(validateIgnoreOption, new ERR_INVALID_ARG_TYPE(name, ['string', 'RegExp', 'Function'], value));
  }
}

/** What a file watcher skips: a pattern, or several. */
function validateIgnoreOption(value, name) {
  if (value == null) return;
  if (!Array.isArray(value)) {
    validateIgnorePattern(value, name);
    return;
  }
  for (let i = 0; i < value.length; i++) validateIgnorePattern(value[i], `${name}[${i}]`);
}

const checks = {
  validateArray, validateStringArray, validateBooleanArray, validateBoolean, validateBuffer, validateDictionary,
  validateEncoding, validateFunction, validateInt32, validateInteger, validateNumber, validateObject, validateOneOf,
  validatePlainFunction, validatePort, validateSignalName, validateString, validateStringWithoutNullBytes,
  validateUint32, validateUndefined, validateAbortSignal, validateLinkHeaderValue, validateThisInternalField,
  validateFiniteNumber, checkRangesOrGetDefault, validateIgnoreOption,
};
for (const check of Object.values(checks)) check.withoutStackTrace = check;

module.exports = {
  ...checks,
  hideStackFrames,
  isInt32,
  isUint32,
  parseFileMode,
  validateUnion,
  validateAbortSignalArray,
  kValidateObjectNone,
  kValidateObjectAllowNullable,
  kValidateObjectAllowArray,
  kValidateObjectAllowFunction,
  kValidateObjectAllowObjects,
  kValidateObjectAllowObjectsAndNull,
};
