'use strict';

// Moving bytes between buffers.

const { codes } = require('internal/errors');
const { isUint8Array } = require('internal/buffer/brands');
const { LOOP_COPY } = require('internal/encoding/limits');

const { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } = codes;

const copyWithin = Uint8Array.prototype.copyWithin;
const set = Uint8Array.prototype.set;

/** Copies source[start, end) to target at `at`: the range is valid, and fits. Overlap is allowed. */
function copyBytes(source, start, end, target, at) {
  const length = end - start;
  if (length > LOOP_COPY) {
    if (source === target) copyWithin.call(target, at, start, end);
    else if (length === source.length) set.call(target, source, at);
    else set.call(target, new Uint8Array(source.buffer, source.byteOffset + start, length), at);
  } else if (source.byteOffset + start >= target.byteOffset + at) {
    // Whether they share memory is not asked: the direction is right in any case, and `buffer` is a slow getter.
    for (let i = 0; i < length; i++) target[at + i] = source[start + i];
  } else {
    for (let i = length - 1; i >= 0; i--) target[at + i] = source[start + i];
  }
}

// What is no number, or none that can count bytes, is the beginning.
function toIndex(value) {
  const number = +value;
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? Math.floor(number) : 0;
}

/** `buf.copy`: ends are clipped, negative starts are errors; the number of bytes copied. */
function copy(source, target, targetStart, sourceStart, sourceEnd) {
  if (!isUint8Array(source)) throw new ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], source);
  if (!isUint8Array(target)) throw new ERR_INVALID_ARG_TYPE('target', ['Buffer', 'Uint8Array'], target);
  targetStart = targetStart === undefined ? 0 : toIndex(targetStart);
  if (targetStart < 0) throw new ERR_OUT_OF_RANGE('targetStart', '>= 0', targetStart);
  sourceStart = sourceStart === undefined ? 0 : toIndex(sourceStart);
  if (sourceStart < 0 || sourceStart > source.length) {
    throw new ERR_OUT_OF_RANGE('sourceStart', `>= 0 && <= ${source.length}`, sourceStart);
  }
  sourceEnd = sourceEnd === undefined ? source.length : toIndex(sourceEnd);
  if (sourceEnd < 0) throw new ERR_OUT_OF_RANGE('sourceEnd', '>= 0', sourceEnd);
  if (targetStart >= target.length || sourceStart >= sourceEnd) return 0;
  const count = Math.min(sourceEnd - sourceStart, target.length - targetStart, source.length - sourceStart);
  copyBytes(source, sourceStart, sourceStart + count, target, targetStart);
  return count;
}

module.exports = { copy, copyBytes };
