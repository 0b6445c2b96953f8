'use strict';

// https://nodejs.org/api/http2.html#class-http2server and #class-http2secureserver: servers whose connections are sessions.

const http = require('http');
const net = require('net');
const timers = require('timers');
const tls = require('tls');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { httpServerPreClose, setupConnectionsTracking } = require('internal/http/server');
const { connectionListener: serveHttp1 } = require('internal/http/server_connection');
const { storeHTTPOptions } = require('internal/http/server_options');
const { validateFunction, validateInteger, validateUint32 } = require('internal/validators');
const { assertIsObject } = require('internal/http2/headers');
const { ServerHttp2Session } = require('internal/http2/server_session');
const { validateSettings } = require('internal/http2/settings');
const { kOptions, kServer, kSessions } = require('internal/http2/symbols');

const UNKNOWN_PROTOCOL_MS = 10000;
const TIMEOUT_MS = 120000;

function refusal(protocol) {
  return 'HTTP/1.0 403 Forbidden\r\nContent-Type: text/plain\r\n\r\n' +
    `${protocol ? 'Unknown' : 'Missing'} ALPN Protocol, expected \`h2\` to be available.\nThis server speaks HTTP/2 only.\n`;
}

function initializeOptions(given) {
  assertIsObject(given, 'options');
  const options = { ...given };
  assertIsObject(options.settings, 'options.settings');
  options.settings = { ...options.settings };
  const custom = options.remoteCustomSettings;
  if (custom !== undefined) {
    if (!Array.isArray(custom)) throw new ERR_INVALID_ARG_TYPE('options.remoteCustomSettings', 'Array', custom);
    options.remoteCustomSettings = [...custom];
  }
  for (const name of ['maxSessionInvalidFrames', 'maxSessionRejectedStreams']) {
    if (options[name] !== undefined) validateUint32(options[name], name);
  }
  if (options.unknownProtocolTimeout === undefined) options.unknownProtocolTimeout = UNKNOWN_PROTOCOL_MS;
  else validateUint32(options.unknownProtocolTimeout, 'unknownProtocolTimeout');
  for (const name of ['streamResetBurst', 'streamResetRate']) {
    if (options[name] !== undefined) validateInteger(options[name], name, 0);
  }
  options.Http1IncomingMessage ??= options.http1Options?.IncomingMessage ?? http.IncomingMessage;
  options.Http1ServerResponse ??= options.http1Options?.ServerResponse ?? http.ServerResponse;
  const { Http2ServerRequest } = require('internal/http2/compat_request');
  const { Http2ServerResponse } = require('internal/http2/compat_response');
  options.Http2ServerRequest ??= Http2ServerRequest;
  options.Http2ServerResponse ??= Http2ServerResponse;
  return options;
}

function initializeTLSOptions(given, servername) {
  const options = initializeOptions(given);
  if (!options.ALPNCallback) {
    options.ALPNProtocols = ['h2'];
    if (options.allowHTTP1 === true) options.ALPNProtocols.push('http/1.1');
  }
  if (servername !== undefined && !options.servername) options.servername = servername;
  return options;
}

/** What both kinds of servers begin with. */
function initializeServer(server, options, requestListener) {
  server[kOptions] = options;
  server[kSessions] = new Set();
  server.timeout = 0;
  server.on('newListener', listenForStreams);
  if (typeof requestListener === 'function') server.on('request', requestListener);
}

/** The compatibility layer costs nothing as long as nobody wants requests. */
function listenForStreams(event) {
  if (event !== 'request') return;
  this.removeListener('newListener', listenForStreams);
  const { onServerStream } = require('internal/http2/compat');
  const { Http2ServerRequest, Http2ServerResponse } = this[kOptions];
  this.on('stream', onServerStream.bind(this, Http2ServerRequest, Http2ServerResponse));
}

function updateSettings(settings) {
  assertIsObject(settings, 'settings');
  validateSettings(settings);
  this[kOptions].settings = { ...this[kOptions].settings, ...settings };
}

function setServerTimeout(msecs, callback) {
  this.timeout = msecs;
  if (callback !== undefined) {
    validateFunction(callback, 'callback');
    this.on('timeout', callback);
  }
  return this;
}

/** Sessions are told that the end is near; what is under way in them still ends well. */
function closeSessions(server) {
  for (const session of server[kSessions]) session.close();
}

