'use strict';

// A TLSSocket's handshakes: what is asked for before one, what is known after it, and having another.

const { Buffer } = require('buffer');
const process = require('process');
const {
  codes: { ERR_TLS_RENEGOTIATION_DISABLED, ERR_TLS_SNI_FROM_SERVER },
} = require('internal/errors');
const { validateFunction, validateObject, validateString } = require('internal/validators');
const { kHandle } = require('internal/net/symbols');
const { isIP } = require('internal/net/ip');
const { decode } = require('internal/tls/alpn');
const { sslError } = require('internal/tls/errors');
const { encodeSession, newPeer, peerOf } = require('internal/tls/sessions');
const { kDisableRenegotiation, kIsVerified, kPeer, kPendingSession, kTakesTickets } = require('internal/tls/symbols');

const binding = internalBinding('tls');

const SSL_OP_NO_TICKET = 0x4000;

const kServername = Symbol('kServername');
const kRenegotiations = Symbol('kRenegotiations');

function emitSession(socket, session) {
  // Who has not seen yet whether the peer is trusted must not keep its session.
  if (socket[kIsVerified]) socket.emit('session', session);
  else socket[kPendingSession] = session;
}

const socketHandshake = {
  /** The client's hello leaves. */
  _startHandshake(handle) {
    const { ALPNProtocols } = this._tlsOptions;
    const servername = this[kServername];
    handle.servername = servername;
    handle.start({
      peer: this[kPeer],
      servername: servername && !isIP(servername) ? servername : undefined,
      protocols: ALPNProtocols ? decode(ALPNProtocols).join('\n') : undefined,
    });
  },

  _finishInit() {
    const handle = this[kHandle];
    if (!handle) return;
    const [, , protocol] = handle.facts;
    this.alpnProtocol = protocol === '' ? false : protocol;
    if (this.servername === null) this.servername = handle.servername || false;
    if (!this._tlsOptions.isServer && this._tlsOptions.requestOCSP) this._emitStatus(handle);
    if (this._tlsOptions.isServer && this._announceSession(handle)) return;
    this._finishSecure();
  },

  /** What the server has stapled to its certificate. */
  _emitStatus(handle) {
    const response = binding.statusResponse(handle.id);
    this.emit('OCSPResponse', response === undefined ? null : Buffer.from(response.buffer));
  },

  /** Whether a server's listeners are to store the session first. */
  _announceSession(handle) {
    const { server } = this;
    if (this.isSessionReused() || !(server?.listenerCount?.('newSession') > 0)) return false;
    const isModern = this.getProtocol() === 'TLSv1.3';
    const noTicket = (server.secureOptions & SSL_OP_NO_TICKET) !== 0;
    // Where the client keeps the session itself, there is nothing to store.
    if (!isModern && this[kTakesTickets] && !noTicket) return false;
    const id = Buffer.from(binding.sessionId(handle.id));
    // Since TLS 1.3 sessions are given out after the handshake, and nobody waits.
    let stored = isModern;
    if (isModern) this._finishSecure();
    server.emit('newSession', id, encodeSession('server', id), () => {
      if (stored) return;
      stored = true;
      if (!this.destroyed) this._finishSecure();
    });
    return true;
  },

  _finishSecure() {
    this._secureEstablished = true;
    if (this._tlsOptions.handshakeTimeout > 0) this.setTimeout(0, this._handleTimeout);
    if (!this._tlsOptions.isServer && this.getProtocol() !== 'TLSv1.3' && !this.isSessionReused()) {
      emitSession(this, this.getSession());
    }
    this.emit('secure');
  },

  _onNewSession() {
    if (!this._tlsOptions.isServer) emitSession(this, this.getSession());
  },

  /** A client wants another handshake: too many of them are an attack. */
  _onHandshakeStart() {
    if (this[kDisableRenegotiation]) {
      this._emitTLSError(new ERR_TLS_RENEGOTIATION_DISABLED());
      return;
    }
    const { CLIENT_RENEG_LIMIT: limit, CLIENT_RENEG_WINDOW: seconds } = require('tls');
    const now = process.hrtime()[0];
    const recent = (this[kRenegotiations] ?? []).filter((time) => now - time < seconds);
    recent.push(now);
    this[kRenegotiations] = recent;
    if (recent.length > limit) this._onRenegotiationAttack();
  },

  disableRenegotiation() {
    this[kDisableRenegotiation] = true;
  },

  renegotiate(options, callback) {
    validateObject(options, 'options');
    if (callback !== undefined) validateFunction(callback, 'callback');
    if (this.destroyed) return undefined;
    if (this.getProtocol() === 'TLSv1.3') {
      const err = sslError('wrong ssl version', 266);
      if (callback) process.nextTick(callback, err);
      return false;
    }
    if (options.requestCert !== undefined) this._requestCert = Boolean(options.requestCert);
    if (options.rejectUnauthorized !== undefined) this._rejectUnauthorized = Boolean(options.rejectUnauthorized);
    try {
      this[kHandle].renegotiate();
    } catch (err) {
      if (callback) process.nextTick(callback, err);
      return false;
    }
    if (callback) this.once('secure', () => callback(null));
    return true;
  },

  setServername(name) {
    validateString(name, 'name');
    if (this._tlsOptions.isServer) throw new ERR_TLS_SNI_FROM_SERVER();
    this[kServername] = name;
  },

  setSession(session) {
    this[kPeer] = peerOf(session) ?? newPeer();
  },

  getSession() {
    const handle = this[kHandle];
    if (!handle?.established) return undefined;
    return encodeSession(this[kPeer], binding.sessionId(handle.id));
  },

  getTLSTicket() {
    const handle = this[kHandle];
    if (!handle?.established || this._tlsOptions.isServer) return undefined;
    return this.getSession();
  },

  isSessionReused() {
    return this[kHandle]?.facts?.[3] ?? null;
  },
};

module.exports = { socketHandshake };
