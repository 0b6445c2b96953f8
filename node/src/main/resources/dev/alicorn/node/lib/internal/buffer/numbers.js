'use strict';

// Floats and 64-bit integers, through eight bytes that are both.

const { checkOffset, checkValue } = require('internal/buffer/bounds');

const bytes = new Uint8Array(8);
const view = new DataView(bytes.buffer);

function load(buffer, offset, count) {
  checkOffset(buffer, offset, count - 1);
  for (let i = 0; i < count; i++) bytes[i] = buffer[offset + i];
}

function store(buffer, offset, count) {
  checkOffset(buffer, offset, count - 1);
  for (let i = 0; i < count; i++) buffer[offset + i] = bytes[i];
  return offset + count;
}

function readFloatForwards(offset = 0) {
  load(this, offset, 4);
  return view.getFloat32(0, true);
}

function readFloatBackwards(offset = 0) {
  load(this, offset, 4);
  return view.getFloat32(0, false);
}

function readDoubleForwards(offset = 0) {
  load(this, offset, 8);
  return view.getFloat64(0, true);
}

function readDoubleBackwards(offset = 0) {
  load(this, offset, 8);
  return view.getFloat64(0, false);
}

// The sign makes one NaN of all that is no number: DataView would keep the engine's own mark of `undefined`.
function writeFloatForwards(value, offset = 0) {
  view.setFloat32(0, +value, true);
  return store(this, offset, 4);
}

function writeFloatBackwards(value, offset = 0) {
  view.setFloat32(0, +value, false);
  return store(this, offset, 4);
}

function writeDoubleForwards(value, offset = 0) {
  view.setFloat64(0, +value, true);
  return store(this, offset, 8);
}

function writeDoubleBackwards(value, offset = 0) {
  view.setFloat64(0, +value, false);
  return store(this, offset, 8);
}

function readBigUInt64LE(offset = 0) {
  load(this, offset, 8);
  return view.getBigUint64(0, true);
}

function readBigUInt64BE(offset = 0) {
  load(this, offset, 8);
  return view.getBigUint64(0, false);
}

function readBigInt64LE(offset = 0) {
  load(this, offset, 8);
  return view.getBigInt64(0, true);
}

function readBigInt64BE(offset = 0) {
  load(this, offset, 8);
  return view.getBigInt64(0, false);
}

function writeBig(buffer, value, offset, min, max, littleEndian) {
  checkValue(buffer, value, min, max, offset, 7);
  view.setBigUint64(0, value & MAX_UNSIGNED, littleEndian); // the mask rejects what is no BigInt
  return store(buffer, offset, 8);
}

const MAX_UNSIGNED = 0xffffffffffffffffn;
const MIN_SIGNED = -0x8000000000000000n;
const MAX_SIGNED = 0x7fffffffffffffffn;

function writeBigUInt64LE(value, offset = 0) {
  return writeBig(this, value, offset, 0n, MAX_UNSIGNED, true);
}

function writeBigUInt64BE(value, offset = 0) {
  return writeBig(this, value, offset, 0n, MAX_UNSIGNED, false);
}

function writeBigInt64LE(value, offset = 0) {
  return writeBig(this, value, offset, MIN_SIGNED, MAX_SIGNED, true);
}

function writeBigInt64BE(value, offset = 0) {
  return writeBig(this, value, offset, MIN_SIGNED, MAX_SIGNED, false);
}

module.exports = {
  readBigUInt64LE, readBigUInt64BE, readBigInt64LE, readBigInt64BE,
  writeBigUInt64LE, writeBigUInt64BE, writeBigInt64LE, writeBigInt64BE,
  readFloatForwards, readFloatBackwards, readDoubleForwards, readDoubleBackwards,
  writeFloatForwards, writeFloatBackwards, writeDoubleForwards, writeDoubleBackwards,
};
