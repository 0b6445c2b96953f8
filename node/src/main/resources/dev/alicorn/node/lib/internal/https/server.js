'use strict';

// https://nodejs.org/api/https.html#class-httpsserver: a tls.Server whose connections speak HTTP.

const http = require('http');
const tls = require('tls');
const { validateObject } = require('internal/validators');
const { parseUniqueHeadersOption } = require('internal/http/outgoing_headers');
const { httpServerPreClose, setupConnectionsTracking } = require('internal/http/server');
const { connectionListener } = require('internal/http/server_connection');
const { storeHTTPOptions } = require('internal/http/server_options');
const { kUniqueHeaders } = require('internal/http/symbols');

function Server(options, requestListener) {
  if (!(this instanceof Server)) return new Server(options, requestListener);
  if (typeof options === 'function') {
    requestListener = options;
    options = undefined;
  }
  if (options === undefined || options === null) {
    options = {};
  } else {
    validateObject(options, 'options');
    options = { ...options };
  }
  // Clients that offer protocols want to hear of this one.
  if (!options.ALPNProtocols && !options.ALPNCallback) options.ALPNProtocols = ['http/1.1'];
  storeHTTPOptions.call(this, options);
  tls.Server.call(this, { ...options, noDelay: options.noDelay ?? true }, connectionListener);
  this.httpAllowHalfOpen = false;
  if (requestListener) this.addListener('request', requestListener);
  this.addListener('tlsClientError', function(err, socket) {
    if (!this.emit('clientError', err, socket)) socket.destroy(err);
  });
  this.timeout = 0;
  this.maxHeadersCount = null;
  this.maxRequestsPerSocket = 0;
  this.on('listening', setupConnectionsTracking);
  this[kUniqueHeaders] = parseUniqueHeadersOption(options.uniqueHeaders);
}
Object.setPrototypeOf(Server.prototype, tls.Server.prototype);
Object.setPrototypeOf(Server, tls.Server);

for (const name of ['closeAllConnections', 'closeIdleConnections', 'setTimeout']) {
  Server.prototype[name] = http.Server.prototype[name];
}

Server.prototype.close = function close(...args) {
  httpServerPreClose(this);
  Reflect.apply(tls.Server.prototype.close, this, args);
  return this;
};

Server.prototype[Symbol.asyncDispose] = async function asyncDispose() {
  await new Promise((resolve, reject) => this.close((err) => (err ? reject(err) : resolve())));
};

module.exports = { Server };
