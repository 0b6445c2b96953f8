'use strict';

// Two digits a byte. Reading stops at the first pair that is not hexadecimal.

const { NATIVE_HEX } = require('internal/encoding/limits');

const DIGITS = '0123456789abcdef';
const PAIRS = Array.from({ length: 256 }, (_, byte) => DIGITS[byte >> 4] + DIGITS[byte & 15]);
const nativeToHex = Uint8Array.prototype.toHex;

// 16 marks what is no digit, so that one test of the pair finds both.
const VALUES = new Uint8Array(256).fill(16);
for (let i = 0; i < 16; i++) VALUES[DIGITS.charCodeAt(i)] = VALUES[DIGITS.toUpperCase().charCodeAt(i)] = i;

// As in Node, a unit counts by its low byte.
function write(bytes, string, offset, room) {
  const count = Math.min(string.length >>> 1, room);
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
  if (nativeToHex !== undefined && length > NATIVE_HEX) {
    const view = length === bytes.length ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset + start, length);
    return nativeToHex.call(view);
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
