'use strict';

// https://nodejs.org/api/http.html#class-httpserver

const net = require('net');
const EE = require('events');
const timers = require('timers');
const { codes: { ERR_HTTP_REQUEST_TIMEOUT } } = require('internal/errors');
const { loopTime } = require('internal/http/date');
const { parseUniqueHeadersOption } = require('internal/http/outgoing_headers');
const { connectionListener, onRequestTimeout } = require('internal/http/server_connection');
const { normalize, storeHTTPOptions } = require('internal/http/server_options');
const { kConnections, kConnectionsCheckingInterval, kUniqueHeaders } = require('internal/http/symbols');

function Server(options, requestListener) {
  if (!(this instanceof Server)) return new Server(options, requestListener);
  [options, requestListener] = normalize(options, requestListener);
  storeHTTPOptions.call(this, options);
  net.Server.call(this, {
    allowHalfOpen: true,
    noDelay: options.noDelay ?? true,
    keepAlive: options.keepAlive,
    keepAliveInitialDelay: options.keepAliveInitialDelay,
    highWaterMark: options.highWaterMark,
  });
  if (requestListener) this.on('request', requestListener);
  // Unless asked for, a peer that ends its side has ended the connection.
  this.httpAllowHalfOpen = false;
  this.on('connection', connectionListener);
  this.on('listening', setupConnectionsTracking);
  this.timeout = 0;
  this.maxHeadersCount = null;
  this.maxRequestsPerSocket = 0;
  this[kUniqueHeaders] = parseUniqueHeadersOption(options.uniqueHeaders);
}
Object.setPrototypeOf(Server.prototype, net.Server.prototype);
Object.setPrototypeOf(Server, net.Server);

/** From here on requests that take too long are looked for. */
function setupConnectionsTracking() {
  this[kConnections] ??= new Set();
  if (this[kConnectionsCheckingInterval]) clearInterval(this[kConnectionsCheckingInterval]);
  this[kConnectionsCheckingInterval] =
    timers.setInterval(checkConnections.bind(this), this.connectionsCheckingInterval).unref();
}

/** So that a message that is late is told of once. */
const TOLD = Infinity;

function isLate(server, parser, time) {
  if (parser.messageStart === 0) return false;
  const elapsed = time - parser.messageStart;
  if (!parser.headersCompleted && server.headersTimeout > 0 && elapsed >= server.headersTimeout) return true;
  return server.requestTimeout > 0 && elapsed >= server.requestTimeout;
}

function checkConnections() {
  if (this.headersTimeout === 0 && this.requestTimeout === 0) return;
  const time = loopTime();
  for (const parser of [...this[kConnections]]) {
    if (!parser.socket || !isLate(this, parser, time)) continue;
    parser.messageStart = TOLD;
    onRequestTimeout(parser.socket, new ERR_HTTP_REQUEST_TIMEOUT());
  }
}

function httpServerPreClose(server) {
  server.closeIdleConnections();
  clearInterval(server[kConnectionsCheckingInterval]);
}

const methods = {
  close(...args) {
    httpServerPreClose(this);
    net.Server.prototype.close.apply(this, args);
    return this;
  },

  async [Symbol.asyncDispose]() {
    await new Promise((resolve, reject) => this.close((err) => (err ? reject(err) : resolve())));
  },

  closeAllConnections() {
    for (const parser of [...this[kConnections] ?? []]) parser.socket?.destroy();
  },

  closeIdleConnections() {
    for (const parser of [...this[kConnections] ?? []]) {
      if (parser.messageStart !== 0) continue;
      const { socket } = parser;
      if (!socket || (socket._httpMessage && !socket._httpMessage.finished)) continue;
      socket.destroy();
    }
  },

  setTimeout(msecs, callback) {
    this.timeout = msecs;
    if (callback) this.on('timeout', callback);
    return this;
  },

  [EE.captureRejectionSymbol](err, event, ...args) {
    if (event !== 'request') {
      net.Server.prototype[Symbol.for('nodejs.rejection')].call(this, err, event, ...args);
      return;
    }
    const [, res] = args;
    if (res.headersSent || res.writableEnded) {
      res.destroy();
      return;
    }
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    res.statusCode = 500;
    res.end('Internal Server Error');
  },
};

Object.defineProperties(Server.prototype, Object.getOwnPropertyDescriptors(methods));

module.exports = { Server, httpServerPreClose, setupConnectionsTracking };
