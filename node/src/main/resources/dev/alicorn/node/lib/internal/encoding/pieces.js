'use strict';

// Strings out of arrays of units in plain JavaScript. String.fromCharCode makes eight characters for the price of
// two calls, and takes whole arrays through apply at about five nanoseconds a character.

const { APPLY_UNITS } = require('internal/encoding/limits');

const make = String.fromCharCode;

function upToEight(units, i, count) {
  switch (count) {
    case 0: return '';
    case 1: return make(units[i]);
    case 2: return make(units[i], units[i + 1]);
    case 3: return make(units[i], units[i + 1], units[i + 2]);
    case 4: return make(units[i], units[i + 1], units[i + 2], units[i + 3]);
    case 5: return make(units[i], units[i + 1], units[i + 2], units[i + 3], units[i + 4]);
    case 6: return make(units[i], units[i + 1], units[i + 2], units[i + 3], units[i + 4], units[i + 5]);
    case 7: return make(units[i], units[i + 1], units[i + 2], units[i + 3], units[i + 4], units[i + 5], units[i + 6]);
    default: return make(units[i], units[i + 1], units[i + 2], units[i + 3],
      units[i + 4], units[i + 5], units[i + 6], units[i + 7]);
  }
}

/** The string of units[start, end), at most 16 of them. */
function shortString(units, start, end) {
  const count = end - start;
  if (count <= 8) return upToEight(units, start, count);
  return upToEight(units, start, 8) + upToEight(units, start + 8, count - 8);
}

/** The string of units[start, end), where `units` is a Uint8Array or Uint16Array. */
function longString(units, start, end) {
  let text = '';
  for (; start < end; start += APPLY_UNITS) {
    const piece = units.subarray(start, Math.min(end, start + APPLY_UNITS));
    text += make.apply(null, piece);
  }
  return text;
}

const SHORT = 16;

function anyString(units, start, end) {
  return end - start <= SHORT ? shortString(units, start, end) : longString(units, start, end);
}

module.exports = { shortString, longString, anyString };
