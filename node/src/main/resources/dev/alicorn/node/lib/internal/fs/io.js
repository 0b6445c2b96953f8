'use strict';
// Calls on descriptors: open, close, read, write and what syncs or cuts a file.

const process = require('process');
const { Buffer } = require('buffer');
const {
  codes: { ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const {
  kValidateObjectAllowNullable, kValidateObjectAllowObjectsAndNull, parseFileMode, validateBuffer, validateEncoding,
  validateFunction, validateInteger, validateObject,
} = require('internal/validators');
const { add, valueRequest, voidRequest } = require('internal/fs/call');
const {
  asBytes, getValidatedFd, readPosition, stringToFlags, validateBufferArray, validateOffsetLengthRead,
  validateOffsetLengthWrite, validateStringAfterArrayBufferView, writePosition,
} = require('internal/fs/options');
const { hostPath } = require('internal/fs/paths');
const { submitClose, submitOpen } = require('internal/fs/submit');

const binding = internalBinding('fs');

const MAX_IO_LENGTH = 2 ** 31 - 1;
const NO_OPTIONS = Object.freeze({ __proto__: null });

function open(path, flags, mode, callback) {
  const target = hostPath(path);
  if (arguments.length < 3) {
    callback = flags;
    flags = 'r';
    mode = 0o666;
  } else if (typeof mode === 'function') {
    callback = mode;
    mode = 0o666;
  } else {
    mode = parseFileMode(mode, 'mode', 0o666);
  }
  const flagBits = stringToFlags(flags);
  submitOpen(valueRequest(callback), target, flagBits, mode);
}

function openSync(path, flags, mode) {
  return binding.open(0, hostPath(path), stringToFlags(flags), parseFileMode(mode, 'mode', 0o666));
}

function defaultCloseCallback(err) {
  if (err != null) throw err;
}

function close(fd, callback = defaultCloseCallback) {
  const valid = getValidatedFd(fd);
  submitClose(voidRequest(callback), valid);
}

function closeSync(fd) {
  binding.close(0, getValidatedFd(fd));
}

/** Offset, length and position of a read, checked; length 0 is let through. */
function readRange(buffer, offset, length, position) {
  if (offset == null) offset = 0;
  else validateInteger(offset, 'offset', 0);
  length |= 0;
  if (length === 0) return { offset, length: 0, position: -1 };
  if (buffer.byteLength === 0) {
    throw new ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  }
  validateOffsetLengthRead(offset, length, buffer.byteLength);
  return { offset, length, position: readPosition(position, length) };
}

/** The forms of read's and write's trailing options: an object with defaults for what it lacks. */
function rangeOptions(options, buffer) {
  const { offset = 0, length = (buffer?.byteLength ?? 0) - offset, position = null } = options ?? NO_OPTIONS;
  return { offset, length, position };
}

function read(fd, buffer, offsetOrOptions, length, position, callback) {
  fd = getValidatedFd(fd);
  let offset = offsetOrOptions;
  if (arguments.length <= 4) {
    let params = null;
    if (arguments.length === 4) { // fs.read(fd, buffer, options, callback)
      validateObject(offsetOrOptions, 'options', kValidateObjectAllowNullable);
      params = offsetOrOptions;
      callback = length;
    } else if (arguments.length === 3) { // fs.read(fd, bufferOrOptions, callback)
      if (!ArrayBuffer.isView(buffer)) {
        params = buffer;
        buffer = params?.buffer === undefined ? Buffer.alloc(16384) : params.buffer;
      }
      callback = offsetOrOptions;
    } else { // fs.read(fd, callback)
      callback = buffer;
      buffer = Buffer.alloc(16384);
    }
    if (params !== undefined) validateObject(params, 'options', kValidateObjectAllowObjectsAndNull);
    ({ offset, length, position } = rangeOptions(params, buffer));
  }
  validateBuffer(buffer);
  validateFunction(callback, 'cb');
  const range = readRange(buffer, offset, length, position);
  if (range.length === 0) {
    process.nextTick(() => callback(null, 0, buffer));
    return;
  }
  // The buffer stays reachable through the callback's closure until the host is done with it.
  binding.read(add((err, bytesRead) => callback(err, bytesRead || 0, buffer)),
    fd, asBytes(buffer), range.offset, range.length, range.position);
}

function readSync(fd, buffer, offsetOrOptions, length, position) {
  fd = getValidatedFd(fd);
  validateBuffer(buffer);
  let offset = offsetOrOptions;
  if (arguments.length <= 3 || (offsetOrOptions !== null && typeof offsetOrOptions === 'object')) {
    if (offsetOrOptions !== undefined) validateObject(offsetOrOptions, 'options', kValidateObjectAllowNullable);
    ({ offset, length, position } = rangeOptions(offsetOrOptions, buffer));
  }
  const range = readRange(buffer, offset, length, position);
  if (range.length === 0) return 0;
  return binding.read(0, fd, asBytes(buffer), range.offset, range.length, range.position);
}

function readv(fd, buffers, position, callback) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  callback ||= position;
  validateFunction(callback, 'cb');
  binding.readv(add((err, bytes) => callback(err, bytes || 0, buffers)),
    fd, buffers.map(asBytes), writePosition(position));
}

function readvSync(fd, buffers, position) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  return binding.readv(0, fd, buffers.map(asBytes), writePosition(position));
}

