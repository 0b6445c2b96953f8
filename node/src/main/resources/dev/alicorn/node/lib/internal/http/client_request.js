'use strict';

// https://nodejs.org/api/http.html#class-httpclientrequest

const net = require('net');
const process = require('process');
const { Buffer } = require('buffer');
const { getFrame } = require('internal/async_context');
const { ConnResetException, codes: { ERR_HTTP_HEADERS_SENT, ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { addAbortSignal, finished } = require('stream');
const { getTimerDuration } = require('internal/timer_duration');
const { validateFunction } = require('internal/validators');
const channels = require('internal/http/channels');
const given = require('internal/http/client_options');
const { emitError, takeSocket } = require('internal/http/client_socket');
const { beginAsking } = require('internal/http/measured');
const { OutgoingMessage } = require('internal/http/outgoing');
const { parseUniqueHeadersOption } = require('internal/http/outgoing_headers');
const { kError, kOutHeaders, kPath, kProxy, kUniqueHeaders } = require('internal/http/symbols');

const agents = () => require('internal/http/agent');

function ClientRequest(input, options, callback) {
  OutgoingMessage.call(this);
  this._ended = false;
  this.res = null;
  this.aborted = false;
  this.timeoutCb = null;
  this.upgradeOrConnect = false;
  this.parser = null;
  this.maxHeadersCount = null;
  this.reusedSocket = false;
  this[kError] = null;
  this.frame = getFrame();
  [options, callback] = given.normalize(input, options, callback);
  this.agent = chooseAgent(this, options);
  const defaultAgent = options._defaultAgent || agents().globalAgent;
  let path = given.checkPath(options.path);
  given.checkProtocol(options.protocol || defaultAgent.protocol, this.agent?.protocol ?? defaultAgent.protocol);
  const defaultPort = options.defaultPort || this.agent?.defaultPort;
  const port = options.port = options.port || defaultPort || 80;
  const host = options.host = given.checkHost(options.hostname, 'hostname') || given.checkHost(options.host, 'host') || 'localhost';
  takeOptions(this, options);
  chooseKeepAlive(this);
  [path, options] = forProxy(this, path, options, port);
  this.method = given.checkMethod(options.method);
  this[kPath] = path;
  this.host = host;
  this.protocol = options.protocol || defaultAgent.protocol;
  this.useChunkedEncodingByDefault = !given.WITHOUT_BODY.has(this.method);
  if (callback) this.once('response', callback);
  setHeaders(this, options, host, port, defaultPort);
  this[kUniqueHeaders] = parseUniqueHeadersOption(options.uniqueHeaders);
  connect(this, options, callback);
  if (channels.clientRequestCreated.hasSubscribers) channels.clientRequestCreated.publish({ request: this });
}
Object.setPrototypeOf(ClientRequest.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ClientRequest, OutgoingMessage);

function chooseAgent(req, options) {
  const { agent } = options;
  const defaultAgent = options._defaultAgent || agents().globalAgent;
  if (agent === false) return new defaultAgent.constructor();
  if (agent === null || agent === undefined) {
    return typeof options.createConnection === 'function' ? undefined : defaultAgent;
  }
  if (typeof agent.addRequest !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('options.agent', ['Agent-like Object', 'undefined', 'false'], agent);
  }
  return agent;
}

/** [path, options] as they are, or as a proxy needs them that is no tunnel. */
function forProxy(req, path, options, port) {
  const { agent } = req;
  if (!agent?.[kProxy] || agent.protocol === 'https:') return [path, options];
  const proxy = agents().proxyFor(agent, options);
  if (proxy === null) return [path, options];
  const { headers } = options;
  const told = { host: options.host, port, path, headers, isKeptAlive: req.shouldKeepAlive };
  const rewritten = require('internal/http/proxy').rewriteRequest(proxy, told);
  return [rewritten.path, { ...options, headers: rewritten.headers }];
}

function takeOptions(req, options) {
  req.socketPath = options.socketPath;
  if (options.timeout !== undefined) req.timeout = getTimerDuration(options.timeout, 'timeout');
  if (options.signal) addAbortSignal(options.signal, req);
  req.maxHeaderSize = given.optionalInteger(options.maxHeaderSize, 'maxHeaderSize');
  req.insecureHTTPParser = given.optionalBoolean(options.insecureHTTPParser, 'options.insecureHTTPParser');
  req.joinDuplicateHeaders = given.optionalBoolean(options.joinDuplicateHeaders, 'options.joinDuplicateHeaders');
}

/** With an agent that keeps sockets or shares few among many, the connection stays for the next. */
function chooseKeepAlive(req) {
  const { agent } = req;
  req.shouldKeepAlive = Boolean(agent) && (agent.keepAlive || Number.isFinite(agent.maxSockets));
}

function setHeaders(req, options, host, port, defaultPort) {
  const { headers, setDefaultHeaders = true } = options;
  if (!setDefaultHeaders) req._removedConnection = req._removedContLen = req._removedTE = true;
  const isList = Array.isArray(headers);
  if (!isList) {
    for (const name of Object.keys(headers ?? {})) req.setHeader(name, headers[name]);
    if (host && !req.getHeader('host') && (options.setHost ?? setDefaultHeaders)) {
      req.setHeader('Host', given.hostHeader(host, port, defaultPort));
    }
    if (options.auth && !req.getHeader('Authorization')) {
      req.setHeader('Authorization', `Basic ${Buffer.from(options.auth).toString('base64')}`);
    }
    if (req.getHeader('expect')) {
      if (req._header) throw new ERR_HTTP_HEADERS_SENT('render');
      req._storeHeader(requestLine(req), req[kOutHeaders]);
    }
  } else {
    req._storeHeader(requestLine(req), headers);
  }
}

function requestLine(req) {
  return `${req.method} ${req.path} HTTP/1.1\r\n`;
}

function connect(req, options) {
  if (req.agent) {
    req._last = !req.shouldKeepAlive;
    // The signal is the request's, not the socket's, which may serve others.
    const { signal: _, ...connectOptions } = options;
    req.agent.addRequest(req, connectOptions);
    return;
  }
  // No agent: one connection for one request.
  req._last = true;
  req.shouldKeepAlive = false;
  const { signal: _, ...connectOptions } = options;
  if (req.socketPath) connectOptions.path = req.socketPath;
  else delete connectOptions.path;
  if (typeof options.createConnection !== 'function') {
    req.onSocket(net.createConnection(connectOptions));
    return;
  }
  let done = false;
  const oncreate = (err, socket) => {
    if (done) return;
    done = true;
    if (err) process.nextTick(emitError, req, err);
    else req.onSocket(socket);
  };
  try {
    const socket = options.createConnection(connectOptions, oncreate);
    if (socket) oncreate(null, socket);
  } catch (err) {
    oncreate(err);
  }
}

/** The end of a request that has or had no socket to end with. */
function close(req, err) {
  req.destroyed = true;
  if (!req.aborted && !err) err = new ConnResetException('socket hang up');
  if (err) emitError(req, err);
  req._closed = true;
  req.emit('close');
}

function onSocketNT(req, socket, err) {
  if (!req.destroyed && !err) {
    takeSocket(req, socket);
    req._flush();
    return;
  }
  const cause = req[kError] || err;
  if (!socket) {
    close(req, cause);
  } else if (!err && req.agent && !socket.destroyed) {
    socket.emit('free'); // unused: another may have it
    close(req, cause);
  } else {
    finished(socket.destroy(err || req[kError]), (failure) => {
      if (failure?.code === 'ERR_STREAM_PREMATURE_CLOSE') failure = null;
      close(req, failure || cause);
    });
  }
}

function emitRequestTimeout() {
  this._httpMessage?.emit('timeout');
}

function listenForTimeout(req) {
  if (req.timeoutCb) return;
  req.timeoutCb = emitRequestTimeout;
  if (req.socket) req.socket.once('timeout', emitRequestTimeout);
  else req.on('socket', (socket) => socket.once('timeout', emitRequestTimeout));
}

function setSocketTimeout(socket, msecs) {
  if (socket.connecting) socket.once('connect', () => socket.setTimeout(msecs));
  else socket.setTimeout(msecs);
}

const methods = {
  get path() {
    return this[kPath];
  },

  set path(value) {
    this[kPath] = given.checkPath(String(value));
  },

  _finish() {
    OutgoingMessage.prototype._finish.call(this);
    beginAsking(this);
    if (channels.clientRequestStart.hasSubscribers) channels.clientRequestStart.publish({ request: this });
  },

  _implicitHeader() {
    if (this._header) throw new ERR_HTTP_HEADERS_SENT('render');
    this._storeHeader(requestLine(this), this[kOutHeaders]);
  },

  abort() {
    if (this.aborted) return;
    this.aborted = true;
    process.nextTick(() => this.emit('abort'));
    this.destroy();
  },

  destroy(err) {
    if (this.destroyed) return this;
    this.destroyed = true;
    // In no state to be read any more: whoever wanted the body hears of it by 'aborted'.
    if (this.res) this.res._dump();
    this[kError] = err;
    this.socket?.destroy(err);
    return this;
  },

  onSocket(socket, err) {
    process.nextTick(onSocketNT, this, socket, err);
  },

  _deferToConnect(method, args) {
    const call = () => {
      if (method) this.socket[method](...args);
    };
    const onSocket = () => {
      if (this.socket.writable && !this.socket.connecting) call();
      else this.socket.once('connect', call);
    };
    if (this.socket) onSocket();
    else this.once('socket', onSocket);
  },

  setTimeout(msecs, callback) {
    if (this._ended) return this;
    listenForTimeout(this);
    msecs = getTimerDuration(msecs, 'msecs');
    if (callback !== undefined) {
      validateFunction(callback, 'callback');
      this.once('timeout', callback);
    }
    if (this.socket) setSocketTimeout(this.socket, msecs);
    else this.once('socket', (socket) => setSocketTimeout(socket, msecs));
    return this;
  },

  setNoDelay(noDelay) {
    this._deferToConnect('setNoDelay', [noDelay]);
  },

  setSocketKeepAlive(enable, initialDelay) {
    this._deferToConnect('setKeepAlive', [enable, initialDelay]);
  },

  clearTimeout(callback) {
    this.setTimeout(0, callback);
  },
};

Object.defineProperties(ClientRequest.prototype, Object.getOwnPropertyDescriptors(methods));

module.exports = { ClientRequest, listenForTimeout };
