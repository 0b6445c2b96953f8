'use strict';
// Reading of the arguments that fs functions share: options, flags, modes, offsets, times.

const { Buffer } = require('buffer');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE },
} = require('internal/errors');
const {
  validateAbortSignal, validateBoolean, validateFunction, validateInt32, validateInteger, validateObject,
  validateUint32,
} = require('internal/validators');
const { constants } = require('internal/fs/constants');

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY } = constants;

const MAX_POSITION = 2n ** 63n - 1n;

const FLAGS = new Map([
  ['r', O_RDONLY],
  ['rs', O_RDONLY | O_SYNC], ['sr', O_RDONLY | O_SYNC],
  ['r+', O_RDWR],
  ['rs+', O_RDWR | O_SYNC], ['sr+', O_RDWR | O_SYNC],
  ['w', O_TRUNC | O_CREAT | O_WRONLY],
  ['wx', O_TRUNC | O_CREAT | O_WRONLY | O_EXCL], ['xw', O_TRUNC | O_CREAT | O_WRONLY | O_EXCL],
  ['w+', O_TRUNC | O_CREAT | O_RDWR],
  ['wx+', O_TRUNC | O_CREAT | O_RDWR | O_EXCL], ['xw+', O_TRUNC | O_CREAT | O_RDWR | O_EXCL],
  ['a', O_APPEND | O_CREAT | O_WRONLY],
  ['ax', O_APPEND | O_CREAT | O_WRONLY | O_EXCL], ['xa', O_APPEND | O_CREAT | O_WRONLY | O_EXCL],
  ['as', O_APPEND | O_CREAT | O_WRONLY | O_SYNC], ['sa', O_APPEND | O_CREAT | O_WRONLY | O_SYNC],
  ['a+', O_APPEND | O_CREAT | O_RDWR],
  ['ax+', O_APPEND | O_CREAT | O_RDWR | O_EXCL], ['xa+', O_APPEND | O_CREAT | O_RDWR | O_EXCL],
  ['as+', O_APPEND | O_CREAT | O_RDWR | O_SYNC], ['sa+', O_APPEND | O_CREAT | O_RDWR | O_SYNC],
]);

function stringToFlags(flags, name = 'flags') {
  if (typeof flags === 'number') {
    validateInt32(flags, name);
    return flags;
  }
  if (flags == null) return O_RDONLY;
  const value = FLAGS.get(flags);
  if (value === undefined) throw new ERR_INVALID_ARG_VALUE(name, flags);
  return value;
}

function assertEncoding(encoding) {
  if (encoding && !Buffer.isEncoding(encoding)) {
    throw new ERR_INVALID_ARG_VALUE('encoding', encoding, 'is invalid encoding');
  }
}

/** The options argument of most calls: an object, an encoding, or nothing (then `defaults`). */
function getOptions(options, defaults = {}) {
  if (options == null || typeof options === 'function') return defaults;
  let result = options;
  if (typeof options === 'string') {
    result = { ...defaults, encoding: options };
  } else if (typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  }
  if (result.encoding !== 'buffer') assertEncoding(result.encoding);
  if (result.signal !== undefined) validateAbortSignal(result.signal, 'options.signal');
  return result;
}

/** A copy that getters or later changes of the caller's object cannot disturb. */
function copyObject(source) {
  const target = {};
  for (const key in source) target[key] = source[key];
  return target;
}

/** fd as an int32, -0 made 0. */
function getValidatedFd(fd, name = 'fd') {
  if (Object.is(fd, -0)) return 0;
  validateInt32(fd, name, 0);
  return fd;
}

function validateOffsetLengthRead(offset, length, bufferLength) {
  if (offset < 0) throw new ERR_OUT_OF_RANGE('offset', '>= 0', offset);
  if (length < 0) throw new ERR_OUT_OF_RANGE('length', '>= 0', length);
  if (offset + length > bufferLength) {
    throw new ERR_OUT_OF_RANGE('length', `<= ${bufferLength - offset}`, length);
  }
}

function validateOffsetLengthWrite(offset, length, byteLength) {
  if (offset > byteLength) throw new ERR_OUT_OF_RANGE('offset', `<= ${byteLength}`, offset);
  if (length > byteLength - offset) {
    throw new ERR_OUT_OF_RANGE('length', `<= ${byteLength - offset}`, length);
  }
  if (length < 0) throw new ERR_OUT_OF_RANGE('length', '>= 0', length);
  validateInt32(length, 'length', 0);
}

/** A read position as the host wants it: a number, -1 for "where the file stands". */
function readPosition(position, length) {
  if (position == null) return -1;
  if (typeof position === 'number') {
    validateInteger(position, 'position', -1);
    return position;
  }
  if (typeof position === 'bigint') {
    const max = MAX_POSITION - BigInt(length);
    if (position < -1n || position > max) {
      throw new ERR_OUT_OF_RANGE('position', `>= -1 && <= ${max}`, position);
    }
    return Number(position);
  }
  throw new ERR_INVALID_ARG_TYPE('position', ['integer', 'bigint'], position);
}

