'use strict';

// What an AssertionError says: the sentence for the operator, and the difference between the two values.

const { myersDiff, printDiff } = require('internal/assert/myers_diff');

const SHORT = 12;
const LONG = 512;
const LOOSE_LONG = 1024;
const SAME_LINES = 50;

const SENTENCES = {
  __proto__: null,
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
};

function inspectValue(value) {
  return require('internal/util/inspect').inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Infinity,
    showHidden: false,
    showProxy: false,
    sorted: true,
    getters: true,
  });
}

function isReference(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** `===` over two objects of the same looks is about identity, and is told so. */
function refineOperator(actual, expected, operator) {
  const bothReferences = isReference(actual) && isReference(expected);
  return operator === 'strictEqual' && bothReferences ? 'strictEqualObject' : operator;
}

function colorsOf(stream) {
  const process = require('process');
  const out = process[stream];
  const on = out?.isTTY && (typeof out.getColorDepth !== 'function' || out.getColorDepth() > 2);
  return on ? { actual: '\x1b[32m', expected: '\x1b[31m', reset: '\x1b[39m', faint: '\x1b[90m' } :
    { actual: '', expected: '', reset: '', faint: '' };
}

function terminalWidth() {
  const { stderr } = require('process');
  return stderr?.isTTY ? stderr.columns : 80;
}

/** A caret under the first character in which two strings differ, unless that is plain to see. */
function pointer(actual, expected, strings) {
  if (!strings || actual.length + expected.length > terminalWidth()) return '';
  for (let i = 0; i < actual.length; i++) {
    if (actual[i] !== expected[i]) return i >= 3 ? `\n${' '.repeat(i + 2)}^` : '';
  }
  return '';
}

/** Two values of one line each, of which one at least is no object. */
function simpleDiff(actual, actualText, expected, expectedText, colors) {
  const quotes = (typeof actual === 'string' ? 2 : 0) + (typeof expected === 'string' ? 2 : 0);
  if (actualText.length + expectedText.length - quotes <= SHORT) {
    return { message: `${actualText} !== ${expectedText}`, header: '' };
  }
  const strings = typeof actual === 'string' && typeof expected === 'string';
  const message = `\n${colors.actual}+${colors.reset} ${actualText}\n${colors.expected}-${colors.reset} ${expectedText}` +
    pointer(actualText, expectedText, strings);
  return { message, header: undefined };
}

function isObjectValue(value) {
  return typeof value === 'object' && value !== null;
}

function describeDifference(actual, expected, operator, customMessage, diff) {
  const colors = colorsOf('stderr');
  const actualText = inspectValue(actual);
  const expectedText = inspectValue(expected);
  const actualLines = actualText.split('\n');
  const expectedLines = expectedText.split('\n');
  let sentence = refineOperator(actual, expected, operator);
  let header = `${colors.actual}+ actual${colors.reset} ${colors.expected}- expected${colors.reset}`;
  let message;
  let skipped = false;
  const oneLine = actualLines.length === 1 && expectedLines.length === 1;
  if (oneLine && (!isObjectValue(actual) || !isObjectValue(expected)) && actualText !== expectedText) {
    const simple = simpleDiff(actual, actualText, expected, expectedText, colors);
    ({ message } = simple);
    header = simple.header ?? header;
  } else if (actualText === expectedText) {
    sentence = 'notIdentical';
    header = '';
    skipped = actualLines.length >= SAME_LINES && diff !== 'full';
    message = skipped ? `${actualLines.slice(0, SAME_LINES).join('\n')}\n...}` : actualText;
  } else {
    const printed = printDiff(myersDiff(actualLines, expectedLines, isObjectValue(actual)), operator, colors);
    ({ message, skipped } = printed);
  }
  const first = customMessage ?? SENTENCES[sentence];
  return `${first}\n${header}${skipped ? '\n... Skipped lines' : ''}\n${message}\n`;
}

function describeUnwantedEquality(actual, operator) {
  let base = SENTENCES[operator];
  const lines = inspectValue(actual).split('\n');
  if (operator === 'notStrictEqual' && isReference(actual)) base = SENTENCES.notStrictEqualObject;
  if (lines.length > 50) {
    lines[46] = '...';
    lines.length = 47;
  }
  if (lines.length === 1) return `${base}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}`;
  return `${base}\n\n${lines.join('\n')}\n`;
}

function shorten(text, limit) {
  return text.length > limit ? `${text.slice(0, limit - 3)}...` : text;
}

function describeLoose(actual, expected, operator) {
  const left = inspectValue(actual);
  const right = inspectValue(expected);
  if (operator === 'notDeepEqual' && left === right) return shorten(`${SENTENCES.notDeepEqual}\n\n${left}`, LOOSE_LONG);
  const short = shorten(left, LONG);
  const other = shorten(right, LONG);
  if (operator === 'deepEqual') return `${SENTENCES.deepEqual}\n\n${short}\n\nshould loosely deep-equal\n\n${other}`;
  if (operator === 'notDeepEqual') {
    return `${SENTENCES.notDeepEqualUnequal}\n\n${short}\n\nshould not loosely deep-equal\n\n${other}`;
  }
  return `${short} ${operator} ${other}`;
}

const WITH_DIFF = new Set(['deepStrictEqual', 'strictEqual', 'partialDeepStrictEqual']);

function describeFailure({ actual, expected, operator, message, diff }) {
  if (WITH_DIFF.has(operator)) return describeDifference(actual, expected, operator, message ?? undefined, diff);
  if (message !== null && message !== undefined) return String(message);
  if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') return describeUnwantedEquality(actual, operator);
  return describeLoose(actual, expected, operator);
}

module.exports = { describeFailure };
