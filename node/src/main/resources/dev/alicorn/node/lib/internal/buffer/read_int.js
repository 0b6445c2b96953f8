'use strict';

// readUInt8 and its kin. Each reads the bytes directly: V8 turns that into plain loads.

const { outOfBounds, checkOffset } = require('internal/buffer/bounds');
const { codes } = require('internal/errors');

const { ERR_INVALID_ARG_TYPE } = codes;

const MAX_BYTES = 6;

function readUInt8(offset = 0) {
  checkOffset(this, offset, 0);
  return this[offset];
}

function readInt8(offset = 0) {
  checkOffset(this, offset, 0);
  return (this[offset] << 24) >> 24;
}

function readUInt16LE(offset = 0) {
  checkOffset(this, offset, 1);
  return this[offset] | (this[offset + 1] << 8);
}

function readInt16LE(offset = 0) {
  checkOffset(this, offset, 1);
  return ((this[offset] | (this[offset + 1] << 8)) << 16) >> 16;
}

function readUInt16BE(offset = 0) {
  checkOffset(this, offset, 1);
  return this[offset + 1] | (this[offset] << 8);
}

function readInt16BE(offset = 0) {
  checkOffset(this, offset, 1);
  return ((this[offset + 1] | (this[offset] << 8)) << 16) >> 16;
}

function readUInt32LE(offset = 0) {
  checkOffset(this, offset, 3);
  return (this[offset] | (this[offset + 1] << 8) | (this[offset + 2] << 16) | (this[offset + 3] << 24)) >>> 0;
}

function readInt32LE(offset = 0) {
  checkOffset(this, offset, 3);
  return this[offset] | (this[offset + 1] << 8) | (this[offset + 2] << 16) | (this[offset + 3] << 24);
}

function readUInt32BE(offset = 0) {
  checkOffset(this, offset, 3);
  return (this[offset + 3] | (this[offset + 2] << 8) | (this[offset + 1] << 16) | (this[offset] << 24)) >>> 0;
}

function readInt32BE(offset = 0) {
  checkOffset(this, offset, 3);
  return this[offset + 3] | (this[offset + 2] << 8) | (this[offset + 1] << 16) | (this[offset] << 24);
}

function wordLE(buffer, offset) {
  return (buffer[offset] | (buffer[offset + 1] << 8) | (buffer[offset + 2] << 16) | (buffer[offset + 3] << 24)) >>> 0;
}

function wordBE(buffer, offset) {
  return ((buffer[offset] << 24) | (buffer[offset + 1] << 16) | (buffer[offset + 2] << 8) | buffer[offset + 3]) >>> 0;
}

function uint24LE(buffer, offset) {
  checkOffset(buffer, offset, 2);
  return buffer[offset] | (buffer[offset + 1] << 8) | (buffer[offset + 2] << 16);
}

function int24LE(buffer, offset) {
  checkOffset(buffer, offset, 2);
  return ((buffer[offset] | (buffer[offset + 1] << 8) | (buffer[offset + 2] << 16)) << 8) >> 8;
}

function uint24BE(buffer, offset) {
  checkOffset(buffer, offset, 2);
  return buffer[offset + 2] | (buffer[offset + 1] << 8) | (buffer[offset] << 16);
}

function int24BE(buffer, offset) {
  checkOffset(buffer, offset, 2);
  return ((buffer[offset + 2] | (buffer[offset + 1] << 8) | (buffer[offset] << 16)) << 8) >> 8;
}

function uint40LE(buffer, offset) {
  checkOffset(buffer, offset, 4);
  const high = buffer[offset + 4];
  return high * 0x100000000 + wordLE(buffer, offset);
}

function int40LE(buffer, offset) {
  checkOffset(buffer, offset, 4);
  const high = (buffer[offset + 4] << 24) >> 24;
  return high * 0x100000000 + wordLE(buffer, offset);
}

