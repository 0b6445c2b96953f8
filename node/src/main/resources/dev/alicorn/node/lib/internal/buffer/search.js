'use strict';

// indexOf, lastIndexOf and includes: for a byte, a sequence of bytes, or a string in some encoding.

const { codes } = require('internal/errors');
const codecs = require('internal/encoding/codecs');
const kernel = require('internal/encoding/kernel');
const { isUint8Array, isTypedArray } = require('internal/buffer/brands');

const { ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING } = codes;

const LOOP_SEARCH = 32; // up to here a loop is faster than a call
const KERNEL_SEARCH = 64; // from here the kernel's sixteen bytes a step pay for moving them there
const { indexOf: nativeIndexOf, lastIndexOf: nativeLastIndexOf } = Uint8Array.prototype;

/** Where a search starts, from an offset that may be negative or beyond; -1 if nothing can be found from there. */
function startOf(length, offset, needleLength, forward) {
  if (offset < 0) {
    if (offset + length >= 0) return length + offset;
    return forward || needleLength === 0 ? 0 : -1;
  }
  if (offset + needleLength <= length) return offset;
  if (needleLength === 0) return length;
  return forward ? -1 : length - 1;
}

function matches(bytes, at, needle, step) {
  for (let i = step; i < needle.length; i++) if (bytes[at + i] !== needle[i]) return false;
  return true;
}

/** The first match at or after `start`, in steps: 1, or 2 for UTF-16 whose units lie at even places. */
function findForward(bytes, needle, start, step) {
  const last = bytes.length - needle.length;
  const first = needle[0];
  for (let at = start; at <= last; at += step) {
    if (bytes[at] === first && matches(bytes, at, needle, 1)) return at;
  }
  return -1;
}

function findBackward(bytes, needle, start, step) {
  const first = needle[0];
  for (let at = start; at >= 0; at -= step) {
    if (bytes[at] === first && matches(bytes, at, needle, 1)) return at;
  }
  return -1;
}

function find(bytes, needle, start, forward) {
  const last = bytes.length - needle.length;
  if (!forward) return findBackward(bytes, needle, Math.min(start, last), 1);
  if (last - start > KERNEL_SEARCH && needle.length <= kernel.MAX_NEEDLE && kernel.ready(last - start)) {
    return kernel.find(bytes, start, bytes.length, needle, 0, needle.length);
  }
  return findForward(bytes, needle, start, 1);
}

// As in Node, the search is for whole units counted from the buffer's beginning, wherever it starts.
function findUnits(bytes, needle, start, forward) {
  if (bytes.length < 2 || needle.length < 2) return -1;
  const units = needle.length & 1 ? needle.subarray(0, needle.length - 1) : needle;
  const whole = bytes.length & ~1;
  const haystack = whole === bytes.length ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, whole);
  const from = start & ~1;
  if (forward) return findForward(haystack, units, from, 2);
  return findBackward(haystack, units, Math.min(from, whole - units.length), 2);
}

function searchBytes(bytes, needle, offset, wide, forward) {
  const start = startOf(bytes.length, offset, needle.length, forward);
  if (needle.length === 0) return start;
  if (bytes.length === 0 || start <= -1) return -1;
  if ((forward && needle.length + start > bytes.length) || needle.length > bytes.length) return -1;
  return wide ? findUnits(bytes, needle, start, forward) : find(bytes, needle, start, forward);
}

function byteLoop(bytes, byte, start) {
  for (let i = start; i < bytes.length; i++) if (bytes[i] === byte) return i;
  return -1;
}

function searchByte(bytes, byte, offset, forward) {
  const start = startOf(bytes.length, offset, 1, forward);
  if (start <= -1 || bytes.length === 0) return -1;
  if (!forward) return nativeLastIndexOf.call(bytes, byte, start);
  const count = bytes.length - start;
  if (count <= LOOP_SEARCH) return byteLoop(bytes, byte, start);
  if (count <= KERNEL_SEARCH || !kernel.ready(count)) return nativeIndexOf.call(bytes, byte, start);
  one[0] = byte;
  return kernel.find(bytes, start, bytes.length, one, 0, 1);
}

const one = new Uint8Array(1);

function searchString(bytes, string, offset, codec, forward) {
  if (codec.maxBytesPerUnit === 1 || codec === codecs.utf8) {
    if (string.length === 1 && codec !== codecs.hex && codec !== codecs.base64 && codec !== codecs.base64url) {
      const unit = string.charCodeAt(0);
      if (unit < 128) return searchByte(bytes, unit, offset, forward);
    }
  }
  const length = codec.byteLength(string);
  const needle = new Uint8Array(length);
  const written = codec.write(needle, string, 0, length);
  return searchBytes(bytes, written < length ? needle.subarray(0, written) : needle, offset,
    codec === codecs.utf16le, forward);
}

function codecFor(encoding) {
  const codec = codecs.codecOf(encoding);
  if (codec === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  return codec;
}

function toOffset(buffer, byteOffset, forward) {
  const offset = +byteOffset;
  if (Number.isNaN(offset)) return forward ? 0 : (buffer.length || buffer.byteLength);
  if (offset > 0x7fffffff) return 0x7fffffff;
  return offset < -0x80000000 ? -0x80000000 : offset | 0;
}

function search(buffer, value, byteOffset, encoding, forward) {
  if (!isTypedArray(buffer) && !(buffer instanceof DataView)) {
    throw new ERR_INVALID_ARG_TYPE('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer);
  }
  if (typeof byteOffset === 'string') {
    encoding = byteOffset;
    byteOffset = undefined;
  }
  const offset = toOffset(buffer, byteOffset, forward);
  if (typeof value === 'number') return searchByte(buffer, (value >>> 0) & 255, offset, forward);
  if (typeof value === 'string') {
    return searchString(buffer, value, offset, encoding === undefined ? codecs.utf8 : codecFor(encoding), forward);
  }
  if (isUint8Array(value)) {
    const codec = encoding === undefined ? codecs.utf8 : codecs.codecOf(encoding) ?? codecs.utf8;
    return searchBytes(buffer, value, offset, codec === codecs.utf16le, forward);
  }
  throw new ERR_INVALID_ARG_TYPE('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
}

module.exports = { search };
