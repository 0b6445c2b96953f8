'use strict';

// https://nodejs.org/api/http.html#httprequestoptions-callback: the forms of arguments, and what they mean for a request.


const { URL, urlToHttpOptions } = require('internal/url');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_HTTP_TOKEN, ERR_INVALID_PROTOCOL, ERR_UNESCAPED_CHARACTERS },
} = require('internal/errors');
const { validateBoolean, validateInteger } = require('internal/validators');
const { checkIsHttpToken } = require('internal/http/tokens');

const NOT_IN_PATH = /[^\u0021-\u00ff]/;

// These have no body unless one is written.
const WITHOUT_BODY = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']);

/** [url, options, callback], [url, callback], [options, callback]: brought to [options, callback]. */
function normalize(input, options, callback) {
  if (typeof input === 'string') {
    input = urlToHttpOptions(new URL(input));
  } else if (input instanceof URL || isUrlLike(input)) {
    input = urlToHttpOptions(input);
  } else {
    callback = options;
    options = input;
    input = null;
  }
  if (typeof options === 'function') {
    callback = options;
    options = input || {};
  } else {
    options = Object.assign(input || {}, options);
  }
  return [options, callback];
}

/** A URL of another realm, or of a library. */
function isUrlLike(value) {
  return Boolean(value?.href && value.protocol && value.auth === undefined && value.path === undefined);
}

function checkHost(host, name) {
  if (host !== null && host !== undefined && typeof host !== 'string') {
    throw new ERR_INVALID_ARG_TYPE(`options.${name}`, ['string', 'undefined', 'null'], host);
  }
  return host;
}

function checkPath(path) {
  if (!path) return '/';
  path = String(path);
  if (NOT_IN_PATH.test(path)) throw new ERR_UNESCAPED_CHARACTERS('Request path');
  return path;
}

function checkProtocol(protocol, expected) {
  if (protocol !== expected) throw new ERR_INVALID_PROTOCOL(protocol, expected);
}

function checkMethod(method) {
  if (method !== null && method !== undefined && typeof method !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('options.method', 'string', method);
  }
  if (!method) return 'GET';
  if (!checkIsHttpToken(method)) throw new ERR_INVALID_HTTP_TOKEN('Method', method);
  return method.toUpperCase();
}

function optionalBoolean(value, name) {
  if (value !== undefined) validateBoolean(value, name);
  return value;
}

function optionalInteger(value, name) {
  if (value !== undefined) validateInteger(value, name, 0);
  return value;
}

/** The value of Host: the port belongs to it unless it is the protocol's own. */
function hostHeader(host, port, defaultPort) {
  let value = host;
  const colon = value.indexOf(':');
  if (colon !== -1 && value.includes(':', colon + 1) && value.charCodeAt(0) !== 91) value = `[${value}]`;
  return port && +port !== defaultPort ? `${value}:${port}` : value;
}

module.exports = {
  WITHOUT_BODY, checkHost, checkMethod, checkPath, checkProtocol, hostHeader, normalize, optionalBoolean, optionalInteger,
};
