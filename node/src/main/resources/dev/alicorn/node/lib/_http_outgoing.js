'use strict';

// A name of old: `http` has it all.
const { OutgoingMessage } = require('internal/http/outgoing');
const { parseUniqueHeadersOption } = require('internal/http/outgoing_headers');
const { kHighWaterMark, kUniqueHeaders } = require('internal/http/symbols');
const { validateHeaderName, validateHeaderValue } = require('internal/http/tokens');

module.exports = {
  kHighWaterMark, kUniqueHeaders, parseUniqueHeadersOption, validateHeaderName, validateHeaderValue, OutgoingMessage,
};
