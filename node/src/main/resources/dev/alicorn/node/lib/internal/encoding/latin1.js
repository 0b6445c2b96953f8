'use strict';

// One byte a character: latin1 (the low byte of each unit) and ascii (the same when writing, seven bits when reading).

const { LOOP_DECODE, LOOP_ENCODE } = require('internal/encoding/limits');
const { shortString, anyString } = require('internal/encoding/pieces');
const kernel = require('internal/encoding/kernel');

const byteLength = (string) => string.length;

function write(bytes, string, offset, room) {
  const { length } = string;
  if (length > LOOP_ENCODE && kernel.ready(length)) {
    return kernel.encodeLatin1(length > room ? string.slice(0, room) : string, bytes, offset);
  }
  const count = Math.min(length, room);
  for (let i = 0; i < count; i++) bytes[offset + i] = string.charCodeAt(i);
  return count;
}

function decode(bytes, start, end) {
  const length = end - start;
  if (length <= LOOP_DECODE) return shortString(bytes, start, end);
  return kernel.ready(length) ? kernel.decodeLatin1(bytes, start, end, 0xff) : anyString(bytes, start, end);
}

function decodeAscii(bytes, start, end) {
  const length = end - start;
  if (kernel.ready(length)) return kernel.decodeLatin1(bytes, start, end, 0x7f);
  const units = new Uint8Array(length);
  for (let i = 0; i < length; i++) units[i] = bytes[start + i] & 0x7f;
  return anyString(units, 0, length);
}

module.exports = {
  latin1: { name: 'latin1', maxBytesPerUnit: 1, byteLength, write, decode },
  ascii: { name: 'ascii', maxBytesPerUnit: 1, byteLength, write, decode: decodeAscii },
};
