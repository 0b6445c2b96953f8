'use strict';

// Between bytes and strings: toString, write, byteLength, and the methods of one encoding each (utf8Slice,
// latin1Write, ...), which many packages call although no manual names them.

const { codes } = require('internal/errors');
const { validateInteger } = require('internal/validators');
const codecs = require('internal/encoding/codecs');
const { isAnyArrayBuffer, isUint8Array } = require('internal/buffer/brands');
const { kStringMaxLength } = require('internal/buffer/limits');

const {
  ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_ARG_TYPE, ERR_STRING_TOO_LONG, ERR_UNKNOWN_ENCODING,
} = codes;
const { codecOf, utf8 } = codecs;

// Units that a codec makes of one byte, at most: only what may exceed V8's longest string is looked at closer.
const STRING_GROWTH = { hex: 2, base64: 4 / 3, base64url: 4 / 3 };

function decode(codec, bytes, start, end) {
  if (end - start > kStringMaxLength / 2) {
    const units = codec.name === 'utf16le' ? (end - start) / 2 : (end - start) * (STRING_GROWTH[codec.name] ?? 1);
    if (units > kStringMaxLength) throw new ERR_STRING_TOO_LONG(kStringMaxLength);
  }
  return codec.decode(bytes, start, end);
}

function argument(message) {
  const error = new TypeError(message);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

function outOfRange() {
  const error = new RangeError('Index out of range');
  error.code = 'ERR_OUT_OF_RANGE';
  return error;
}

function index(value, byDefault) {
  if (value === undefined) return byDefault;
  const number = Math.trunc(value) || 0;
  if (number < 0) throw outOfRange();
  return number;
}

/** The body of `utf8Slice` and its kin. */
function slice(codec, buffer, start, end) {
  if (!isUint8Array(buffer)) throw argument('argument must be a buffer');
  const { length } = buffer;
  if (length === 0) return '';
  const from = index(start, 0);
  let to = index(end, length);
  if (to < from) to = from;
  if (to > length) throw outOfRange();
  return from === to ? '' : decode(codec, buffer, from, to);
}

/** The body of `utf8Write` and its kin. */
function writeAt(codec, buffer, string, offset, length) {
  if (!isUint8Array(buffer)) throw argument('argument must be a buffer');
  if (typeof string !== 'string') throw argument('argument must be a string');
  const start = index(offset, 0);
  if (start > buffer.length) throw new ERR_BUFFER_OUT_OF_BOUNDS('offset');
  const room = Math.min(index(length, buffer.length - start), buffer.length - start);
  return room === 0 ? 0 : codec.write(buffer, string, start, room);
}

function toString(encoding, start, end) {
  if (arguments.length === 0) return this.utf8Slice(0, this.length);
  const { length } = this;
  if (start <= 0) start = 0;
  else if (start >= length) return '';
  else start = Math.trunc(start) || 0;
  if (end === undefined || end > length) end = length;
  else end = Math.trunc(end) || 0;
  if (end <= start) return '';
  if (encoding === undefined) return this.utf8Slice(start, end);
  const codec = codecOf(encoding);
  if (codec === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  return isUint8Array(this) ? decode(codec, this, start, end) : slice(codec, this, start, end);
}

function write(string, offset, length, encoding) {
  if (offset === undefined) return this.utf8Write(string, 0, this.length);
  if (length === undefined && typeof offset === 'string') {
    encoding = offset;
    length = this.length;
    offset = 0;
  } else {
    validateInteger(offset, 'offset', 0, this.length);
    const remaining = this.length - offset;
    if (length === undefined) {
      length = remaining;
    } else if (typeof length === 'string') {
      encoding = length;
      length = remaining;
    } else {
      validateInteger(length, 'length', 0, this.length);
      if (length > remaining) length = remaining;
    }
  }
  const codec = encoding ? codecOf(encoding) : utf8;
  if (codec === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  return writeAt(codec, this, string, offset, length);
}

function byteLength(string, encoding) {
  if (typeof string !== 'string') {
    if (ArrayBuffer.isView(string) || isAnyArrayBuffer(string)) return string.byteLength;
    throw new ERR_INVALID_ARG_TYPE('string', ['string', 'Buffer', 'ArrayBuffer'], string);
  }
  if (string.length === 0) return 0;
  const codec = encoding ? codecOf(encoding) : utf8;
  return (codec ?? utf8).byteLength(string);
}

const isEncoding = (encoding) =>
  typeof encoding === 'string' && encoding.length !== 0 && codecOf(encoding) !== undefined;

/** utf8Slice, utf8Write, ... for a prototype. */
function oneEncodingMethods() {
  const methods = {};
  const named = [
    ['ascii', codecs.ascii], ['base64', codecs.base64], ['base64url', codecs.base64url], ['latin1', codecs.latin1],
    ['hex', codecs.hex], ['ucs2', codecs.utf16le], ['utf8', codecs.utf8],
  ];
  for (const [name, codec] of named) {
    const key = `${name}Slice`;
    methods[key] = { [key]() { return slice(codec, this, arguments[0], arguments[1]); } }[key];
  }
  for (const [name, codec] of named) {
    const key = `${name}Write`;
    methods[key] = { [key]() { return writeAt(codec, this, arguments[0], arguments[1], arguments[2]); } }[key];
  }
  return methods;
}

module.exports = { toString, write, byteLength, isEncoding, oneEncodingMethods };
