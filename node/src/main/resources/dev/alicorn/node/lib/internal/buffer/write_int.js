'use strict';

// writeUInt8 and its kin. The value is checked before the place, and nothing is written if either is wrong.

const { checkValue, outOfBounds } = require('internal/buffer/bounds');
const { validateNumber } = require('internal/validators');

const MAX_BYTES = 6;

function put8(buffer, value, offset, min, max) {
  value = +value;
  validateNumber(offset, 'offset');
  checkValue(buffer, value, min, max, offset, 0);
  buffer[offset] = value;
  return offset + 1;
}

function put16LE(buffer, value, offset, min, max) {
  value = +value;
  checkValue(buffer, value, min, max, offset, 1);
  buffer[offset] = value;
  buffer[offset + 1] = value >>> 8;
  return offset + 2;
}

function put16BE(buffer, value, offset, min, max) {
  value = +value;
  checkValue(buffer, value, min, max, offset, 1);
  buffer[offset] = value >>> 8;
  buffer[offset + 1] = value;
  return offset + 2;
}

function put24LE(buffer, value, offset, min, max) {
  value = +value;
  checkValue(buffer, value, min, max, offset, 2);
  buffer[offset] = value;
  buffer[offset + 1] = value >>> 8;
  buffer[offset + 2] = value >>> 16;
  return offset + 3;
}

function put24BE(buffer, value, offset, min, max) {
  value = +value;
  checkValue(buffer, value, min, max, offset, 2);
  buffer[offset] = value >>> 16;
  buffer[offset + 1] = value >>> 8;
  buffer[offset + 2] = value;
  return offset + 3;
}

function put32LE(buffer, value, offset, min, max) {
  value = +value;
  checkValue(buffer, value, min, max, offset, 3);
  buffer[offset] = value;
  buffer[offset + 1] = value >>> 8;
  buffer[offset + 2] = value >>> 16;
  buffer[offset + 3] = value >>> 24;
  return offset + 4;
}

function put32BE(buffer, value, offset, min, max) {
  value = +value;
  checkValue(buffer, value, min, max, offset, 3);
  buffer[offset] = value >>> 24;
  buffer[offset + 1] = value >>> 16;
  buffer[offset + 2] = value >>> 8;
  buffer[offset + 3] = value;
  return offset + 4;
}

function put40LE(buffer, value, offset, min, max) {
  value = +value;
  checkValue(buffer, value, min, max, offset, 4);
  const high = Math.floor(value / 0x100000000);
  buffer[offset] = value;
  buffer[offset + 1] = value >>> 8;
  buffer[offset + 2] = value >>> 16;
  buffer[offset + 3] = value >>> 24;
  buffer[offset + 4] = high;
  return offset + 5;
}

function put40BE(buffer, value, offset, min, max) {
  value = +value;
  checkValue(buffer, value, min, max, offset, 4);
  const high = Math.floor(value / 0x100000000);
  buffer[offset] = high;
  buffer[offset + 1] = value >>> 24;
  buffer[offset + 2] = value >>> 16;
  buffer[offset + 3] = value >>> 8;
  buffer[offset + 4] = value;
  return offset + 5;
}

function put48LE(buffer, value, offset, min, max) {
  value = +value;
  checkValue(buffer, value, min, max, offset, 5);
  const high = Math.floor(value / 0x100000000);
  buffer[offset] = value;
  buffer[offset + 1] = value >>> 8;
  buffer[offset + 2] = value >>> 16;
  buffer[offset + 3] = value >>> 24;
  buffer[offset + 4] = high;
  buffer[offset + 5] = high >> 8;
  return offset + 6;
}

function put48BE(buffer, value, offset, min, max) {
  value = +value;
  checkValue(buffer, value, min, max, offset, 5);
  const high = Math.floor(value / 0x100000000);
  buffer[offset] = high >> 8;
  buffer[offset + 1] = high;
  buffer[offset + 2] = value >>> 24;
  buffer[offset + 3] = value >>> 16;
  buffer[offset + 4] = value >>> 8;
  buffer[offset + 5] = value;
  return offset + 6;
}

