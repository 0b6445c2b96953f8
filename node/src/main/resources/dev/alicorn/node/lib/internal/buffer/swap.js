'use strict';

// Reversing the bytes of each 16, 32 or 64-bit unit in place.

const { codes } = require('internal/errors');

const { ERR_INVALID_BUFFER_SIZE } = codes;

function swap(buffer, size) {
  const { length } = buffer;
  if (length % size !== 0) throw new ERR_INVALID_BUFFER_SIZE(`${size * 8}-bits`);
  for (let unit = 0; unit < length; unit += size) {
    for (let i = unit, j = unit + size - 1; i < j; i++, j--) {
      const byte = buffer[i];
      buffer[i] = buffer[j];
      buffer[j] = byte;
    }
  }
  return buffer;
}

function swap16() {
  return swap(this, 2);
}

function swap32() {
  return swap(this, 4);
}

function swap64() {
  return swap(this, 8);
}

module.exports = { swap16, swap32, swap64 };
