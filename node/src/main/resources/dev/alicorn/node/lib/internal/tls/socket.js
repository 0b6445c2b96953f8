'use strict';

// https://nodejs.org/api/tls.html#class-tlstlssocket: a net.Socket that reads and writes by a TLSWrap. How a server answers a
// client's hello is in server_handshake, what the socket tells about itself in socket_facts.

const net = require('net');
const { Buffer } = require('buffer');
const process = require('process');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED, ERR_TLS_HANDSHAKE_TIMEOUT, ERR_TLS_INVALID_CONTEXT, ERR_TLS_SESSION_ATTACK },
} = require('internal/errors');
const { getOptionValue } = require('internal/options');
const { Pipe } = require('internal/pipe_wrap');
const { TCP } = require('internal/tcp_wrap');
const { kHandle, kReinitializeHandle } = require('internal/net/symbols');
const { convertALPNProtocols } = require('internal/tls/alpn');
const { answerHello } = require('internal/tls/server_handshake');
const { newPeer } = require('internal/tls/sessions');
const { socketFacts } = require('internal/tls/socket_facts');
const { socketHandshake } = require('internal/tls/socket_handshake');
const { StreamHandle } = require('internal/net/stream_handle');
const { TLSWrap } = require('internal/tls/wrap');
const { kConnectOptions, kIsVerified, kPeer, kPendingSession, kRes } = require('internal/tls/symbols');

let warnedOfTrace = false;

function TLSSocket(socket, opts) {
  const options = { ...opts };
  options.enableTrace = wantsTrace(options);
  if (options.ALPNProtocols) convertALPNProtocols(options.ALPNProtocols, options);
  this._tlsOptions = options;
  this._secureEstablished = false;
  this._securePending = false;
  this._newSessionPending = false;
  this._controlReleased = false;
  this.secureConnecting = true;
  this._SNICallback = null;
  this.servername = null;
  this.alpnProtocol = null;
  this.authorized = false;
  this.authorizationError = null;
  this[kRes] = null;
  this[kIsVerified] = false;
  this[kPendingSession] = null;
  this[kPeer] = newPeer();
  this.encrypted = true;

  net.Socket.call(this, {
    handle: makeHandle(this, socket),
    allowHalfOpen: socket ? socket.allowHalfOpen : options.allowHalfOpen,
    pauseOnCreate: options.pauseOnConnect,
    manualStart: true,
    highWaterMark: options.highWaterMark,
    onread: socket ? null : options.onread,
    signal: options.signal,
  });
  this.ssl = this[kHandle];
  initialize(this);
  if (socket) {
    follow(this, socket);
  } else {
    this.connecting = true;
    if (!options.isServer) this.once('connect', startUnlessTold);
  }
  process.nextTick(beginReading, this, socket);
}
Object.setPrototypeOf(TLSSocket.prototype, net.Socket.prototype);
Object.setPrototypeOf(TLSSocket, net.Socket);

/** Whether the records are to be shown: by an option, or for all sockets by the command line's. */
function wantsTrace({ enableTrace }) {
  if (enableTrace === undefined || enableTrace === null) {
    const isOn = getOptionValue('--trace-tls') === true;
    if (isOn && !warnedOfTrace) process.emitWarning('Enabling --trace-tls can expose sensitive data in the resulting log.');
    warnedOfTrace ||= isOn;
    return isOn;
  }
  if (typeof enableTrace !== 'boolean') throw new ERR_INVALID_ARG_TYPE('options.enableTrace', 'boolean', enableTrace);
  return enableTrace;
}

/** A socket that was not made by connect() begins by itself. */
function startUnlessTold() {
  if (!this[kConnectOptions]) this._start();
}

/** A handle over what is there: a socket's own, one over a stream, or a new one that is to be connected. */
function makeHandle(self, socket) {
  const options = self._tlsOptions;
  options.secureContext ??= require('internal/tls/secure_context').createSecureContext(options);
  const context = options.secureContext.context ?? options.secureContext;
  if (typeof context?.id !== 'number') throw new ERR_TLS_INVALID_CONTEXT('context');
  const isServer = Boolean(options.isServer);
  if (!socket) return new TLSWrap(options.pipe ? new Pipe(false) : new TCP(false), null, context, isServer);
  const ownHandle = socket instanceof net.Socket ? socket._handle : null;
  const below = ownHandle ?? new StreamHandle(socket);
  const made = new TLSWrap(below, socket, context, isServer);
  made._parentWrap = ownHandle === null ? below : socket; // packages take the class of such handles from it
  return made;
}

