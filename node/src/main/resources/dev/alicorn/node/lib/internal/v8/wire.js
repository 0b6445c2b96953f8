'use strict';

// V8's serialization format, version 15: the tags, and the writing and reading of its numbers and strings. A value is a
// tag and what belongs to it; numbers are little-endian or varints (seven bits a byte, the lowest first).

const { Buffer } = require('buffer');

const VERSION = 15;
const OLDEST_VERSION = 13;

const code = (character) => character.charCodeAt(0);

const Tag = {
  VERSION: 0xff,
  PADDING: 0,
  UNDEFINED: code('_'),
  NULL: code('0'),
  TRUE: code('T'),
  FALSE: code('F'),
  INT32: code('I'),
  UINT32: code('U'),
  DOUBLE: code('N'),
  BIGINT: code('Z'),
  UTF8_STRING: code('S'),
  ONE_BYTE_STRING: code('"'),
  TWO_BYTE_STRING: code('c'),
  REFERENCE: code('^'),
  OBJECT: code('o'),
  OBJECT_END: code('{'),
  DENSE_ARRAY: code('A'),
  DENSE_ARRAY_END: code('$'),
  SPARSE_ARRAY: code('a'),
  SPARSE_ARRAY_END: code('@'),
  HOLE: code('-'),
  DATE: code('D'),
  TRUE_OBJECT: code('y'),
  FALSE_OBJECT: code('x'),
  NUMBER_OBJECT: code('n'),
  BIGINT_OBJECT: code('z'),
  STRING_OBJECT: code('s'),
  REGEXP: code('R'),
  MAP: code(';'),
  MAP_END: code(':'),
  SET: code("'"),
  SET_END: code(','),
  ARRAY_BUFFER: code('B'),
  RESIZABLE_ARRAY_BUFFER: code('~'),
  TRANSFERRED_ARRAY_BUFFER: code('t'),
  SHARED_ARRAY_BUFFER: code('u'),
  VIEW: code('V'),
  ERROR: code('r'),
  HOST_OBJECT: code('\\'),
};

/** Tags inside of an error. Its prototype comes first; without one of these it is an Error. */
const ErrorTag = { MESSAGE: code('m'), CAUSE: code('c'), STACK: code('s'), END: code('.') };

const ERROR_PROTOTYPES = new Map([
  [code('E'), EvalError], [code('R'), RangeError], [code('F'), ReferenceError], [code('S'), SyntaxError],
  [code('T'), TypeError], [code('U'), URIError],
]);

const VIEW_TYPES = {
  b: 'Int8Array', B: 'Uint8Array', C: 'Uint8ClampedArray', w: 'Int16Array', W: 'Uint16Array', d: 'Int32Array',
  D: 'Uint32Array', h: 'Float16Array', f: 'Float32Array', F: 'Float64Array', q: 'BigInt64Array', Q: 'BigUint64Array',
  '?': 'DataView',
};
const viewName = new Map(Object.entries(VIEW_TYPES).map(([key, name]) => [code(key), name]));
const viewTag = new Map(Object.entries(VIEW_TYPES).map(([key, name]) => [name, code(key)]));
const LENGTH_TRACKING = 1;
const RESIZABLE = 2;

/** Flags of a regular expression, by their bits. */
const REGEXP_FLAGS = [['g', 1], ['i', 2], ['m', 4], ['y', 8], ['u', 16], ['s', 32], ['d', 128], ['v', 256]];

const ONE_BYTE = /^[\0-\xff]*$/; // eslint-disable-line no-control-regex

class Writer {
  #bytes = Buffer.allocUnsafeSlow(256);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;

  #reserve(count) {
    const needed = this.#at + count;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }

  /** What was written, which is then forgotten. */
  release() {
    const result = Buffer.allocUnsafeSlow(this.#at);
    result.set(this.#bytes.subarray(0, this.#at));
    this.#at = 0;
    return result;
  }

  tag(tag) {
    this.#reserve(1);
    this.#bytes[this.#at++] = tag;
  }

  varint(value) {
    this.#reserve(10);
    while (value >= 0x80) {
      this.#bytes[this.#at++] = (value & 0x7f) | 0x80;
      value = value > 0x7fffffff ? Math.floor(value / 0x80) : value >>> 7;
    }
    this.#bytes[this.#at++] = value;
  }

  bigVarint(value) {
    this.#reserve(10);
    for (; value >= 0x80n; value >>= 7n) this.#bytes[this.#at++] = Number(value & 0x7fn) | 0x80;
    this.#bytes[this.#at++] = Number(value);
  }

  zigZag(value) {
    this.varint(((value << 1) ^ (value >> 31)) >>> 0);
  }

  double(value) {
    this.#reserve(8);
    this.#view.setFloat64(this.#at, value, true);
    this.#at += 8;
  }

  raw(bytes) {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  string(text) {
    const { length } = text;
    if (ONE_BYTE.test(text)) {
      this.tag(Tag.ONE_BYTE_STRING);
      this.varint(length);
      this.#reserve(length);
      this.#bytes.latin1Write(text, this.#at, length);
      this.#at += length;
      return;
    }
    // The units of a two-byte string are aligned.
    if ((this.#at + 1 + varintSize(length * 2)) & 1) this.tag(Tag.PADDING);
    this.tag(Tag.TWO_BYTE_STRING);
    this.varint(length * 2);
    this.#reserve(length * 2);
    this.#bytes.ucs2Write(text, this.#at, length * 2);
    this.#at += length * 2;
  }

  /** Sign and size, then the magnitude in whole 64-bit digits. */
  bigint(value) {
    const negative = value < 0n;
    let rest = negative ? -value : value;
    const digits = [];
    for (; rest > 0n; rest >>= 64n) digits.push(BigInt.asUintN(64, rest));
    this.varint(digits.length * 16 + (negative ? 1 : 0));
    for (const digit of digits) {
      this.#reserve(8);
      this.#view.setBigUint64(this.#at, digit, true);
      this.#at += 8;
    }
  }
}

function varintSize(value) {
  let size = 1;
  for (; value >= 0x80; value /= 0x80) size++;
  return size;
}

/** Thrown where the bytes end too early or make no sense; the deserializer says it in V8's words. */
class Malformed extends Error {}

class Reader {
  #bytes;
  #view;
  #at = 0;

  constructor(view) {
    this.#bytes = Buffer.from(view.buffer, view.byteOffset, view.byteLength);
    this.#view = new DataView(view.buffer, view.byteOffset, view.byteLength);
  }

  get remaining() {
    return this.#bytes.length - this.#at;
  }

  /** Moves on over `count` bytes, and returns where they begin. */
  skip(count) {
    if (!(count <= this.remaining)) throw new Malformed();
    const from = this.#at;
    this.#at += count;
    return from;
  }

  /** The next tag, or undefined at the end. It stays where it is. */
  peek() {
    while (this.#at < this.#bytes.length && this.#bytes[this.#at] === Tag.PADDING) this.#at++;
    return this.#bytes[this.#at];
  }

  tag() {
    const tag = this.peek();
    this.skip(1);
    return tag;
  }

  byte() {
    return this.#bytes[this.skip(1)];
  }

  varint() {
    let value = 0;
    let shift = 0;
    let byte;
    do {
      byte = this.byte();
      if (shift < 32) value |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte & 0x80);
    return value >>> 0;
  }

  bigVarint() {
    let value = 0n;
    let shift = 0n;
    let byte;
    do {
      byte = this.byte();
      if (shift < 64n) value |= BigInt(byte & 0x7f) << shift;
      shift += 7n;
    } while (byte & 0x80);
    return BigInt.asUintN(64, value);
  }

  zigZag() {
    const value = this.varint();
    return (value >>> 1) ^ -(value & 1);
  }

  double() {
    return this.#view.getFloat64(this.skip(8), true);
  }

  /** A copy of the next bytes, as an ArrayBuffer. */
  copy(count, options) {
    const from = this.skip(count);
    const buffer = new ArrayBuffer(count, options);
    new Uint8Array(buffer).set(this.#bytes.subarray(from, from + count));
    return buffer;
  }

  oneByteString() {
    const length = this.varint();
    const from = this.skip(length);
    return this.#bytes.latin1Slice(from, from + length);
  }

  utf8String() {
    const length = this.varint();
    const from = this.skip(length);
    return this.#bytes.utf8Slice(from, from + length);
  }

  twoByteString() {
    const length = this.varint();
    if (length % 2 !== 0) throw new Malformed();
    const from = this.skip(length);
    return this.#bytes.ucs2Slice(from, from + length);
  }

  bigint() {
    const field = this.varint();
    const size = field >>> 1;
    let value = 0n;
    const from = this.skip(size);
    for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(this.#bytes[from + i]);
    return field & 1 ? -value : value;
  }
}

module.exports = {
  ERROR_PROTOTYPES, ErrorTag, LENGTH_TRACKING, Malformed, OLDEST_VERSION, REGEXP_FLAGS, RESIZABLE, Reader, Tag, VERSION,
  Writer, viewName, viewTag,
};
