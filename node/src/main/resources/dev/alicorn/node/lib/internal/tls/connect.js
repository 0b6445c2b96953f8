'use strict';

// https://nodejs.org/api/tls.html#tlsconnectoptions-callback

const net = require('net');
const process = require('process');
const {
  ConnResetException,
  codes: { ERR_METHOD_NOT_IMPLEMENTED, ERR_TLS_DH_PARAM_SIZE },
} = require('internal/errors');
const { validateFunction, validateNumber } = require('internal/validators');
const { createSecureContext } = require('internal/tls/secure_context');
const { TLSSocket } = require('internal/tls/socket');
const { kConnectOptions, kIsVerified, kPendingSession } = require('internal/tls/symbols');

let warnedOfRejection = false;
let warnedOfAddress = false;

/** NODE_TLS_REJECT_UNAUTHORIZED=0 lets everybody in, and is told of once. */
function allowsUnauthorized() {
  const allowed = process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
  if (allowed && !warnedOfRejection) {
    warnedOfRejection = true;
    process.emitWarning("Setting the NODE_TLS_REJECT_UNAUTHORIZED environment variable to '0' makes TLS connections " +
      'and HTTPS requests insecure by disabling certificate verification.');
  }
  return allowed;
}

function isObject(value) {
  return value !== null && typeof value === 'object';
}

/** net's forms of arguments, behind which there may be options. */
function normalize(args) {
  const [options, callback] = net._normalizeArgs(args);
  if (isObject(args[1])) Object.assign(options, args[1]);
  else if (isObject(args[2])) Object.assign(options, args[2]);
  return [options, callback];
}

function hostOf({ servername, host, socket }) {
  return servername || host || socket?._host || 'localhost';
}

function connect(...args) {
  let [options, callback] = normalize(args);
  const { checkServerIdentity: check } = require('tls');
  options = {
    rejectUnauthorized: !allowsUnauthorized(),
    ciphers: require('tls').DEFAULT_CIPHERS,
    checkServerIdentity: check,
    minDHSize: 1024,
    ...options,
  };
  if (!options.keepAlive) options.singleUse = true;
  validateFunction(options.checkServerIdentity, 'options.checkServerIdentity');
  validateNumber(options.minDHSize, 'options.minDHSize', 1);
  if (options.pskCallback) validateFunction(options.pskCallback, 'pskCallback');
  if (options.pskCallback) throw new ERR_METHOD_NOT_IMPLEMENTED('pskCallback');
  const secureContext = options.secureContext ?? createOwnContext(options);
  const socket = new TLSSocket(options.socket, {
    allowHalfOpen: options.socket ? options.socket.allowHalfOpen : Boolean(options.allowHalfOpen),
    pipe: Boolean(options.path),
    secureContext,
    isServer: false,
    requestCert: true,
    rejectUnauthorized: options.rejectUnauthorized !== false,
    session: options.session,
    ALPNProtocols: options.ALPNProtocols,
    requestOCSP: options.requestOCSP,
    enableTrace: options.enableTrace,
    highWaterMark: options.highWaterMark,
    onread: options.onread,
    signal: options.signal,
  });
  options.rejectUnauthorized = options.rejectUnauthorized !== false;
  socket[kConnectOptions] = options;
  if (callback) socket.once('secureConnect', callback);
  begin(socket, options);
  return socket;
}

function createOwnContext(options) {
  const made = createSecureContext(options);
  if (options.singleUse) made.context.singleUse = true;
  return made;
}

function begin(socket, options) {
  if (!options.socket) {
    if (options.timeout) socket.setTimeout(options.timeout);
    socket.connect(options, socket._start);
  }
  socket._releaseControl();
  if (options.session) socket.setSession(options.session);
  if (options.servername) {
    if (!warnedOfAddress && net.isIP(options.servername)) {
      warnedOfAddress = true;
      process.emitWarning('Setting the TLS ServerName to an IP address is not permitted by RFC 6066. ' +
        'This will be ignored in a future version.', 'DeprecationWarning', 'DEP0123');
    }
    socket.setServername(options.servername);
  }
  if (options.socket) socket._start();
  socket.on('secure', onSecure);
  socket.prependListener('end', onEnd);
}

/** Why the server is not the one that was asked for. */
function identityError(socket, options) {
  const untrusted = socket._verifyError();
  if (untrusted !== null || socket.isSessionReused()) return untrusted;
  return options.checkServerIdentity(hostOf(options), socket.getPeerCertificate(true));
}

function onSecure() {
  const options = this[kConnectOptions];
  const key = this.getEphemeralKeyInfo();
  if (key.type === 'DH' && key.size < options.minDHSize) {
    this.destroy(new ERR_TLS_DH_PARAM_SIZE(key.size));
    return;
  }
  const err = identityError(this, options);
  if (err) {
    this.authorized = false;
    this.authorizationError = err.code || err.message;
    if (options.rejectUnauthorized !== false) {
      this.destroy(err);
      return;
    }
  } else {
    this.authorized = true;
  }
  this.secureConnecting = false;
  this.emit('secureConnect');
  this[kIsVerified] = true;
  const session = this[kPendingSession];
  this[kPendingSession] = null;
  if (session) this.emit('session', session);
  this.removeListener('end', onEnd);
}

/** The other side has gone before the handshake was done. */
function onEnd() {
  if (this._hadError) return;
  const { path, host, port, localAddress } = this[kConnectOptions];
  this._hadError = true;
  const err = new ConnResetException('Client network socket disconnected before secure TLS connection was established');
  this.destroy(Object.assign(err, { path, host, port, localAddress }));
}

module.exports = { connect };
