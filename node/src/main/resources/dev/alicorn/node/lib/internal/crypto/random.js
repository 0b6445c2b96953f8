'use strict';

// Random bytes, by the operating system's generator.

const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const requests = require('internal/requests');
const { validateFunction, validateNumber } = require('internal/validators');
const { viewOf } = require('internal/crypto/bytes');
const { takeScratch } = require('internal/crypto/hash_state');

const { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } = codes;

const binding = internalBinding('crypto');

const LONGEST = 2 ** 31 - 1;
const SMALL = 1024;

function checkOffset(offset, elementSize, length) {
  validateNumber(offset, 'offset');
  offset *= elementSize;
  const most = Math.min(length, LONGEST);
  if (Number.isNaN(offset) || offset > most || offset < 0) {
    throw new ERR_OUT_OF_RANGE('offset', `>= 0 && <= ${most}`, offset);
  }
  return offset >>> 0;
}

function checkSize(size, elementSize, offset, length) {
  validateNumber(size, 'size');
  size *= elementSize;
  if (Number.isNaN(size) || size > LONGEST || size < 0) {
    throw new ERR_OUT_OF_RANGE('size', `>= 0 && <= ${LONGEST}`, size);
  }
  if (size + offset > length) throw new ERR_OUT_OF_RANGE('size + offset', `<= ${length}`, size + offset);
  return size >>> 0;
}

function randomBytes(size, callback) {
  size = checkSize(size, 1, 0, Infinity);
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (callback === undefined && size <= SMALL) {
    binding.randomScratch(size);
    return takeScratch(size);
  }
  const buffer = Buffer.allocUnsafeSlow(size);
  if (callback !== undefined) {
    fillLater(buffer, buffer, callback);
    return undefined;
  }
  binding.random(0, buffer);
  return buffer;
}

function fillLater(bytes, result, callback) {
  binding.random(requests.add((err) => (err ? callback(err) : callback(null, result)), 'RandomBytesRequest'), bytes);
}

/** The bytes to fill of what a user gave, by offset and size in its elements. */
function target(buf, offset, size) {
  const bytes = viewOf(buf);
  if (bytes === undefined) throw new ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], buf);
  const elementSize = buf.BYTES_PER_ELEMENT || 1;
  const from = checkOffset(offset, elementSize, bytes.length);
  const count = size === undefined ? bytes.length - from : checkSize(size, elementSize, from, bytes.length);
  return bytes.subarray(from, from + count);
}

function randomFillSync(buf, offset = 0, size) {
  const bytes = target(buf, offset, size);
  if (bytes.length > 0) binding.random(0, bytes);
  return buf;
}

function randomFill(buf, offset, size, callback) {
  if (viewOf(buf) === undefined) throw new ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], buf);
  if (typeof offset === 'function') {
    callback = offset;
    offset = 0;
    size = undefined;
  } else if (typeof size === 'function') {
    callback = size;
    size = undefined;
  } else {
    validateFunction(callback, 'callback');
  }
  const bytes = target(buf, offset, size);
  if (bytes.length === 0) callback(null, buf);
  else fillLater(bytes, buf, callback);
}

module.exports = { randomBytes, randomFill, randomFillSync };
