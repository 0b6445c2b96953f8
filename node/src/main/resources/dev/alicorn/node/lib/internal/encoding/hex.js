'use strict';

// Two digits a byte. Reading stops at the first pair that is not hexadecimal.

const { NATIVE_HEX } = require('internal/encoding/limits');

const DIGITS = '0123456789abcdef';
const PAIRS = Array.from({ length: 256 }, (_, byte) => DIGITS[byte >> 4] + DIGITS[byte & 15]);
const { toHex: nativeEncode, setFromHex: nativeDecode } = Uint8Array.prototype;

// 16 marks what is no digit, so that one test of the pair finds both.
const VALUES = new Uint8Array(256).fill(16);
for (let i = 0; i < 16; i++) VALUES[DIGITS.charCodeAt(i)] = VALUES[DIGITS.toUpperCase().charCodeAt(i)] = i;

function write(bytes, string, offset, room) {
  const count = Math.min(string.length >>> 1, room);
  if (nativeDecode === undefined || count <= NATIVE_HEX) return decodeLoop(bytes, string, offset, count);
  try {
    const digits = string.length === count * 2 ? string : string.slice(0, count * 2);
    return nativeDecode.call(new Uint8Array(bytes.buffer, bytes.byteOffset + offset, count), digits).written;
  } catch {
    return decodeLoop(bytes, string, offset, count); // not all of it are digits
  }
}

// As in Node, a unit counts by its low byte.
function decodeLoop(bytes, string, offset, count) {
  for (let i = 0; i < count; i++) {
    const high = VALUES[string.charCodeAt(i * 2) & 0xff];
    const low = VALUES[string.charCodeAt(i * 2 + 1) & 0xff];
    if ((high | low) > 15) return i;
    bytes[offset + i] = (high << 4) | low;
  }
  return count;
}

function decode(bytes, start, end) {
  const length = end - start;
  if (nativeEncode !== undefined && length > NATIVE_HEX) {
    const view = length === bytes.length ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset + start, length);
    return nativeEncode.call(view);
  }
  let text = '';
  for (let i = start; i < end; i++) text += PAIRS[bytes[i]];
  return text;
}

module.exports = {
  name: 'hex',
  maxBytesPerUnit: 1,
  byteLength: (string) => string.length >>> 1,
  write,
  decode,
};
