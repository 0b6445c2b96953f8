'use strict';

// The methods of Buffer.prototype, in the order in which Node lists them.

const integers = { ...require('internal/buffer/read_int'), ...require('internal/buffer/write_int') };
const numbers = require('internal/buffer/numbers');
const text = require('internal/buffer/text');
const { FastBuffer } = require('internal/buffer/fast_buffer');
const { copy: copyTo } = require('internal/buffer/copy');
const { fillBuffer } = require('internal/buffer/fill');
const { equals: sameBytes, compareRanges } = require('internal/buffer/compare');
const { search } = require('internal/buffer/search');
const { swap16, swap32, swap64 } = require('internal/buffer/swap');
const { inspectBuffer } = require('internal/buffer/inspect');

const typedArrayByteLength = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype), 'byteLength').get;

/** Adds readUint32LE for readUInt32LE and so on: the same functions under the newer spelling. */
function withAliases(methods) {
  const all = {};
  const aliases = {};
  for (const [name, method] of Object.entries(methods)) {
    all[name] = method;
    if (name.includes('UInt')) aliases[name.replace('UInt', 'Uint')] = method;
  }
  return { ...all, ...aliases };
}

const floats = {
  readFloatLE: numbers.readFloatForwards,
  readFloatBE: numbers.readFloatBackwards,
  readDoubleLE: numbers.readDoubleForwards,
  readDoubleBE: numbers.readDoubleBackwards,
  writeFloatLE: numbers.writeFloatForwards,
  writeFloatBE: numbers.writeFloatBackwards,
  writeDoubleLE: numbers.writeDoubleForwards,
  writeDoubleBE: numbers.writeDoubleBackwards,
};

const { readBigUInt64LE, readBigUInt64BE, readBigInt64LE, readBigInt64BE } = numbers;
const { writeBigUInt64LE, writeBigUInt64BE, writeBigInt64LE, writeBigInt64BE } = numbers;
const bigInts = {
  readBigUInt64LE, readBigUInt64BE, readBigInt64LE, readBigInt64BE,
  writeBigUInt64LE, writeBigUInt64BE, writeBigInt64LE, writeBigInt64BE,
};

function clip(value, byDefault, length) {
  if (value === undefined) return byDefault;
  const index = Math.trunc(value) || 0;
  if (index < 0) return Math.max(0, index + length);
  return Math.min(index, length);
}

// Function expressions, not methods: Node's can be called with `new`, and programs' tests have seen that.
const methods = {
  copy: function copy(target, targetStart, sourceStart, sourceEnd) {
    return copyTo(this, target, targetStart, sourceStart, sourceEnd);
  },

  toString: text.toString,

  equals: function equals(otherBuffer) {
    typedArrayByteLength.call(this); // only typed arrays can be compared
    return sameBytes(this, otherBuffer);
  },

  inspect: inspectBuffer,

  compare: function compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
    return compareRanges(this, target, targetStart, targetEnd, sourceStart, sourceEnd, arguments.length);
  },

  indexOf: function indexOf(value, byteOffset, encoding) {
    return search(this, value, byteOffset, encoding, true);
  },

  lastIndexOf: function lastIndexOf(value, byteOffset, encoding) {
    return search(this, value, byteOffset, encoding, false);
  },

  includes: function includes(value, byteOffset, encoding) {
    return search(this, value, byteOffset, encoding, true) !== -1;
  },

  fill: function fill(value, offset, end, encoding) {
    return fillBuffer(this, value, offset, end, encoding);
  },

  write: text.write,

  toJSON: function toJSON() {
    return { type: 'Buffer', data: this.length > 0 ? Array.from(this) : [] };
  },

  subarray: function subarray(start, end) {
    const { length } = this;
    const from = clip(start, 0, length);
    const to = clip(end, length, length);
    return new FastBuffer(this.buffer, this.byteOffset + from, to > from ? to - from : 0);
  },

  slice: function slice(start, end) {
    return this.subarray(start, end);
  },

  swap16,
  swap32,
  swap64,
};

const parent = {
  get parent() {
    const { Buffer } = require('buffer');
    return this instanceof Buffer ? this.buffer : undefined;
  },
  get offset() {
    const { Buffer } = require('buffer');
    return this instanceof Buffer ? this.byteOffset : undefined;
  },
};

function install(prototype) {
  Object.assign(prototype, withAliases(bigInts), withAliases(integers), floats, text.oneEncodingMethods());
  for (const key of ['parent', 'offset']) {
    const { get } = Object.getOwnPropertyDescriptor(parent, key);
    Object.defineProperty(get, 'name', { value: 'get' });
    Object.defineProperty(prototype, key, { get, enumerable: true });
  }
  Object.assign(prototype, methods);
  prototype.toLocaleString = prototype.toString;
  prototype[Symbol.for('nodejs.util.inspect.custom')] = inspectBuffer;
}

module.exports = { install };
