'use strict';
// util.diff: what to add and remove to make one text or list into another.

const { codes } = require('internal/errors');
const { validateStringArray } = require('internal/validators');

const DELETE = -1;
const KEEP = 0;
const INSERT = 1;

const OPERATIONS = { expected: DELETE, same: KEEP, actual: INSERT };

function toList(value, name) {
  if (Array.isArray(value)) {
    validateStringArray(value, name);
    return value;
  }
  if (typeof value !== 'string') throw new codes.ERR_INVALID_ARG_TYPE(name, 'string', value);
  return value;
}

/** Pairs of operation and element: 1 is in `actual` only, -1 in `expected` only, 0 in both. */
function diff(actual, expected) {
  if (actual === expected) return [];
  const { myersDiff } = require('internal/assert/myers_diff');
  const script = myersDiff(toList(actual, 'actual'), toList(expected, 'expected'));
  return script.reverse().map(({ type, line }) => [OPERATIONS[type], line]);
}

module.exports = { diff };
