'use strict';

// Range checks of the numeric reads and writes: cheap when they pass, exact in their complaint when they do not.

const { codes } = require('internal/errors');
const { validateNumber } = require('internal/validators');

const { ERR_BUFFER_OUT_OF_BOUNDS, ERR_OUT_OF_RANGE } = codes;

/** Throws for a place, or an amount when `name` is given, that is not between the least and `most`. */
function outOfBounds(value, most, name) {
  if (Math.floor(value) !== value) {
    validateNumber(value, name);
    throw new ERR_OUT_OF_RANGE(name || 'offset', 'an integer', value);
  }
  if (most < 0) throw new ERR_BUFFER_OUT_OF_BOUNDS();
  throw new ERR_OUT_OF_RANGE(name || 'offset', `>= ${name ? 1 : 0} and <= ${most}`, value);
}

/** Checks that buffer[offset] and the `more` bytes after it exist; an absent element reads as undefined. */
function checkOffset(buffer, offset, more) {
  if (typeof offset !== 'number' || buffer[offset] === undefined || buffer[offset + more] === undefined) {
    validateNumber(offset, 'offset');
    outOfBounds(offset, buffer.length - (more + 1));
  }
}

function badValue(value, min, max, more) {
  const n = typeof min === 'bigint' ? 'n' : '';
  const bits = (more + 1) * 8;
  let range = `>= ${min}${n} and <= ${max}${n}`;
  if (more > 3) {
    range = min === 0 || min === 0n ? `>= 0${n} and < 2${n} ** ${bits}${n}`
      : `>= -(2${n} ** ${bits - 1}${n}) and < 2${n} ** ${bits - 1}${n}`;
  }
  throw new ERR_OUT_OF_RANGE('value', range, value);
}

function checkValue(buffer, value, min, max, offset, more) {
  if (value > max || value < min) badValue(value, min, max, more);
  checkOffset(buffer, offset, more);
}

module.exports = { outOfBounds, checkOffset, checkValue };