function initialize(self) {
  const options = self._tlsOptions;
  const handle = self[kHandle];
  self.server = options.server;
  self._requestCert = Boolean(options.requestCert) || !options.isServer;
  self._rejectUnauthorized = Boolean(options.rejectUnauthorized);
  self._SNICallback = options.isServer ? options.SNICallback ?? null : null;
  self.on('error', self._tlsError);
  listen(self, handle);
  refuseMissing(self);
  if (options.handshakeTimeout > 0) self.setTimeout(options.handshakeTimeout, self._handleTimeout);
}

/** What the host cannot tell must not be waited for. */
function refuseMissing(self) {
  if (self._tlsOptions.enableTrace) self.enableTrace();
  self.on('newListener', (event) => {
    if (event === 'keylog' && self[kHandle]) throw new ERR_METHOD_NOT_IMPLEMENTED('keylog event');
  });
}

function listen(self, handle) {
  handle.onhello = (hello) => answerHello(self, handle, hello);
  handle.onhandshakestart = () => countHandshake(self);
  handle.onhandshakedone = () => self._finishInit();
  handle.onnewsession = () => self._onNewSession();
  handle.onearlywrite = () => self._start();
  handle.onerror = (err) => onTlsError(self, err);
}

/** Takes part in what happens to the socket below. */
function follow(self, socket) {
  if (socket instanceof net.Socket) self._parent = socket; // its time-out is also ours
  // One that has no handle yet is to be connected some time.
  const isIdle = socket instanceof net.Socket && !socket._handle;
  self.connecting = Boolean(socket.connecting || socket._connecting || isIdle);
  if (self.connecting) {
    socket.once('connect', () => {
      self.connecting = false;
      if (socket._handle && self[kHandle]) self[kHandle].rebase(socket._handle);
      self.emit('connect');
    });
  }
  socket.on('error', (err) => self._emitTLSError(err));
  socket.once('close', () => self.destroy());
}

/** In the next tick, so that the caller can add listeners first. */
function beginReading(self, socket) {
  if (!self[kHandle]) return;
  // What was read from the socket below before it became ours.
  if (socket?.readableLength) {
    let chunk;
    while ((chunk = socket.read()) !== null) self[kHandle]?.receive(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  }
  self.read(0);
}

function countHandshake(self) {
  if (!self._tlsOptions.isServer || !self._secureEstablished && !self._handshakes) {
    self._handshakes = 1;
    return;
  }
  self._onHandshakeStart();
}

/** The handle's protocol has failed. */
function onTlsError(self, err) {
  if (self._hadError) return;
  self._hadError = true;
  if (!self._secureEstablished) {
    // The handle stays at hand for the listeners of 'tlsClientError'.
    self._closeAfterHandlingError = true;
    self.destroy(err);
  } else if (self._tlsOptions.isServer && self._rejectUnauthorized && /peer did not return a certificate/.test(err.message)) {
    self.destroy();
  } else {
    self._emitTLSError(err);
  }
}

const methods = {
  _start() {
    if (this.connecting) {
      this.once('connect', this._start);
      return;
    }
    const handle = this[kHandle];
    if (!handle) return;
    this._startHandshake(handle);
  },

  [kReinitializeHandle](handle) {
    const made = new TLSWrap(handle, null, this._tlsOptions.secureContext.context, false);
    net.Socket.prototype[kReinitializeHandle].call(this, made);
    this.ssl = made;
    listen(this, made);
  },

  _releaseControl() {
    if (this._controlReleased) return false;
    this._controlReleased = true;
    this.removeListener('error', this._tlsError);
    return true;
  },

  _tlsError(err) {
    this.emit('_tlsError', err);
    return this._controlReleased ? err : null;
  },

  _emitTLSError(err) {
    const error = this._tlsError(err);
    if (error) this.destroy(error);
  },

  _handleTimeout() {
    this._emitTLSError(new ERR_TLS_HANDSHAKE_TIMEOUT());
  },

  _onRenegotiationAttack() {
    this._emitTLSError(new ERR_TLS_SESSION_ATTACK());
  },
};

for (const part of [methods, socketHandshake, socketFacts]) {
  Object.defineProperties(TLSSocket.prototype, Object.getOwnPropertyDescriptors(part));
}

module.exports = { TLSSocket };
