'use strict';
// "Cached data" of a script: no code, which the engine keeps to itself, but a mark of the source that it belongs to,
// so that data for another source is rejected as Node rejects it.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');

const MAGIC = 0x616C6963;

function hash(source) {
  let value = 0x811C9DC5;
  for (let i = 0; i < source.length; i++) value = Math.imul(value ^ source.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

function create(source) {
  const { Buffer } = require('buffer');
  const data = Buffer.alloc(12);
  data.writeUInt32BE(MAGIC, 0);
  data.writeUInt32BE(source.length, 4);
  data.writeUInt32BE(hash(source), 8);
  return data;
}

function validate(cachedData, name = 'options.cachedData') {
  if (cachedData === undefined || ArrayBuffer.isView(cachedData)) return;
  throw new ERR_INVALID_ARG_TYPE(name, ['Buffer', 'TypedArray', 'DataView'], cachedData);
}

function isRejected(cachedData, source) {
  const { Buffer } = require('buffer');
  const given = Buffer.from(cachedData.buffer, cachedData.byteOffset, cachedData.byteLength);
  return !given.equals(create(source));
}

/** Sets the properties that tell of cached data on a script or function. */
function note(target, source, { cachedData, produceCachedData }) {
  if (cachedData !== undefined) target.cachedDataRejected = isRejected(cachedData, source);
  if (produceCachedData) {
    target.cachedDataProduced = true;
    target.cachedData = create(source);
  }
}

module.exports = { create, note, validate };
