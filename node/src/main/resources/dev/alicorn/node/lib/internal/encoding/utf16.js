'use strict';

// UTF-16, little-endian: the units as they are, lone surrogates included. An odd last byte is no character.

const { LOOP_ENCODE } = require('internal/encoding/limits');
const { anyString } = require('internal/encoding/pieces');
const kernel = require('internal/encoding/kernel');

function write(bytes, string, offset, room) {
  const { length } = string;
  const count = Math.min(length, room >>> 1);
  if (count > LOOP_ENCODE && kernel.ready(count * 2)) {
    return kernel.encodeUtf16(count < length ? string.slice(0, count) : string, bytes, offset);
  }
  for (let i = 0, at = offset; i < count; i++) {
    const unit = string.charCodeAt(i);
    bytes[at++] = unit;
    bytes[at++] = unit >> 8;
  }
  return count * 2;
}

function decode(bytes, start, end) {
  const count = (end - start) >>> 1;
  if (count === 0) return '';
  if (kernel.ready(count)) return kernel.decodeUtf16(bytes, start, start + count * 2);
  const units = new Uint16Array(count);
  for (let i = 0, at = start; i < count; i++, at += 2) units[i] = bytes[at] | (bytes[at + 1] << 8);
  return anyString(units, 0, count);
}

module.exports = {
  name: 'utf16le',
  maxBytesPerUnit: 2,
  byteLength: (string) => string.length * 2,
  write,
  decode,
};
