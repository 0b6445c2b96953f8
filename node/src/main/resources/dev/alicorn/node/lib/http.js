'use strict';

// https://nodejs.org/api/http.html

const agents = require('internal/http/agent');
const { ClientRequest } = require('internal/http/client_request');
const { IncomingMessage } = require('internal/http/incoming');
const { maxHeaderSize } = require('internal/http/limits');
const { METHODS } = require('internal/http/methods');
const { OutgoingMessage } = require('internal/http/outgoing');
const { parsers } = require('internal/http/parser_pool');
const { Server } = require('internal/http/server');
const { connectionListener } = require('internal/http/server_connection');
const { ServerResponse } = require('internal/http/server_response');
const STATUS_CODES = require('internal/http/status_codes');
const { validateHeaderName, validateHeaderValue } = require('internal/http/tokens');
const { validateInteger } = require('internal/validators');

function createServer(options, requestListener) {
  return new Server(options, requestListener);
}

function request(url, options, callback) {
  return new ClientRequest(url, options, callback);
}

function get(url, options, callback) {
  const req = request(url, options, callback);
  req.end();
  return req;
}

function setMaxIdleHTTPParsers(max) {
  validateInteger(max, 'max', 1);
  parsers.max = max;
}

module.exports = {
  get WebSocket() { return require('internal/fetch').WebSocket; },
  get CloseEvent() { return require('internal/events/close_event').CloseEvent; },
  get MessageEvent() { return require('internal/worker/message_event').MessageEvent; },
  _connectionListener: connectionListener,
  METHODS,
  STATUS_CODES,
  Agent: agents.Agent,
  ClientRequest,
  IncomingMessage,
  OutgoingMessage,
  Server,
  ServerResponse,
  createServer,
  validateHeaderName,
  validateHeaderValue,
  get,
  request,
  setMaxIdleHTTPParsers,
  get maxHeaderSize() {
    return maxHeaderSize();
  },
  get globalAgent() {
    return agents.globalAgent;
  },
  set globalAgent(agent) {
    agents.globalAgent = agent;
  },
};
