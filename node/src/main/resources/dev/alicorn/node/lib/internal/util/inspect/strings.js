'use strict';
// Text: escaping, quoting, widths, numbers and terminal control sequences.

const { addNumericSeparators } = require('internal/errors/describe');

// Control characters, DEL to APC, backslash, single quote and unpaired surrogates.
const UNPAIRED = '[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';
const NEEDS_ESCAPE = new RegExp(`[\\x00-\\x1f\\x27\\x5c\\x7f-\\x9f]|${UNPAIRED}`);
const ESCAPE_ALL = new RegExp(`[\\x00-\\x1f\\x27\\x5c\\x7f-\\x9f]|${UNPAIRED}`, 'g');
const NEEDS_ESCAPE_NO_QUOTE = new RegExp(`[\\x00-\\x1f\\x5c\\x7f-\\x9f]|${UNPAIRED}`);
const ESCAPE_ALL_NO_QUOTE = new RegExp(`[\\x00-\\x1f\\x5c\\x7f-\\x9f]|${UNPAIRED}`, 'g');

const SHORT_ESCAPES = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', "'": "\\'", '\\': '\\\\' };

function escapeCharacter(character) {
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) return short;
  const code = character.charCodeAt(0);
  return code < 256
    ? `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`
    : `\\u${code.toString(16)}`;
}

/** The text as a JavaScript literal, in the quotes that need the fewest escapes. */
function quote(text) {
  let mark = "'";
  if (text.includes("'")) {
    if (!text.includes('"')) mark = '"';
    else if (!text.includes('`') && !text.includes('${')) mark = '`';
  }
  const [test, all] = mark === "'" ? [NEEDS_ESCAPE, ESCAPE_ALL] : [NEEDS_ESCAPE_NO_QUOTE, ESCAPE_ALL_NO_QUOTE];
  return test.test(text) ? `${mark}${text.replace(all, escapeCharacter)}${mark}` : `${mark}${text}${mark}`;
}

/** Escapes as in a quoted text, without the quotes: for keys in brackets. */
function escapeKey(text) {
  return text.replace(ESCAPE_ALL, escapeCharacter);
}

// Separates from the left, as decimals read: 1234567 -> 123_456_7.
function separateDecimals(digits) {
  let result = '';
  let start = 0;
  for (; start < digits.length - 3; start += 3) result += `${digits.slice(start, start + 3)}_`;
  return start === 0 ? digits : `${result}${digits.slice(start)}`;
}

function separateNumber(number) {
  const integer = Math.trunc(number);
  const text = String(integer);
  if (integer === number) {
    return !Number.isFinite(number) || text.includes('e') ? text : addNumericSeparators(text);
  }
  if (Number.isNaN(number)) return text;
  const whole = String(number);
  const point = whole.indexOf('.');
  if (point === -1 || whole.includes('e')) return whole;
  return `${addNumericSeparators(text === '0' && whole[0] === '-' ? '-0' : text)}.${
    separateDecimals(whole.slice(point + 1))}`;
}

function formatNumber(stylize, number, numericSeparator) {
  if (Object.is(number, -0)) return stylize('-0', 'number');
  return stylize(numericSeparator ? separateNumber(number) : `${number}`, 'number');
}

function formatBigInt(stylize, value, numericSeparator) {
  const digits = String(value);
  return stylize(`${numericSeparator ? addNumericSeparators(digits) : digits}n`, 'bigint');
}

// CSI and OSC sequences: colours, cursor movement, titles and links.
const TERMINAL_SEQUENCES = new RegExp(
  '[\\u001B\\u009B][[\\]()#;?]*' +
  '(?:(?:(?:(?:;[-a-zA-Z\\d\\/\\#&.:=?%@~_]+)*' +
  '|[a-zA-Z\\d]+(?:;[-a-zA-Z\\d\\/\\#&.:=?%@~_]*)*)?' +
  '(?:\\u0007|\\u001B\\u005C|\\u009C))' +
  '|(?:(?:\\d{1,4}(?:;\\d{0,4})*)?' +
  '[\\dA-PR-TZcf-nq-uy=><~]))', 'g');

function stripVTControlCharacters(str) {
  if (typeof str !== 'string') require('internal/validators').validateString(str, 'str');
  if (!str.includes('\u001B') && !str.includes('\u009B')) return str;
  return str.replace(TERMINAL_SEQUENCES, '');
}

const COLOR_SEQUENCES = /\u001b\[\d\d?m/g;

function removeColors(text) {
  return text.replace(COLOR_SEQUENCES, '');
}

const ASCII_ONLY = /^[\x20-\x7e]*$/;

function isFullWidth(code) {
  return code >= 0x1100 && (
    code <= 0x115f || // Hangul Jamo
    code === 0x2329 || code === 0x232a || // angle brackets
    (code >= 0x2e80 && code <= 0x3247 && code !== 0x303f) || // CJK radicals to enclosed CJK
    (code >= 0x3250 && code <= 0x4dbf) || // enclosed CJK to extension A
    (code >= 0x4e00 && code <= 0xa4c6) || // CJK ideographs, Yi
    (code >= 0xa960 && code <= 0xa97c) || // Hangul Jamo extended A
    (code >= 0xac00 && code <= 0xd7a3) || // Hangul syllables
    (code >= 0xf900 && code <= 0xfaff) || // compatibility ideographs
    (code >= 0xfe10 && code <= 0xfe19) || // vertical forms
    (code >= 0xfe30 && code <= 0xfe6b) || // compatibility and small forms
    (code >= 0xff01 && code <= 0xff60) || (code >= 0xffe0 && code <= 0xffe6) || // full-width forms
    (code >= 0x1b000 && code <= 0x1b001) || // Kana supplement
    (code >= 0x1f200 && code <= 0x1f251) || // enclosed ideographs
    (code >= 0x1f300 && code <= 0x1f64f) || // pictographs and emoticons
    (code >= 0x20000 && code <= 0x3fffd) // extensions B and later
  );
}

function isZeroWidthCodePoint(code) {
  return code <= 0x1f || (code >= 0x7f && code <= 0x9f) || // control
    (code >= 0x300 && code <= 0x36f) || // combining marks
    (code >= 0x200b && code <= 0x200f) || // zero-width characters
    (code >= 0x20d0 && code <= 0x20ff) || // marks for symbols
    (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef) || // variation selectors
    (code >= 0xfe20 && code <= 0xfe2f); // combining half marks
}

/** Columns that the text takes on a terminal. */
function getStringWidth(text, removeControlChars = true) {
  if (ASCII_ONLY.test(text)) return text.length;
  const shown = (removeControlChars ? stripVTControlCharacters(text) : text).normalize('NFC');
  let width = 0;
  for (const character of shown) {
    const code = character.codePointAt(0);
    if (isFullWidth(code)) width += 2;
    else if (!isZeroWidthCodePoint(code)) width++;
  }
  return width;
}

module.exports = {
  escapeKey,
  formatBigInt,
  formatNumber,
  getStringWidth,
  isZeroWidthCodePoint,
  quote,
  removeColors,
  stripVTControlCharacters,
};
