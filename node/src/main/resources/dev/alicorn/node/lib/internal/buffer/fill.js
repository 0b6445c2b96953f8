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

/** Repeats what lies in [start, done) up to `end`, twice as much each time. */
function spread(buffer, start, done, end) {
  while (done < end) {
    const next = Math.min(done - start, end - done);
    buffer.copyWithin(done, start, start + next);
    done += next;
  }
}

function repeat(buffer, pattern, start, end) {
  const count = Math.min(pattern.length, end - start);
  // A pattern from the buffer's own memory is to be read before it is overwritten.
  const source = pattern.buffer === buffer.buffer ? pattern.slice(0, count) : pattern;
  for (let i = 0; i < count; i++) buffer[start + i] = source[i];
  spread(buffer, start, start + count, end);
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
  if (codec === undefined) return fillRange(buffer, value, offset, end);
  if (value.length > 1 && value.length * codec.maxBytesPerUnit <= end - offset) {
    return fillText(buffer, value, codec, offset, end);
  }
  return fillRange(buffer, patternOf(value, codec), offset, end);
}

/** A text that fits is written in place, and repeated from there. */
function fillText(buffer, text, codec, offset, end) {
  const written = codec.write(buffer, text, offset, end - offset);
  if (written === 0) throw new ERR_INVALID_ARG_VALUE('value', text);
  spread(buffer, offset, offset + written, end);
  return buffer;
}

function fillRange(buffer, value, offset, end) {
  if (end > buffer.byteLength) throw new ERR_BUFFER_OUT_OF_BOUNDS(); // its length was shadowed
  if (!ArrayBuffer.isView(value)) {
    return nativeFill.call(buffer, typeof value === 'number' ? value : value & 255, offset, end);
  }
  const pattern = bytesOf(value);
  if (pattern.length === 0) throw new ERR_INVALID_ARG_VALUE('value', value);
  repeat(buffer, pattern, offset, end);
  return buffer;
}

module.exports = { fillBuffer };
