'use strict';

// What may stand in a head: tokens and field values (RFC 9110, 5.5 and 5.6.2), and the checks that tell so.

const { hideStackFrames, codes: { ERR_HTTP_INVALID_HEADER_VALUE, ERR_INVALID_CHAR, ERR_INVALID_HTTP_TOKEN } } = require('internal/errors');

const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const NOT_IN_VALUE = /[^\t\x20-\x7e\x80-\xff]/;

// Names come again and again: those that were found good once.
const MAX_KNOWN = 1024;
const knownTokens = new Set();

function checkIsHttpToken(text) {
  if (knownTokens.has(text)) return true;
  if (!TOKEN.test(text)) return false;
  if (typeof text === 'string' && knownTokens.size < MAX_KNOWN) knownTokens.add(text);
  return true;
}

function checkInvalidHeaderChar(value) {
  return NOT_IN_VALUE.test(value);
}

const validateHeaderName = hideStackFrames((name, label) => {
  if (typeof name !== 'string' || !name || !checkIsHttpToken(name)) {
    throw new ERR_INVALID_HTTP_TOKEN(label || 'Header name', name);
  }
});

const validateHeaderValue = hideStackFrames((name, value) => {
  if (value === undefined) throw new ERR_HTTP_INVALID_HEADER_VALUE(value, name);
  if (checkInvalidHeaderChar(value)) throw new ERR_INVALID_CHAR('header content', name);
});

module.exports = { checkInvalidHeaderChar, checkIsHttpToken, validateHeaderName, validateHeaderValue };
