'use strict';

// https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener: the options, checked and kept on the server.

const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');
const { validateBoolean, validateFunction, validateInteger, validateObject } = require('internal/validators');
const { IncomingMessage } = require('internal/http/incoming');
const { ServerResponse } = require('internal/http/server_response');
const { kIncomingMessage, kOptimizeEmptyRequests, kServerResponse } = require('internal/http/symbols');

const REQUEST_TIMEOUT_MS = 300_000;
const HEADERS_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_TIMEOUT_MS = 5_000;
const KEEP_ALIVE_BUFFER_MS = 1_000;
const CHECKING_INTERVAL_MS = 30_000;

function integer(value, name, byDefault) {
  if (value === undefined) return byDefault;
  validateInteger(value, name, 0);
  return value;
}

function flag(value, name, byDefault) {
  if (value === undefined) return byDefault;
  validateBoolean(value, `options.${name}`);
  return value;
}

function storeTimeouts(server, options) {
  const { requestTimeout, headersTimeout } = options;
  server.requestTimeout = integer(requestTimeout, 'requestTimeout', REQUEST_TIMEOUT_MS);
  const headersDefault = server.requestTimeout > 0 ? Math.min(HEADERS_TIMEOUT_MS, server.requestTimeout) : HEADERS_TIMEOUT_MS;
  server.headersTimeout = integer(headersTimeout, 'headersTimeout', headersDefault);
  if (server.requestTimeout > 0 && server.headersTimeout > 0 && server.headersTimeout > server.requestTimeout) {
    throw new ERR_OUT_OF_RANGE('headersTimeout', '<= requestTimeout', headersTimeout);
  }
  server.keepAliveTimeout = integer(options.keepAliveTimeout, 'keepAliveTimeout', KEEP_ALIVE_TIMEOUT_MS);
  server.keepAliveTimeoutBuffer = integer(options.keepAliveTimeoutBuffer, 'keepAliveTimeoutBuffer', KEEP_ALIVE_BUFFER_MS);
  server.connectionsCheckingInterval =
    integer(options.connectionsCheckingInterval, 'connectionsCheckingInterval', CHECKING_INTERVAL_MS);
}

function storeHTTPOptions(options) {
  this[kIncomingMessage] = options.IncomingMessage || IncomingMessage;
  this[kServerResponse] = options.ServerResponse || ServerResponse;
  this.maxHeaderSize = integer(options.maxHeaderSize, 'maxHeaderSize', undefined);
  this.insecureHTTPParser = flag(options.insecureHTTPParser, 'insecureHTTPParser', undefined);
  storeTimeouts(this, options);
  this.requireHostHeader = flag(options.requireHostHeader, 'requireHostHeader', true);
  this.joinDuplicateHeaders = flag(options.joinDuplicateHeaders, 'joinDuplicateHeaders', undefined);
  this.rejectNonStandardBodyWrites = flag(options.rejectNonStandardBodyWrites, 'rejectNonStandardBodyWrites', false);
  this[kOptimizeEmptyRequests] = flag(options.optimizeEmptyRequests, 'optimizeEmptyRequests', false);
  if (options.shouldUpgradeCallback !== undefined) {
    validateFunction(options.shouldUpgradeCallback, 'options.shouldUpgradeCallback');
    this.shouldUpgradeCallback = options.shouldUpgradeCallback;
  } else {
    this.shouldUpgradeCallback = function() {
      return this.listenerCount('upgrade') > 0;
    };
  }
  return options;
}

/** The two forms of arguments: [options, listener]. */
function normalize(options, listener) {
  if (typeof options === 'function') return [{}, options];
  if (options === undefined || options === null) return [{ ...options }, listener];
  validateObject(options, 'options');
  return [{ ...options }, listener];
}

module.exports = { normalize, storeHTTPOptions };
