'use strict';

// atob and btoa: base64 between strings whose characters are bytes, strict as the Infra Standard has it.

const { codes } = require('internal/errors');
const { latin1, base64 } = require('internal/encoding/codecs');

const { ERR_MISSING_ARGS } = codes;

const SPACE = /[\t\n\f\r ]+/g;
const FOREIGN = /[^A-Za-z0-9+/]/;
const PADDING = /={1,2}$/;
const NOT_LATIN1 = /[^\x00-\xff]/;

function invalidCharacter(message) {
  const { DOMException } = require('internal/dom_exception');
  return new DOMException(message, 'InvalidCharacterError');
}

function btoa(input) {
  if (arguments.length === 0) throw new ERR_MISSING_ARGS('input');
  const text = `${input}`;
  if (NOT_LATIN1.test(text)) throw invalidCharacter('Invalid character');
  const bytes = new Uint8Array(text.length);
  latin1.write(bytes, text, 0, text.length);
  return base64.decode(bytes, 0, bytes.length);
}

function atob(input) {
  if (arguments.length === 0) throw new ERR_MISSING_ARGS('input');
  const text = `${input}`;
  const bare = text.replace(SPACE, '');
  const digits = bare.replace(PADDING, '');
  if (FOREIGN.test(digits)) throw invalidCharacter('Invalid character');
  if (digits.length % 4 === 1) throw invalidCharacter('The string to be decoded is not correctly encoded.');
  if (digits.length < bare.length && bare.length % 4 !== 0) throw invalidCharacter('Invalid character');
  const length = base64.byteLength(digits);
  const bytes = new Uint8Array(length);
  base64.write(bytes, digits, 0, length);
  return latin1.decode(bytes, 0, length);
}

module.exports = { atob, btoa };