/** A write position: what is no number means "where the file stands". */
function writePosition(position) {
  return Number.isSafeInteger(position) && position >= 0 ? position : -1;
}

function validateBufferArray(buffers, name = 'buffers') {
  if (!Array.isArray(buffers)) throw new ERR_INVALID_ARG_TYPE(name, 'ArrayBufferView[]', buffers);
  for (let i = 0; i < buffers.length; i++) {
    if (!ArrayBuffer.isView(buffers[i])) throw new ERR_INVALID_ARG_TYPE(name, 'ArrayBufferView[]', buffers);
  }
  return buffers;
}

function validateStringAfterArrayBufferView(data, name) {
  if (typeof data !== 'string') {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
}

/** Any view as the bytes under it. */
function asBytes(view) {
  if (view instanceof Uint8Array) return view;
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function isDate(value) {
  try {
    Date.prototype.getTime.call(value);
    return true;
  } catch {
    return false;
  }
}

/** Seconds since 1970 from a number, a numeric string or a Date. */
function toUnixTimestamp(time, name = 'time') {
  if (typeof time === 'string' && !Number.isNaN(+time)) return +time;
  if (Number.isFinite(time)) return time < 0 ? Date.now() / 1000 : time;
  if (isDate(time)) return Date.prototype.getTime.call(time) / 1000;
  throw new ERR_INVALID_ARG_TYPE(name, ['Date', 'Time in seconds'], time);
}

const MAX_ID = 2 ** 32 - 1;
const validateId = (id, name) => validateInteger(id, name, -1, MAX_ID);

const ACCESS_MODES = constants.F_OK | constants.R_OK | constants.W_OK | constants.X_OK;
const COPY_MODES = constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE | constants.COPYFILE_FICLONE_FORCE;

// In Node these come from below the JavaScript and do not follow the pattern of the others.
function hostStyleError(Base, code, message) {
  return Object.assign(new Base(message), { code });
}

function getValidMode(mode, type) {
  const max = type === 'copyFile' ? COPY_MODES : ACCESS_MODES;
  if (mode == null) return 0;
  if (!Number.isInteger(mode) || mode !== (mode | 0)) {
    throw hostStyleError(TypeError, 'ERR_INVALID_ARG_TYPE', 'mode must be int32 or null/undefined');
  }
  if (mode < 0 || mode > max) {
    throw hostStyleError(RangeError, 'ERR_OUT_OF_RANGE', `mode is out of range: >= 0 && <= ${max}`);
  }
  return mode;
}

function validateRmdirOptions(options, defaults = { retryDelay: 100, maxRetries: 0, recursive: false }) {
  if (options === undefined) return defaults;
  validateObject(options, 'options');
  const result = { ...defaults, ...options };
  validateBoolean(result.recursive, 'options.recursive');
  validateInt32(result.retryDelay, 'options.retryDelay', 0);
  validateUint32(result.maxRetries, 'options.maxRetries');
  return result;
}

const RM_DEFAULTS = { retryDelay: 100, maxRetries: 0, recursive: false, force: false };

function validateRmOptionShape(options) {
  const result = validateRmdirOptions(options, RM_DEFAULTS);
  validateBoolean(result.force, 'options.force');
  return result;
}

function validateCpOptions(options) {
  const defaults = {
    dereference: false, errorOnExist: false, filter: undefined, force: true, mode: 0,
    preserveTimestamps: false, recursive: false, verbatimSymlinks: false,
  };
  if (options === undefined) return defaults;
  validateObject(options, 'options');
  const result = { ...defaults, ...options };
  for (const name of ['dereference', 'errorOnExist', 'force', 'preserveTimestamps', 'recursive', 'verbatimSymlinks']) {
    validateBoolean(result[name], `options.${name}`);
  }
  if (result.mode === null || result.mode === undefined) result.mode = 0;
  else validateInteger(result.mode, 'mode', 0, COPY_MODES);
  if (result.dereference && result.verbatimSymlinks) {
    const { ERR_INCOMPATIBLE_OPTION_PAIR } = require('internal/errors').codes;
    throw new ERR_INCOMPATIBLE_OPTION_PAIR('dereference', 'verbatimSymlinks');
  }
  if (result.filter !== undefined) validateFunction(result.filter, 'options.filter');
  return result;
}

module.exports = {
  asBytes,
  assertEncoding,
  copyObject,
  getOptions,
  getValidMode,
  getValidatedFd,
  readPosition,
  stringToFlags,
  toUnixTimestamp,
  validateBufferArray,
  validateCpOptions,
  validateId,
  validateOffsetLengthRead,
  validateOffsetLengthWrite,
  validateRmOptionShape,
  validateRmdirOptions,
  validateStringAfterArrayBufferView,
  writePosition,
};
