'use strict';

// Buffer.from, alloc, concat and their kin.

const { codes } = require('internal/errors');
const { validateArray, validateInteger, validateNumber } = require('internal/validators');
const { codecOf, utf8 } = require('internal/encoding/codecs');
const kernel = require('internal/encoding/kernel');
const { KERNEL_UNITS } = require('internal/encoding/limits');
const { FastBuffer } = require('internal/buffer/fast_buffer');
const { isAnyArrayBuffer, isTypedArray, isUint8Array } = require('internal/buffer/brands');
const { copyBytes } = require('internal/buffer/copy');
const { fillBuffer } = require('internal/buffer/fill');
const { kMaxLength } = require('internal/buffer/limits');
const pool = require('internal/buffer/pool');

const { ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING } = codes;

const SOURCES = ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'];

function from(value, encodingOrOffset, length) {
  if (typeof value === 'string') return fromString(value, encodingOrOffset);
  if (typeof value === 'object' && value !== null) {
    if (isAnyArrayBuffer(value)) return fromArrayBuffer(value, encodingOrOffset, length);
    const primitive = value.valueOf && value.valueOf();
    if (primitive != null && primitive !== value &&
        (typeof primitive === 'string' || typeof primitive === 'object')) {
      return from(primitive, encodingOrOffset, length);
    }
    const buffer = fromObject(value);
    if (buffer !== undefined) return buffer;
    if (typeof value[Symbol.toPrimitive] === 'function') {
      const text = value[Symbol.toPrimitive]('string');
      if (typeof text === 'string') return fromString(text, encodingOrOffset);
    }
  }
  throw new ERR_INVALID_ARG_TYPE('first argument', SOURCES, value);
}

function codecFor(encoding) {
  if (encoding === 'utf8' || typeof encoding !== 'string' || encoding.length === 0) return utf8;
  const codec = codecOf(encoding);
  if (codec === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  return codec;
}

function fromString(string, encoding) {
  const codec = codecFor(encoding);
  if (string.length === 0) return new FastBuffer();
  const most = string.length * codec.maxBytesPerUnit;
  if (pool.isPooled(most)) {
    const slab = pool.reserve(most);
    return pool.cut(codec.write(slab, string, pool.offset(), most));
  }
  if (codec === utf8 && string.length <= KERNEL_UNITS && kernel.ready(string.length)) return fromKernel(string);
  const length = codec.byteLength(string);
  const buffer = pool.allocate(length);
  const written = codec.write(buffer, string, 0, length);
  return written === length ? buffer : new FastBuffer(buffer.buffer, buffer.byteOffset, written);
}

// Long text is encoded before its length is known: that spares a pass over the string.
function fromKernel(string) {
  const length = kernel.encodeToMemory(string);
  const buffer = pool.allocate(length);
  kernel.take(buffer, 0, length);
  return buffer;
}

function fromArrayBuffer(source, byteOffset, length) {
  if (byteOffset === undefined) {
    byteOffset = 0;
  } else {
    byteOffset = +byteOffset;
    if (Number.isNaN(byteOffset)) byteOffset = 0;
  }
  const most = source.byteLength - byteOffset;
  if (most < 0) throw new ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (length === undefined) return new FastBuffer(source, byteOffset, most);
  length = +length;
  if (!(length > 0)) length = 0;
  if (length > most) throw new ERR_BUFFER_OUT_OF_BOUNDS('length');
  return new FastBuffer(source, byteOffset, length);
}

function fromObject(object) {
  if (object.length !== undefined || isAnyArrayBuffer(object.buffer)) {
    return typeof object.length === 'number' ? fromArrayLike(object) : new FastBuffer();
  }
  if (object.type === 'Buffer' && Array.isArray(object.data)) return fromArrayLike(object.data);
  return undefined;
}

function fromArrayLike(source) {
  if (source.length <= 0) return new FastBuffer();
  if (!pool.isPooled(source.length)) return new FastBuffer(source);
  const buffer = pool.allocate(source.length);
  if (isUint8Array(source)) {
    copyBytes(source, 0, source.length, buffer, 0);
  } else {
    buffer.set(source, 0);
  }
  return buffer;
}

function validateSize(size) {
  validateNumber(size, 'size', 0, kMaxLength);
}

function alloc(size, fill, encoding) {
  validateSize(size);
  const buffer = new FastBuffer(size);
  return fill === undefined || fill === 0 || size === 0 ? buffer : fillBuffer(buffer, fill, 0, buffer.length, encoding);
}

function allocUnsafe(size) {
  validateSize(size);
  return pool.allocate(Math.trunc(size));
}

function allocUnsafeSlow(size) {
  validateSize(size);
  return new FastBuffer(size);
}

/** A copy of a part of any typed array's memory, counted in its elements. */
function copyBytesFrom(view, offset, length) {
  if (!isTypedArray(view)) throw new ERR_INVALID_ARG_TYPE('view', ['TypedArray'], view);
  const count = view.length;
  if (count === 0) return new FastBuffer();
  let start = 0;
  let end = count;
  if (offset !== undefined) {
    validateInteger(offset, 'offset', 0);
    if (offset >= count) return new FastBuffer();
    start = offset;
  }
  if (length !== undefined) {
    validateInteger(length, 'length', 0);
    end = Math.min(start + length, count);
  }
  const size = view.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(view.buffer, view.byteOffset + start * size, (end - start) * size);
  return fromArrayLike(bytes);
}

function of(...items) {
  const buffer = pool.allocate(items.length);
  for (let i = 0; i < items.length; i++) buffer[i] = items[i];
  return buffer;
}

function totalLength(list) {
  let total = 0;
  for (let i = 0; i < list.length; i++) if (list[i].length) total += list[i].length;
  return total;
}

function concat(list, length) {
  validateArray(list, 'list');
  if (list.length === 0) return new FastBuffer();
  if (length === undefined) {
    length = totalLength(list);
  } else {
    validateInteger(length, 'length', 0);
  }
  const buffer = allocUnsafe(length);
  let at = 0;
  for (let i = 0; i < list.length; i++) {
    const part = list[i];
    if (!isUint8Array(part)) throw new ERR_INVALID_ARG_TYPE(`list[${i}]`, ['Buffer', 'Uint8Array'], part);
    const count = Math.min(part.length, length - at);
    if (count > 0) copyBytes(part, 0, count, buffer, at);
    at += count;
  }
  if (at < length && pool.isPooled(length)) buffer.fill(0, at, length); // only the pool's memory is not clean
  return buffer;
}

/** The deprecated constructor, without its warning. */
function construct(value, encodingOrOffset, length) {
  if (typeof value !== 'number') return from(value, encodingOrOffset, length);
  if (typeof encodingOrOffset === 'string') throw new ERR_INVALID_ARG_TYPE('string', 'string', value);
  return alloc(value);
}

function slowBuffer(size) {
  validateNumber(size, 'size', 0, kMaxLength);
  return allocUnsafeSlow(size);
}

module.exports = {
  from, fromString, alloc, allocUnsafe, allocUnsafeSlow, copyBytesFrom, of, concat, construct, slowBuffer,
};