/** Offset and length of a write, checked. */
function writeRange(buffer, offset, length) {
  if (offset == null || typeof offset === 'function') offset = 0;
  else validateInteger(offset, 'offset', 0);
  if (typeof length !== 'number') length = buffer.byteLength - offset;
  validateOffsetLengthWrite(offset, length, buffer.byteLength);
  return { offset, length };
}

function write(fd, buffer, offsetOrOptions, length, position, callback) {
  fd = getValidatedFd(fd);
  if (!ArrayBuffer.isView(buffer)) return writeString(fd, buffer, offsetOrOptions, length, position);
  let offset = offsetOrOptions;
  callback ||= position || length || offset;
  validateFunction(callback, 'cb');
  if (typeof offset === 'object') ({ offset, length, position } = rangeOptions(offset, buffer));
  const range = writeRange(buffer, offset, length);
  binding.write(add((err, written) => callback(err, written || 0, buffer)),
    fd, asBytes(buffer), range.offset, range.length, writePosition(position));
}

/** fs.write(fd, string[, position[, encoding]], callback) */
function writeString(fd, text, position, encoding, callback) {
  validateStringAfterArrayBufferView(text, 'buffer');
  if (typeof callback !== 'function') {
    callback = typeof position === 'function' ? position : encoding;
    encoding = 'utf8';
  }
  validateEncoding(text, encoding);
  validateFunction(callback, 'cb');
  const bytes = Buffer.from(text, encoding ?? 'utf8');
  binding.write(add((err, written) => callback(err, written || 0, text)),
    fd, bytes, 0, bytes.length, writePosition(position));
}

function writeSync(fd, buffer, offsetOrOptions, length, position) {
  fd = getValidatedFd(fd);
  if (!ArrayBuffer.isView(buffer)) {
    validateStringAfterArrayBufferView(buffer, 'buffer');
    validateEncoding(buffer, length);
    const bytes = Buffer.from(buffer, length ?? 'utf8');
    return binding.write(0, fd, bytes, 0, bytes.length, writePosition(offsetOrOptions));
  }
  let offset = offsetOrOptions;
  if (typeof offset === 'object') ({ offset, length, position } = rangeOptions(offset, buffer));
  const range = writeRange(buffer, offset, length);
  return binding.write(0, fd, asBytes(buffer), range.offset, range.length, writePosition(position));
}

function writev(fd, buffers, position, callback) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  callback ||= position;
  validateFunction(callback, 'cb');
  if (buffers.length === 0) {
    process.nextTick(callback, null, 0, buffers);
    return;
  }
  binding.writev(add((err, written) => callback(err, written || 0, buffers)),
    fd, buffers.map(asBytes), writePosition(position));
}

function writevSync(fd, buffers, position) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  if (buffers.length === 0) return 0;
  return binding.writev(0, fd, buffers.map(asBytes), writePosition(position));
}

function fsync(fd, callback) {
  fd = getValidatedFd(fd);
  binding.fsync(voidRequest(callback), fd);
}

function fsyncSync(fd) {
  binding.fsync(0, getValidatedFd(fd));
}

function fdatasync(fd, callback) {
  fd = getValidatedFd(fd);
  binding.fdatasync(voidRequest(callback), fd);
}

function fdatasyncSync(fd) {
  binding.fdatasync(0, getValidatedFd(fd));
}

function ftruncate(fd, len = 0, callback) {
  if (typeof len === 'function') {
    callback = len;
    len = 0;
  }
  fd = getValidatedFd(fd);
  validateInteger(len, 'len');
  binding.ftruncate(voidRequest(callback), fd, Math.max(0, len));
}

function ftruncateSync(fd, len = 0) {
  fd = getValidatedFd(fd);
  validateInteger(len, 'len');
  binding.ftruncate(0, fd, len < 0 ? 0 : len);
}

function truncate(path, len, callback) {
  if (typeof len === 'function') {
    callback = len;
    len = 0;
  } else if (len === undefined) {
    len = 0;
  }
  validateInteger(len, 'len');
  validateFunction(callback, 'cb');
  const fs = require('fs');
  fs.open(path, 'r+', (openError, fd) => {
    if (openError) return callback(openError);
    binding.ftruncate(add((err) => {
      fs.close(fd, (closeError) => callback(bothErrors(err, closeError)));
    }), fd, Math.max(0, len));
  });
}

function bothErrors(first, second) {
  return first && second ? require('internal/errors').aggregateTwoErrors(second, first) : first || second;
}

function truncateSync(path, len) {
  if (len === undefined) len = 0;
  const fs = require('fs');
  const fd = fs.openSync(path, 'r+');
  try {
    fs.ftruncateSync(fd, len);
  } finally {
    fs.closeSync(fd);
  }
}

/** What util.promisify gives for calls with two results. */
function twoResults(call, second) {
  const names = call === writev || call === write ? ['bytesWritten', second] : ['bytesRead', second];
  Object.defineProperty(call, require('internal/util').customPromisifyArgs, {
    __proto__: null, value: names, enumerable: false,
  });
}

twoResults(read, 'buffer');
twoResults(readv, 'buffers');
twoResults(write, 'buffer');
twoResults(writev, 'buffers');

module.exports = {
  MAX_IO_LENGTH,
  close, closeSync, fdatasync, fdatasyncSync, fsync, fsyncSync, ftruncate, ftruncateSync, open, openSync,
  read, readSync, readv, readvSync, truncate, truncateSync, write, writeSync, writev, writevSync,
};