function uint40BE(buffer, offset) {
  checkOffset(buffer, offset, 4);
  const high = buffer[offset];
  return high * 0x100000000 + wordBE(buffer, offset + 1);
}

function int40BE(buffer, offset) {
  checkOffset(buffer, offset, 4);
  const high = (buffer[offset] << 24) >> 24;
  return high * 0x100000000 + wordBE(buffer, offset + 1);
}

function uint48LE(buffer, offset) {
  checkOffset(buffer, offset, 5);
  const high = buffer[offset + 4] | (buffer[offset + 5] << 8);
  return high * 0x100000000 + wordLE(buffer, offset);
}

function int48LE(buffer, offset) {
  checkOffset(buffer, offset, 5);
  const high = ((buffer[offset + 4] | (buffer[offset + 5] << 8)) << 16) >> 16;
  return high * 0x100000000 + wordLE(buffer, offset);
}

function uint48BE(buffer, offset) {
  checkOffset(buffer, offset, 5);
  const high = buffer[offset + 1] | (buffer[offset] << 8);
  return high * 0x100000000 + wordBE(buffer, offset + 2);
}

function int48BE(buffer, offset) {
  checkOffset(buffer, offset, 5);
  const high = ((buffer[offset + 1] | (buffer[offset] << 8)) << 16) >> 16;
  return high * 0x100000000 + wordBE(buffer, offset + 2);
}

function readUIntLE(offset, byteLength) {
  if (offset === undefined) throw new ERR_INVALID_ARG_TYPE('offset', 'number', offset);
  switch (byteLength) {
    case 1: return readUInt8.call(this, offset);
    case 2: return readUInt16LE.call(this, offset);
    case 3: return uint24LE(this, offset);
    case 4: return readUInt32LE.call(this, offset);
    case 5: return uint40LE(this, offset);
    case 6: return uint48LE(this, offset);
    default: return outOfBounds(byteLength, MAX_BYTES, 'byteLength');
  }
}

function readIntLE(offset, byteLength) {
  if (offset === undefined) throw new ERR_INVALID_ARG_TYPE('offset', 'number', offset);
  switch (byteLength) {
    case 1: return readInt8.call(this, offset);
    case 2: return readInt16LE.call(this, offset);
    case 3: return int24LE(this, offset);
    case 4: return readInt32LE.call(this, offset);
    case 5: return int40LE(this, offset);
    case 6: return int48LE(this, offset);
    default: return outOfBounds(byteLength, MAX_BYTES, 'byteLength');
  }
}

function readUIntBE(offset, byteLength) {
  if (offset === undefined) throw new ERR_INVALID_ARG_TYPE('offset', 'number', offset);
  switch (byteLength) {
    case 1: return readUInt8.call(this, offset);
    case 2: return readUInt16BE.call(this, offset);
    case 3: return uint24BE(this, offset);
    case 4: return readUInt32BE.call(this, offset);
    case 5: return uint40BE(this, offset);
    case 6: return uint48BE(this, offset);
    default: return outOfBounds(byteLength, MAX_BYTES, 'byteLength');
  }
}

function readIntBE(offset, byteLength) {
  if (offset === undefined) throw new ERR_INVALID_ARG_TYPE('offset', 'number', offset);
  switch (byteLength) {
    case 1: return readInt8.call(this, offset);
    case 2: return readInt16BE.call(this, offset);
    case 3: return int24BE(this, offset);
    case 4: return readInt32BE.call(this, offset);
    case 5: return int40BE(this, offset);
    case 6: return int48BE(this, offset);
    default: return outOfBounds(byteLength, MAX_BYTES, 'byteLength');
  }
}

module.exports = {
  readUIntLE, readUInt32LE, readUInt16LE, readUInt8, readUIntBE, readUInt32BE, readUInt16BE,
  readIntLE, readInt32LE, readInt16LE, readInt8, readIntBE, readInt32BE, readInt16BE,
};
