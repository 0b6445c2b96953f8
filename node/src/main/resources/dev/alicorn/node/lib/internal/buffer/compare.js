'use strict';

// Order and equality of byte sequences.

const { codes } = require('internal/errors');
const { validateInteger } = require('internal/validators');
const { isUint8Array } = require('internal/buffer/brands');

const { ERR_INVALID_ARG_TYPE } = codes;

const BYTES = ['Buffer', 'Uint8Array'];
const WORD_COMPARE = 128; // from here two views of words pay for themselves

/** The first index below `count` where a[aStart + i] and b[bStart + i] differ, or `count`. */
function mismatch(a, aStart, b, bStart, count) {
  let i = 0;
  if (count >= WORD_COMPARE) i = wordMismatch(a, a.byteOffset + aStart, b, b.byteOffset + bStart, count);
  while (i < count && a[aStart + i] === b[bStart + i]) i++;
  return i;
}

// Four bytes at a time, where both sides have the same alignment; the caller looks at the last ones by itself.
function wordMismatch(a, aOffset, b, bOffset, count) {
  const lead = -aOffset & 3;
  if (((aOffset ^ bOffset) & 3) !== 0) return 0;
  const words = (count - lead) >>> 2;
  const first = new Int32Array(a.buffer, aOffset + lead, words);
  const second = new Int32Array(b.buffer, bOffset + lead, words);
  for (let i = 0; i < lead; i++) {
    if (a[aOffset - a.byteOffset + i] !== b[bOffset - b.byteOffset + i]) return i;
  }
  return lead + equalWords(first, second, words) * 4;
}

/** How many words are the same, but for a few at the end of them, which the caller looks at byte by byte. */
function equalWords(first, second, words) {
  let i = 0;
  while (i + 3 < words && first[i] === second[i] && first[i + 1] === second[i + 1] &&
      first[i + 2] === second[i + 2] && first[i + 3] === second[i + 3]) i += 4;
  return i;
}

function order(a, aStart, aEnd, b, bStart, bEnd) {
  const aCount = aEnd - aStart;
  const bCount = bEnd - bStart;
  const count = Math.min(aCount, bCount);
  const at = mismatch(a, aStart, b, bStart, count);
  if (at < count) return a[aStart + at] < b[bStart + at] ? -1 : 1;
  return aCount < bCount ? -1 : aCount > bCount ? 1 : 0;
}

function compare(buf1, buf2) {
  if (!isUint8Array(buf1)) throw new ERR_INVALID_ARG_TYPE('buf1', BYTES, buf1);
  if (!isUint8Array(buf2)) throw new ERR_INVALID_ARG_TYPE('buf2', BYTES, buf2);
  return buf1 === buf2 ? 0 : order(buf1, 0, buf1.length, buf2, 0, buf2.length);
}

function equals(buffer, other) {
  if (!isUint8Array(other)) throw new ERR_INVALID_ARG_TYPE('otherBuffer', BYTES, other);
  if (buffer === other) return true;
  const { length } = buffer;
  return length === other.length && mismatch(buffer, 0, other, 0, length) === length;
}

function position(value, name, byDefault, max) {
  if (value === undefined) return byDefault;
  validateInteger(value, name, 0, max);
  return value;
}

/** `buf.compare(target, ...)`: starts may lie anywhere, and make an empty range past the end. */
function compareRanges(source, target, targetStart, targetEnd, sourceStart, sourceEnd, argumentCount) {
  if (!isUint8Array(target)) throw new ERR_INVALID_ARG_TYPE('target', BYTES, target);
  if (argumentCount === 1) return order(source, 0, source.length, target, 0, target.length);
  targetStart = position(targetStart, 'targetStart', 0);
  targetEnd = position(targetEnd, 'targetEnd', target.length, target.length);
  sourceStart = position(sourceStart, 'sourceStart', 0);
  sourceEnd = position(sourceEnd, 'sourceEnd', source.length, source.length);
  if (sourceStart >= sourceEnd) return targetStart >= targetEnd ? 0 : -1;
  if (targetStart >= targetEnd) return 1;
  return order(source, sourceStart, sourceEnd, target, targetStart, targetEnd);
}

module.exports = { compare, equals, compareRanges, mismatch };
