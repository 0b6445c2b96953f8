'use strict';

// How many columns text takes on a terminal, and how many code units a character takes in a string.

const WIDE_RANGES = [
  '\\u1100-\\u115f', '\\u2329\\u232a', '\\u2630-\\u2637', '\\u268a-\\u268f', '\\u2e80-\\u303e', '\\u3040-\\u3247', '\\u3250-\\ua4c6',
  '\\ua960-\\ua97c', '\\uac00-\\ud7a3', '\\uf900-\\ufaff', '\\ufe10-\\ufe19', '\\ufe30-\\ufe6b', '\\uff01-\\uff60', '\\uffe0-\\uffe6', '\\u{16fe0}-\\u{18df2}',
  '\\u{1aff0}-\\u{1b2fb}', '\\u{1d300}-\\u{1d376}', '\\u{1f200}-\\u{1f251}', '\\u{1f260}-\\u{1f265}', '\\u{20000}-\\u{3fffd}',
];
const SOFT_HYPHEN = '\u00ad';
const PLAIN = /^[\x20-\x7e]*$/;

// Made when first needed: Unicode properties are looked up in data that may not be there while a snapshot is built.
let wide = null;
let withoutWidth = null;

function characterWidth(character) {
  if (PLAIN.test(character)) return 1;
  wide ??= new RegExp(`[${WIDE_RANGES.join('')}]|\\p{Emoji_Presentation}`, 'u');
  withoutWidth ??= new RegExp('[\\p{Mn}\\p{Me}\\p{Cf}\\p{Cc}]', 'u');
  if (wide.test(character)) return 2;
  return withoutWidth.test(character) && character !== SOFT_HYPHEN ? 0 : 1;
}

function stringWidth(text) {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of require('util').stripVTControlCharacters(text).normalize('NFC')) width += characterWidth(character);
  return width;
}

/** Code units of the character before index `at`. */
function lengthLeft(text, at) {
  if (at <= 0) return 0;
  return at > 1 && text.codePointAt(at - 2) > 0xffff ? 2 : 1;
}

/** Code units of the character at index `at`; 1 past the end, so that moving right there offers completion. */
function lengthAt(text, at) {
  return at < text.length && text.codePointAt(at) > 0xffff ? 2 : 1;
}

module.exports = { characterWidth, lengthAt, lengthLeft, stringWidth };
