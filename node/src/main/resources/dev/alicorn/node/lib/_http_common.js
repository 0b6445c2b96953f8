'use strict';

// A name of old, for what `http` is made of.
const { isLenient } = require('internal/http/limits');
const { METHOD_NAMES, METHODS } = require('internal/http/methods');
const { prepareError } = require('internal/http/parser_errors');
const { freeParser, parsers } = require('internal/http/parser_pool');
const { HTTPParser } = require('internal/http/raw_parser');
const { kIncomingMessage } = require('internal/http/symbols');
const { checkInvalidHeaderChar, checkIsHttpToken } = require('internal/http/tokens');

module.exports = {
  _checkInvalidHeaderChar: checkInvalidHeaderChar,
  _checkIsHttpToken: checkIsHttpToken,
  chunkExpression: /(?:^|\W)chunked(?:$|\W)/i,
  continueExpression: /(?:^|\W)100-continue(?:$|\W)/i,
  CRLF: '\r\n',
  freeParser,
  methods: METHOD_NAMES.filter((name) => METHODS.includes(name)),
  parsers,
  kIncomingMessage,
  HTTPParser,
  isLenient,
  prepareError,
};
