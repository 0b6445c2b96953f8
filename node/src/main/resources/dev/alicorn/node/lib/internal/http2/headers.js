'use strict';

// Header fields: from what programs pass to names and values in turn, and back.

const {
  codes: {
    ERR_HTTP2_HEADER_SINGLE_VALUE, ERR_HTTP2_INVALID_CONNECTION_HEADERS, ERR_HTTP2_INVALID_PSEUDOHEADER, ERR_INVALID_ARG_TYPE,
    ERR_INVALID_ARG_VALUE, ERR_INVALID_HTTP_TOKEN,
  },
  hideStackFrames,
} = require('internal/errors');
const { sensitiveHeaders } = require('internal/http2/symbols');
const { checkIsHttpToken } = require('internal/http/tokens');

const REQUEST_PSEUDO = new Set([':status', ':method', ':path', ':authority', ':scheme', ':protocol']);

/** Fields that a message has once at most. */
const SINGLE = new Set([
  ...REQUEST_PSEUDO, 'access-control-allow-credentials', 'access-control-max-age', 'access-control-request-method', 'age',
  'authorization', 'content-encoding', 'content-language', 'content-length', 'content-location', 'content-md5', 'content-range',
  'content-type', 'date', 'dnt', 'etag', 'expires', 'from', 'host', 'if-match', 'if-modified-since', 'if-none-match', 'if-range',
  'if-unmodified-since', 'last-modified', 'location', 'max-forwards', 'proxy-authorization', 'range', 'referer', 'retry-after',
  'tk', 'upgrade-insecure-requests', 'user-agent', 'x-content-type-options',
]);

const CONNECTION = new Set(['connection', 'upgrade', 'http2-settings', 'keep-alive', 'proxy-connection', 'transfer-encoding']);

function isForbidden(name, value) {
  if (CONNECTION.has(name)) return true;
  return name === 'te' && !(value === 'trailers' || (Array.isArray(value) && value.length === 1 && value[0] === 'trailers'));
}

/** @throws if it is none that requests or answers have */
const assertPseudoHeader = hideStackFrames((name) => {
  if (!REQUEST_PSEUDO.has(name)) throw new ERR_HTTP2_INVALID_PSEUDOHEADER(name);
});

const assertPseudoHeaderOfResponse = hideStackFrames((name) => {
  if (name !== ':status') throw new ERR_HTTP2_INVALID_PSEUDOHEADER(name);
});

const assertNoPseudoHeader = hideStackFrames((name) => {
  throw new ERR_HTTP2_INVALID_PSEUDOHEADER(name);
});

function textOf(value) {
  return typeof value === 'symbol' ? String(value) : `${value}`;
}

class FieldList {
  #pseudo = [];
  #regular = [];
  #singles = new Set();
  #assertPseudo;
  #isStrict;

  constructor(assertPseudo, isStrict) {
    this.#assertPseudo = assertPseudo;
    this.#isStrict = isStrict;
  }

  add(given, value) {
    if (value === undefined || value === null || given === '') return;
    const name = given.toLowerCase();
    let values = value;
    if (Array.isArray(values)) {
      if (values.length === 0) return;
      if (values.length === 1) values = textOf(values[0]);
      else if (SINGLE.has(name) && this.#isStrict) throw new ERR_HTTP2_HEADER_SINGLE_VALUE(name);
      else values = values.map(textOf);
    } else {
      values = textOf(values);
    }
    this.#once(name);
    if (name.charCodeAt(0) === 58) {
      this.#assertPseudo(name);
      this.#pseudo.push(name, values);
      return;
    }
    if (name.includes(' ') || !checkIsHttpToken(name)) throw new ERR_INVALID_HTTP_TOKEN('Header name', given);
    if (isForbidden(name, values)) throw new ERR_HTTP2_INVALID_CONNECTION_HEADERS(name);
    if (typeof values === 'string') this.#regular.push(name, values);
    else for (const each of values) this.#regular.push(name, each);
  }

  #once(name) {
    if (!SINGLE.has(name)) return;
    if (this.#singles.has(name) && this.#isStrict) throw new ERR_HTTP2_HEADER_SINGLE_VALUE(name);
    this.#singles.add(name);
  }

  /** Pseudo-headers come first. */
  get fields() {
    return [...this.#pseudo, ...this.#regular];
  }
}

/** Names that no table may keep, or null. */
function sensitiveNames(headers) {
  const given = headers[sensitiveHeaders];
  if (given === undefined) return null;
  if (!Array.isArray(given)) throw new ERR_INVALID_ARG_VALUE('headers[http2.neverIndex]', given);
  return given.length === 0 ? null : new Set(given.map((name) => String(name).toLowerCase()));
}

/**
 * @param headers an object, or a list of names and values in turn
 * @param assertPseudo one of those above
 */
function toFields(headers, assertPseudo, isStrict = true) {
  const list = new FieldList(assertPseudo, isStrict);
  if (Array.isArray(headers)) {
    for (let i = 0; i < headers.length; i += 2) list.add(headers[i], headers[i + 1]);
  } else {
    for (const name of Object.keys(headers)) list.add(name, headers[name]);
  }
  return { fields: list.fields, sensitive: sensitiveNames(headers) };
}

/** What came, as programs see it: an object without a prototype. */
function toObject(fields, sensitive) {
  const headers = { __proto__: null };
  for (let i = 0; i < fields.length; i += 2) {
    const name = fields[i];
    let value = fields[i + 1];
    if (name === ':status') value |= 0;
    const existing = headers[name];
    if (existing === undefined) headers[name] = name === 'set-cookie' ? [value] : value;
    else if (SINGLE.has(name)) continue; // the first one counts
    else if (name === 'cookie') headers[name] = `${existing}; ${value}`;
    else if (name === 'set-cookie') existing.push(value);
    else headers[name] = `${existing}, ${value}`;
  }
  headers[sensitiveHeaders] = sensitive;
  return headers;
}

const assertIsObject = hideStackFrames((value, name, types) => {
  if (value === undefined || (value !== null && typeof value === 'object' && !Array.isArray(value))) return;
  throw new ERR_INVALID_ARG_TYPE(name, types || 'Object', value);
});

const assertIsArray = hideStackFrames((value, name, types) => {
  if (value !== undefined && !Array.isArray(value)) throw new ERR_INVALID_ARG_TYPE(name, types || 'Array', value);
});

module.exports = {
  assertIsArray, assertIsObject, assertNoPseudoHeader, assertPseudoHeader, assertPseudoHeaderOfResponse, isForbidden, toFields,
  toObject,
};
