'use strict';
// Words for values and lists, as they stand in error messages.

function inspectValue(value, options) {
  return require('internal/util/inspect').inspect(value, options);
}

function describeString(value) {
  const shown = value.length > 28 ? `${value.slice(0, 25)}...` : value;
  return shown.includes("'") ? `type string (${JSON.stringify(shown)})` : `type string ('${shown}')`;
}

/** "type number (1)", "an instance of Foo", "function bar", "undefined"… */
function determineSpecificType(value) {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'undefined':
      return 'undefined';
    case 'bigint':
      return `type bigint (${value}n)`;
    case 'number':
      return Object.is(value, -0) ? 'type number (-0)' : `type number (${value})`;
    case 'boolean':
      return `type boolean (${value})`;
    case 'symbol':
      return `type symbol (${String(value)})`;
    case 'function':
      return `function ${value.name}`;
    case 'string':
      return describeString(value);
    default:
      if (value.constructor && 'name' in value.constructor) return `an instance of ${value.constructor.name}`;
      return inspectValue(value, { depth: -1 });
  }
}

/** "a", "a and b", "a, b, and c". */
function formatList(items, conjunction = 'and') {
  switch (items.length) {
    case 0:
      return '';
    case 1:
      return `${items[0]}`;
    case 2:
      return `${items[0]} ${conjunction} ${items[1]}`;
    default:
      return `${items.slice(0, -1).join(', ')}, ${conjunction} ${items[items.length - 1]}`;
  }
}

/** 1234567 -> 1_234_567, for numbers given in decimal digits (a sign and a trailing n are kept). */
function addNumericSeparators(digits) {
  const first = digits[0] === '-' ? 1 : 0;
  let end = digits.length;
  let result = '';
  for (; end >= first + 4; end -= 3) result = `_${digits.slice(end - 3, end)}${result}`;
  return `${digits.slice(0, end)}${result}`;
}

module.exports = { addNumericSeparators, determineSpecificType, formatList, inspectValue };