class Http2Server extends net.Server {
  constructor(options, requestListener) {
    const initialized = initializeOptions(options);
    super(initialized, connectionListener);
    initializeServer(this, initialized, requestListener);
  }

  setTimeout(msecs = TIMEOUT_MS, callback = undefined) {
    return Reflect.apply(setServerTimeout, this, [msecs, callback]);
  }

  updateSettings(settings) {
    Reflect.apply(updateSettings, this, [settings]);
  }

  close(...args) {
    Reflect.apply(net.Server.prototype.close, this, args);
    closeSessions(this);
    return this;
  }

  async [Symbol.asyncDispose]() {
    await new Promise((resolve, reject) => this.close((err) => (err ? reject(err) : resolve())));
  }
}

class Http2SecureServer extends tls.Server {
  constructor(options, requestListener) {
    const initialized = initializeTLSOptions(options);
    super(initialized, connectionListener);
    initializeServer(this, initialized, requestListener);
    if (initialized.allowHTTP1 === true) {
      storeHTTPOptions.call(this, { ...initialized, ...initialized.http1Options });
      this.maxHeadersCount = null;
      this.maxRequestsPerSocket = 0;
      this.on('listening', setupConnectionsTracking);
    }
    this.on('tlsClientError', onTlsError);
  }

  setTimeout(msecs = TIMEOUT_MS, callback = undefined) {
    return Reflect.apply(setServerTimeout, this, [msecs, callback]);
  }

  updateSettings(settings) {
    Reflect.apply(updateSettings, this, [settings]);
  }

  close(...args) {
    if (this[kOptions].allowHTTP1 === true) httpServerPreClose(this);
    Reflect.apply(tls.Server.prototype.close, this, args);
    closeSessions(this);
    return this;
  }

  closeIdleConnections() {
    if (this[kOptions].allowHTTP1 === true) Reflect.apply(http.Server.prototype.closeIdleConnections, this, []);
  }

  async [Symbol.asyncDispose]() {
    await new Promise((resolve, reject) => this.close((err) => (err ? reject(err) : resolve())));
  }
}

function onTlsError(err, socket) {
  if (!this.emit('clientError', err, socket)) socket.destroy(err);
}

/** `this` is the server. */
function connectionListener(socket) {
  const options = this[kOptions];
  if (socket.alpnProtocol === false || socket.alpnProtocol === 'http/1.1') {
    if (options.allowHTTP1 === true) Reflect.apply(serveHttp1, this, [socket]);
    else if (!this.emit('unknownProtocol', socket)) refuse(socket, options.unknownProtocolTimeout);
    return;
  }
  const session = new ServerHttp2Session(options, socket, this);
  session.on('stream', onStream);
  session.on('error', onError);
  session.on('priority', onPriority);
  if (this.timeout) session.setTimeout(this.timeout, onTimeout);
  socket[kServer] = this;
  this.emit('session', session);
}

/** Who does not speak HTTP/2 is told so in words that it may understand, and must be gone soon. */
function refuse(socket, msecs) {
  const timer = timers.setTimeout(() => {
    if (!socket.destroyed) socket.destroy();
  }, msecs);
  timer.unref();
  socket.once('close', () => timers.clearTimeout(timer));
  socket.end(refusal(socket.alpnProtocol));
}

// The listeners below have the session for `this`.

function onStream(stream, headers, flags, rawHeaders) {
  this[kServer]?.emit('stream', stream, headers, flags, rawHeaders);
}

function onError(error) {
  this[kServer]?.emit('sessionError', error, this);
}

function onPriority(stream, parent, weight, exclusive) {
  this[kServer]?.emit('priority', stream, parent, weight, exclusive);
}

function onTimeout() {
  if (this.destroyed || this.closed) return;
  if (!this[kServer].emit('timeout', this)) this.destroy();
}

function createServer(options, handler) {
  if (typeof options === 'function') {
    handler = options;
    options = undefined;
  }
  return new Http2Server(options, handler);
}

function createSecureServer(options, handler) {
  return new Http2SecureServer(options, handler);
}

/** A session for a socket that the program has accepted itself. */
function performServerHandshake(socket, options = {}) {
  return new ServerHttp2Session(initializeOptions(options), socket, undefined);
}

module.exports = { createSecureServer, createServer, initializeTLSOptions, performServerHandshake };