function writeUInt8(value, offset = 0) {
  return put8(this, value, offset, 0, 0xff);
}

function writeInt8(value, offset = 0) {
  return put8(this, value, offset, -0x80, 0x7f);
}

function writeUInt16LE(value, offset = 0) {
  return put16LE(this, value, offset, 0, 0xffff);
}

function writeInt16LE(value, offset = 0) {
  return put16LE(this, value, offset, -0x8000, 0x7fff);
}

function writeUInt16BE(value, offset = 0) {
  return put16BE(this, value, offset, 0, 0xffff);
}

function writeInt16BE(value, offset = 0) {
  return put16BE(this, value, offset, -0x8000, 0x7fff);
}

function writeUInt32LE(value, offset = 0) {
  return put32LE(this, value, offset, 0, 0xffffffff);
}

function writeInt32LE(value, offset = 0) {
  return put32LE(this, value, offset, -0x80000000, 0x7fffffff);
}

function writeUInt32BE(value, offset = 0) {
  return put32BE(this, value, offset, 0, 0xffffffff);
}

function writeInt32BE(value, offset = 0) {
  return put32BE(this, value, offset, -0x80000000, 0x7fffffff);
}

function writeUIntLE(value, offset, byteLength) {
  switch (byteLength) {
    case 1: return put8(this, value, offset, 0, 0xff);
    case 2: return put16LE(this, value, offset, 0, 0xffff);
    case 3: return put24LE(this, value, offset, 0, 0xffffff);
    case 4: return put32LE(this, value, offset, 0, 0xffffffff);
    case 5: return put40LE(this, value, offset, 0, 0xffffffffff);
    case 6: return put48LE(this, value, offset, 0, 0xffffffffffff);
    default: return outOfBounds(byteLength, MAX_BYTES, 'byteLength');
  }
}

function writeIntLE(value, offset, byteLength) {
  switch (byteLength) {
    case 1: return put8(this, value, offset, -0x80, 0x7f);
    case 2: return put16LE(this, value, offset, -0x8000, 0x7fff);
    case 3: return put24LE(this, value, offset, -0x800000, 0x7fffff);
    case 4: return put32LE(this, value, offset, -0x80000000, 0x7fffffff);
    case 5: return put40LE(this, value, offset, -0x8000000000, 0x7fffffffff);
    case 6: return put48LE(this, value, offset, -0x800000000000, 0x7fffffffffff);
    default: return outOfBounds(byteLength, MAX_BYTES, 'byteLength');
  }
}

function writeUIntBE(value, offset, byteLength) {
  switch (byteLength) {
    case 1: return put8(this, value, offset, 0, 0xff);
    case 2: return put16BE(this, value, offset, 0, 0xffff);
    case 3: return put24BE(this, value, offset, 0, 0xffffff);
    case 4: return put32BE(this, value, offset, 0, 0xffffffff);
    case 5: return put40BE(this, value, offset, 0, 0xffffffffff);
    case 6: return put48BE(this, value, offset, 0, 0xffffffffffff);
    default: return outOfBounds(byteLength, MAX_BYTES, 'byteLength');
  }
}

function writeIntBE(value, offset, byteLength) {
  switch (byteLength) {
    case 1: return put8(this, value, offset, -0x80, 0x7f);
    case 2: return put16BE(this, value, offset, -0x8000, 0x7fff);
    case 3: return put24BE(this, value, offset, -0x800000, 0x7fffff);
    case 4: return put32BE(this, value, offset, -0x80000000, 0x7fffffff);
    case 5: return put40BE(this, value, offset, -0x8000000000, 0x7fffffffff);
    case 6: return put48BE(this, value, offset, -0x800000000000, 0x7fffffffffff);
    default: return outOfBounds(byteLength, MAX_BYTES, 'byteLength');
  }
}

module.exports = {
  writeUIntLE, writeUInt32LE, writeUInt16LE, writeUInt8, writeUIntBE, writeUInt32BE, writeUInt16BE,
  writeIntLE, writeInt32LE, writeInt16LE, writeInt8, writeIntBE, writeInt32BE, writeInt16BE,
};
