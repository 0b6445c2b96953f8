'use strict';

// Headers and trailers of a response in the compatibility API.

const process = require('process');
const {
  codes: {
    ERR_HTTP2_HEADERS_SENT, ERR_HTTP2_INVALID_HEADER_VALUE, ERR_HTTP2_PSEUDOHEADER_NOT_ALLOWED, ERR_INVALID_HTTP_TOKEN,
  },
  hideStackFrames,
} = require('internal/errors');
const { checkIsHttpToken } = require('internal/http/tokens');
const { validateString } = require('internal/validators');
const { assertPseudoHeader, isForbidden } = require('internal/http2/headers');
const { kState } = require('internal/http2/symbols');

const kHeaders = Symbol('kHeaders');
const kStream = Symbol('kStream');
const kTrailers = Symbol('kTrailers');

const PSEUDO = new Set([':status', ':method', ':path', ':authority', ':scheme']);

let hasWarned = false;

function warnOfConnectionHeader() {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning(
    'The provided connection header is not valid, the value will be dropped from the header and will never be in use.',
    'UnsupportedWarning');
}

const assertHeader = hideStackFrames((name, value) => {
  if (name === '' || typeof name !== 'string' || name.includes(' ')) throw new ERR_INVALID_HTTP_TOKEN('Header name', name);
  if (PSEUDO.has(name)) throw new ERR_HTTP2_PSEUDOHEADER_NOT_ALLOWED();
  if (value === undefined || value === null) throw new ERR_HTTP2_INVALID_HEADER_VALUE(value, name);
  if (isForbidden(name, value)) warnOfConnectionHeader();
});

function keyOf(name) {
  validateString(name, 'name');
  return name.trim().toLowerCase();
}

const responseHeaders = {
  setTrailer(name, value) {
    const key = keyOf(name);
    assertHeader(key, value);
    this[kTrailers][key] = value;
  },

  addTrailers(headers) {
    for (const name of Object.keys(headers)) this.setTrailer(name, headers[name]);
  },

  getHeader(name) {
    return this[kHeaders][keyOf(name)];
  },

  getHeaderNames() {
    return Object.keys(this[kHeaders]);
  },

  getHeaders() {
    return { __proto__: null, ...this[kHeaders] };
  },

  hasHeader(name) {
    return Object.hasOwn(this[kHeaders], keyOf(name));
  },

  removeHeader(name) {
    validateString(name, 'name');
    if (this.headersSent) throw new ERR_HTTP2_HEADERS_SENT();
    const key = keyOf(name);
    if (key === 'date') this[kState].sendDate = false;
    delete this[kHeaders][key];
  },

  setHeader(name, value) {
    validateString(name, 'name');
    if (this.headersSent) throw new ERR_HTTP2_HEADERS_SENT();
    this._setHeader(name, value);
  },

  appendHeader(name, value) {
    validateString(name, 'name');
    if (this.headersSent) throw new ERR_HTTP2_HEADERS_SENT();
    const key = keyOf(name);
    assertHeader(key, value);
    if (isForbidden(key, value)) return;
    if (key.startsWith(':')) assertPseudoHeader(key);
    else if (!checkIsHttpToken(key)) this.destroy(new ERR_INVALID_HTTP_TOKEN('Header name', name));
    const existing = this[kHeaders][key];
    if (existing === undefined) this[kHeaders][key] = value;
    else this[kHeaders][key] = [existing, value].flat();
  },

  _setHeader(name, value) {
    const key = keyOf(name);
    assertHeader(key, value);
    if (isForbidden(key, value)) return;
    if (key.startsWith(':')) assertPseudoHeader(key);
    else if (!checkIsHttpToken(key)) this.destroy(new ERR_INVALID_HTTP_TOKEN('Header name', name));
    this[kHeaders][key] = value;
  },
};

module.exports = { kHeaders, kStream, kTrailers, responseHeaders };
