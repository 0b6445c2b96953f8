'use strict';

// buf.fill and Buffer.alloc(size, value): a number, or a pattern that repeats.

const { codes } = require('internal/errors');
const { validateInteger, validateString } = require('internal/validators');
const { codecOf, utf8, latin1 } = require('internal/encoding/codecs');
const { bytesOf } = require('internal/buffer/brands');
const { kMaxLength } = require('internal/buffer/limits');

const { ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_ARG_VALUE, ERR_UNKNOWN_ENCODING } = codes;

const nativeFill = Uint8Array.prototype.fill;

function codecFor(encoding) {
  if (encoding === undefined || encoding === null || encoding === '') return utf8;
  const codec = codecOf(encoding);
  if (codec !== undefined) return codec;
  validateString(encoding, 'encoding');
  throw new ERR_UNKNOWN_ENCODING(encoding);
}

/** A string as the pattern it stands for: a byte where that is all, else bytes. */
function patternOf(string, codec) {
  if (string.length === 0) return 0;
  if (string.length === 1) {
    const unit = string.charCodeAt(0);
    if (codec === latin1 || (codec === utf8 && unit < 128)) return unit;
  }
  const length = codec.byteLength(string);
  const bytes = new Uint8Array(length);
  const written = codec.write(bytes, string, 0, length);
  if (written === 0) throw new ERR_INVALID_ARG_VALUE('value', string);
  return bytes.subarray(0, written);
}

/** Lays the pattern down once, then doubles what is there. */
function repeat(buffer, pattern, start, end) {
  let done = Math.min(pattern.length, end - start);
  // A pattern from the buffer's own memory is to be read before it is overwritten.
  const source = pattern.buffer === buffer.buffer ? pattern.slice(0, done) : pattern;
  for (let i = 0; i < done; i++) buffer[start + i] = source[i];
  while (done < end - start) {
    const next = Math.min(done, end - start - done);
    buffer.copyWithin(start + done, start, start + next);
    done += next;
  }
}

function fillBuffer(buffer, value, offset, end, encoding) {
  let codec;
  if (typeof value === 'string') {
    if (offset === undefined || typeof offset === 'string') {
      encoding = offset;
      offset = undefined;
    } else if (typeof end === 'string') {
      encoding = end;
      end = undefined;
    }
    codec = codecFor(encoding);
  }
  if (offset === undefined) {
    offset = 0;
    end = buffer.length;
  } else {
    validateInteger(offset, 'offset', 0, kMaxLength);
    if (end === undefined) end = buffer.length;
    else validateInteger(end, 'end', 0, buffer.length);
  }
  if (offset >= end) return buffer;
  return fillRange(buffer, codec === undefined ? value : patternOf(value, codec), offset, end);
}

function fillRange(buffer, value, offset, end) {
  if (end > buffer.byteLength) throw new ERR_BUFFER_OUT_OF_BOUNDS(); // its length was shadowed
  if (!ArrayBuffer.isView(value)) return nativeFill.call(buffer, typeof value === 'number' ? value : value & 255, offset, end);
  const pattern = bytesOf(value);
  if (pattern.length === 0) throw new ERR_INVALID_ARG_VALUE('value', value);
  repeat(buffer, pattern, offset, end);
  return buffer;
}

module.exports = { fillBuffer };
