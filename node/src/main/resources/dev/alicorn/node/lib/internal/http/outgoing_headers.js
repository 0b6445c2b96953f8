'use strict';

// https://nodejs.org/api/http.html#class-httpoutgoingmessage: the methods about its fields. `kOutHeaders` holds
// [name, value] by the name in small letters.

const { codes: { ERR_HTTP_HEADERS_SENT, ERR_INVALID_ARG_TYPE, ERR_INVALID_CHAR } } = require('internal/errors');
const { validateString } = require('internal/validators');
const { storeHeader } = require('internal/http/outgoing_head');
const { kOutHeaders, kUniqueHeaders } = require('internal/http/symbols');
const { validateHeaderName, validateHeaderValue, checkInvalidHeaderChar } = require('internal/http/tokens');

function refuseIfSent(message, verb) {
  if (message._header) throw new ERR_HTTP_HEADERS_SENT(verb);
}

const methods = {
  _storeHeader(firstLine, headers) {
    storeHeader(this, firstLine, headers);
  },

  _renderHeaders() {
    refuseIfSent(this, 'render');
    const set = this[kOutHeaders];
    const headers = {};
    for (const key in set) headers[set[key][0]] = set[key][1];
    return headers;
  },

  setHeader(name, value) {
    refuseIfSent(this, 'set');
    validateHeaderName(name);
    validateHeaderValue(name, value);
    let headers = this[kOutHeaders];
    if (headers === null) this[kOutHeaders] = headers = { __proto__: null };
    headers[name.toLowerCase()] = [name, value];
    return this;
  },

  setHeaders(headers) {
    refuseIfSent(this, 'set');
    const isList = headers && !Array.isArray(headers) && typeof headers.keys === 'function' && typeof headers.get === 'function';
    if (!isList) throw new ERR_INVALID_ARG_TYPE('headers', ['Headers', 'Map'], headers);
    // The cookies of a Headers object come one by one, and all are wanted.
    const cookies = [];
    for (const [name, value] of headers) {
      if (name === 'set-cookie') cookies.push(...[value].flat());
      else this.setHeader(name, value);
    }
    if (cookies.length > 0) this.setHeader('set-cookie', cookies);
    return this;
  },

  appendHeader(name, value) {
    refuseIfSent(this, 'append');
    validateHeaderName(name);
    validateHeaderValue(name, value);
    const field = name.toLowerCase();
    const before = this[kOutHeaders]?.[field];
    if (before === undefined) return this.setHeader(name, value);
    if (!Array.isArray(before[1])) before[1] = [before[1]];
    if (Array.isArray(value)) before[1].push(...value);
    else before[1].push(value);
    return this;
  },

  getHeader(name) {
    validateString(name, 'name');
    return this[kOutHeaders]?.[name.toLowerCase()]?.[1];
  },

  getHeaderNames() {
    return this[kOutHeaders] === null ? [] : Object.keys(this[kOutHeaders]);
  },

  getRawHeaderNames() {
    return this[kOutHeaders] === null ? [] : Object.values(this[kOutHeaders]).map(([name]) => name);
  },

  getHeaders() {
    const copy = { __proto__: null };
    const headers = this[kOutHeaders];
    for (const key in headers) copy[key] = headers[key][1];
    return copy;
  },

  hasHeader(name) {
    validateString(name, 'name');
    const headers = this[kOutHeaders];
    return headers !== null && headers[name.toLowerCase()] !== undefined;
  },

  removeHeader(name) {
    validateString(name, 'name');
    refuseIfSent(this, 'remove');
    const key = name.toLowerCase();
    switch (key) {
      case 'connection': this._removedConnection = true; break;
      case 'content-length': this._removedContLen = true; break;
      case 'transfer-encoding': this._removedTE = true; break;
      case 'date': this.sendDate = false; break;
      default:
    }
    if (this[kOutHeaders] !== null) delete this[kOutHeaders][key];
  },

  addTrailers(headers) {
    this._trailer = '';
    const isList = Array.isArray(headers);
    for (const key of Object.keys(headers)) {
      const name = isList ? headers[key][0] : key;
      const value = isList ? headers[key][1] : headers[key];
      validateHeaderName(name, 'Trailer name');
      const unique = this[kUniqueHeaders];
      const values = Array.isArray(value) && value.length > 1 && (!unique || !unique.has(name.toLowerCase())) ? value :
        [Array.isArray(value) ? value.join('; ') : value];
      for (const each of values) {
        if (checkInvalidHeaderChar(each)) throw new ERR_INVALID_CHAR('trailer content', name);
        this._trailer += `${name}: ${each}\r\n`;
      }
    }
  },

  flushHeaders() {
    if (!this._header) this._implicitHeader();
    this._send('');
  },
};

/** Names that a list of headers sets, as a Set of small letters; null if there are none. */
function parseUniqueHeadersOption(headers) {
  if (!Array.isArray(headers)) return null;
  const unique = new Set();
  for (const header of headers) unique.add(header.toLowerCase());
  return unique;
}

module.exports = { headerMethods: methods, parseUniqueHeadersOption };
