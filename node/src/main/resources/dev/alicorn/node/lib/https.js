'use strict';

// https://nodejs.org/api/https.html

const { ClientRequest } = require('internal/http/client_request');
const agents = require('internal/https/agent');
const { Server } = require('internal/https/server');

function createServer(options, requestListener) {
  return new Server(options, requestListener);
}

/** [url, options, callback] and the shorter forms, with our agent for those who name none. */
function request(...args) {
  const { normalize } = require('internal/http/client_options');
  const [options, callback] = normalize(...args);
  return new ClientRequest({ _defaultAgent: module.exports.globalAgent, ...options }, callback);
}

function get(...args) {
  const req = request(...args);
  req.end();
  return req;
}

module.exports = { Agent: agents.Agent, globalAgent: agents.globalAgent, Server, createServer, get, request };
