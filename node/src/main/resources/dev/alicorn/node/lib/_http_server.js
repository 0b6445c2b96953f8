'use strict';

// A name of old: `http` has it all.
const { Server, httpServerPreClose, setupConnectionsTracking } = require('internal/http/server');
const { connectionListener } = require('internal/http/server_connection');
const { storeHTTPOptions } = require('internal/http/server_options');
const { ServerResponse } = require('internal/http/server_response');
const STATUS_CODES = require('internal/http/status_codes');
const { kConnectionsCheckingInterval, kServerResponse } = require('internal/http/symbols');

module.exports = {
  STATUS_CODES,
  Server,
  ServerResponse,
  setupConnectionsTracking,
  storeHTTPOptions,
  _connectionListener: connectionListener,
  kServerResponse,
  httpServerPreClose,
  kConnectionsCheckingInterval,
};
