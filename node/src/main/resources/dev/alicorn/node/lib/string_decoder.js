'use strict';

// Decodes chunks to text and keeps back the bytes of a character that a chunk cuts short. The state lies in seven
// bytes that Node shows when a decoder is printed: four of the incomplete character, how many are missing, how many
// are there, and the encoding's number.

const { codes } = require('internal/errors');
const codecs = require('internal/encoding/codecs');
const { bytesOf } = require('internal/buffer/brands');
const { FastBuffer } = require('internal/buffer/fast_buffer');

const { ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS, ERR_UNKNOWN_ENCODING } = codes;
const { utf8, utf16le, base64, base64url } = codecs;

const kState = Symbol('kNativeDecoder');
const [MISSING, BUFFERED, ENCODING] = [4, 5, 6];
const STATE_BYTES = 7;
const NUMBERED = [codecs.ascii, utf8, base64, utf16le, codecs.latin1, codecs.hex, undefined, base64url];

const isContinuation = (byte) => (byte & 0xc0) === 0x80;

function StringDecoder(encoding) {
  const codec = encoding === undefined || encoding === null || encoding === '' ? utf8 :
    codecs.codecOf(typeof encoding === 'symbol' ? '' : encoding);
  if (codec === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  this.encoding = codec.name;
  this[kState] = new FastBuffer(STATE_BYTES);
  this[kState][ENCODING] = NUMBERED.indexOf(codec);
}

function stateOf(decoder) {
  const state = decoder[kState];
  if (state === undefined) throw new ERR_INVALID_THIS('StringDecoder');
  return state;
}

/** Bytes that complete the pending character: all that are missing, or fewer if the chunk is short or goes wrong. */
function completing(state, bytes, codec) {
  const most = Math.min(state[MISSING], bytes.length);
  if (codec !== utf8) return most;
  let count = 0;
  while (count < most && isContinuation(bytes[count])) count++;
  if (count < most) state[MISSING] = count; // broken off: decoded as it is
  return count;
}

/** Adds to the pending character; its text if that ends it, else ''. */
function fillPending(state, bytes, count, codec) {
  for (let i = 0; i < count; i++) state[state[BUFFERED] + i] = bytes[i];
  state[BUFFERED] += count;
  state[MISSING] -= count;
  if (state[MISSING] > 0) return '';
  const text = codec.decode(state, 0, state[BUFFERED]);
  state[BUFFERED] = 0;
  return text;
}

function isLead(unit) {
  return (unit & 0xfc00) === 0xd800;
}

function utf8Size(lead) {
  if ((lead & 0xe0) === 0xc0) return 2;
  if ((lead & 0xf0) === 0xe0) return 3;
  return (lead & 0xf8) === 0xf0 ? 4 : 0;
}

/** [bytes at the end of a chunk that begin a character, bytes that it lacks] */
function incompleteUtf8(bytes) {
  for (let count = 1; count <= 4 && count <= bytes.length; count++) {
    const byte = bytes[bytes.length - count];
    if (byte < 0x80) break;
    if (isContinuation(byte)) continue;
    const size = utf8Size(byte);
    return size > count ? [count, size - count] : NOTHING;
  }
  return NOTHING;
}

const NOTHING = [0, 0];

function incompleteUtf16(bytes) {
  const { length } = bytes;
  if (length % 2 === 1) return [1, 1];
  return isLead(bytes[length - 2] | (bytes[length - 1] << 8)) ? [2, 2] : NOTHING;
}

function incomplete(bytes, codec) {
  switch (codec) {
    case utf8: return bytes[bytes.length - 1] & 0x80 ? incompleteUtf8(bytes) : NOTHING;
    case utf16le: return incompleteUtf16(bytes);
    case base64:
    case base64url: {
      const rest = bytes.length % 3;
      return rest === 0 ? NOTHING : [rest, 3 - rest];
    }
    default: return NOTHING;
  }
}

function decodeChunk(state, bytes) {
  const codec = NUMBERED[state[ENCODING]];
  let text = '';
  let start = 0;
  if (state[MISSING] > 0) {
    start = completing(state, bytes, codec);
    text = fillPending(state, bytes, start, codec);
    if (start === bytes.length) return text;
    bytes = bytes.subarray(start);
  }
  const [kept, missing] = incomplete(bytes, codec);
  const end = bytes.length - kept;
  for (let i = 0; i < kept; i++) state[i] = bytes[end + i];
  state[BUFFERED] = kept;
  state[MISSING] = missing;
  return end === 0 ? text : text + codec.decode(bytes, 0, end);
}

function flush(state) {
  const codec = NUMBERED[state[ENCODING]];
  const count = codec === utf16le ? state[BUFFERED] & ~1 : state[BUFFERED]; // half a unit is dropped
  state[BUFFERED] = 0;
  state[MISSING] = 0;
  return count === 0 ? '' : codec.decode(state, 0, count);
}

StringDecoder.prototype.write = function write(buf) {
  if (typeof buf === 'string') return buf;
  if (!ArrayBuffer.isView(buf)) throw new ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], buf);
  const state = stateOf(this);
  return buf.byteLength === 0 ? '' : decodeChunk(state, bytesOf(buf));
};

StringDecoder.prototype.end = function end(buf) {
  const text = buf === undefined ? '' : this.write(buf);
  const state = stateOf(this);
  return state[BUFFERED] > 0 ? text + flush(state) : text;
};

/** Forgets what is pending and decodes a chunk from an offset on. */
StringDecoder.prototype.text = function text(buf, offset) {
  const state = stateOf(this);
  state[MISSING] = 0;
  state[BUFFERED] = 0;
  return this.write(buf.slice(offset));
};

Object.defineProperties(StringDecoder.prototype, {
  lastChar: {
    get() { return stateOf(this).subarray(0, MISSING); },
    enumerable: true,
    configurable: true,
  },
  lastNeed: {
    get() { return stateOf(this)[MISSING]; },
    enumerable: true,
    configurable: true,
  },
  lastTotal: {
    get() { return stateOf(this)[MISSING] + stateOf(this)[BUFFERED]; },
    enumerable: true,
    configurable: true,
  },
});

module.exports = { StringDecoder };
