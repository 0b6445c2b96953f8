'use strict';

// https://nodejs.org/api/tls.html#class-tlsserver

const net = require('net');
const {
  ConnResetException,
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED, ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS, ERR_TLS_REQUIRED_SERVER_NAME,
  },
} = require('internal/errors');
const { validateFunction, validateNumber, validateObject, validateString } = require('internal/validators');
const { Buffer } = require('buffer');
const { isArrayBufferView } = require('internal/util/types');
const { convertALPNProtocols } = require('internal/tls/alpn');
const { SecureContext, createSecureContext } = require('internal/tls/secure_context');
const { TLSSocket } = require('internal/tls/socket');
const { kEnableTrace, kErrorEmitted, kHandshakeTimeout, kSNICallback } = require('internal/tls/symbols');

const HANDSHAKE_TIMEOUT_MS = 120_000;

/** What of a server's options makes its context. */
const CONTEXT_OPTIONS = [
  'pfx', 'key', 'passphrase', 'cert', 'clientCertEngine', 'ca', 'minVersion', 'maxVersion', 'secureProtocol', 'crl', 'ciphers',
  'ecdhCurve', 'dhparam', 'honorCipherOrder', 'secureOptions', 'sessionIdContext', 'sigalgs', 'privateKeyIdentifier',
  'privateKeyEngine', 'sessionTimeout', 'ticketKeys', 'allowPartialTrustChain',
];

function Server(options, listener) {
  if (!(this instanceof Server)) return new Server(options, listener);
  if (typeof options === 'function') {
    listener = options;
    options = {};
  } else if (options === null || options === undefined || typeof options === 'object') {
    options ??= {};
  } else {
    throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  this._contexts = [];
  this.requestCert = options.requestCert === true;
  this.rejectUnauthorized = options.rejectUnauthorized !== false;
  this.ALPNCallback = options.ALPNCallback;
  if (options.ALPNCallback) {
    validateFunction(options.ALPNCallback, 'options.ALPNCallback');
    if (options.ALPNProtocols) throw new ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS();
  }
  if (options.sessionTimeout) this.sessionTimeout = options.sessionTimeout;
  if (options.ticketKeys) this.ticketKeys = options.ticketKeys;
  if (options.ALPNProtocols) convertALPNProtocols(options.ALPNProtocols, this);
  const { pskCallback, pskIdentityHint } = options;
  if (pskCallback) validateFunction(pskCallback, 'options.pskCallback');
  if (pskIdentityHint) validateString(pskIdentityHint, 'options.pskIdentityHint');
  if (pskCallback) throw new ERR_METHOD_NOT_IMPLEMENTED('pskCallback');
  this.setSecureContext(options);
  this[kHandshakeTimeout] = options.handshakeTimeout || HANDSHAKE_TIMEOUT_MS;
  this[kSNICallback] = options.SNICallback;
  this[kEnableTrace] = options.enableTrace;
  validateNumber(this[kHandshakeTimeout], 'options.handshakeTimeout');
  if (this[kSNICallback]) validateFunction(this[kSNICallback], 'options.SNICallback');
  net.Server.call(this, options, onConnection);
  this.on('newListener', refuseMissing);
  if (listener) this.on('secureConnection', listener);
}
Object.setPrototypeOf(Server.prototype, net.Server.prototype);
Object.setPrototypeOf(Server, net.Server);

/** What the host cannot do must not be waited for. */
function refuseMissing(event) {
  if (event === 'OCSPRequest' || event === 'keylog') throw new ERR_METHOD_NOT_IMPLEMENTED(`${event} event`);
}

/** The context for a name, of those that were added, the last one first. */
function findContext(servername, callback) {
  const found = this.server._contexts.find(({ pattern }) => pattern.test(servername));
  callback(null, found?.context);
}

function onConnection(rawSocket) {
  const socket = new TLSSocket(rawSocket, {
    secureContext: this._sharedCreds,
    isServer: true,
    server: this,
    requestCert: this.requestCert,
    rejectUnauthorized: this.rejectUnauthorized,
    handshakeTimeout: this[kHandshakeTimeout],
    ALPNProtocols: this.ALPNProtocols,
    ALPNCallback: this.ALPNCallback,
    SNICallback: this[kSNICallback] || findContext,
    pauseOnConnect: this.pauseOnConnect,
    highWaterMark: this.highWaterMark,
    enableTrace: this[kEnableTrace],
  });
  socket[kErrorEmitted] = false;
  socket.on('secure', onSecure);
  socket.on('close', onClose);
  socket.on('_tlsError', onTlsError);
}

function onSecure() {
  if (this._requestCert) {
    const verifyError = this._verifyError();
    if (verifyError === null) {
      this.authorized = true;
    } else {
      this.authorizationError = verifyError.code;
      if (this._rejectUnauthorized) this.destroy();
    }
  }
  if (this.destroyed || !this._releaseControl()) return;
  this.secureConnecting = false;
  this._tlsOptions.server.emit('secureConnection', this);
}

function reportOnce(socket, err) {
  if (socket._controlReleased || socket[kErrorEmitted]) return;
  socket[kErrorEmitted] = true;
  socket._tlsOptions.server.emit('tlsClientError', err, socket);
}

function onClose() {
  reportOnce(this, new ConnResetException('socket hang up'));
}

function onTlsError(err) {
  reportOnce(this, err);
}

/** '*.example.com' as what names of hosts are tested with. */
function patternOf(servername) {
  const text = servername.replace(/([.^$+?\-\\[\]{}])/g, '\\$1').replaceAll('*', '[^.]*');
  return new RegExp(`^${text}$`);
}

const methods = {
  setSecureContext(options) {
    validateObject(options, 'options');
    for (const name of CONTEXT_OPTIONS) this[name] = options[name] || (name === 'honorCipherOrder' ? options[name] : undefined);
    // A server's order counts unless it says otherwise.
    this.honorCipherOrder = options.honorCipherOrder !== undefined ? Boolean(options.honorCipherOrder) : true;
    if (!options.sessionIdContext) this.sessionIdContext = defaultSessionIdContext();
    for (const name of ['dhparam', 'ecdhCurve', 'sigalgs']) this[name] = options[name];
    const given = {};
    for (const name of CONTEXT_OPTIONS) given[name] = this[name];
    this._sharedCreds = createSecureContext(given);
  },

  _getServerData() {
    return { ticketKeys: this.getTicketKeys().toString('hex') };
  },

  _setServerData({ ticketKeys }) {
    this.setTicketKeys(Buffer.from(ticketKeys, 'hex'));
  },

  getTicketKeys() {
    const native = this._sharedCreds.context;
    const keys = native.getTicketKeys();
    native.setTicketKeys(keys);
    return Buffer.from(keys);
  },

  setTicketKeys(keys) {
    if (!isArrayBufferView(keys)) throw new ERR_INVALID_ARG_TYPE('buffer', ['Buffer', 'TypedArray', 'DataView'], keys);
    if (keys.byteLength !== 48) {
      throw Object.assign(new Error('Session ticket keys must be a 48-byte buffer'), { code: 'ERR_ASSERTION' });
    }
    this._sharedCreds.context.setTicketKeys(new Uint8Array(keys.buffer, keys.byteOffset, keys.byteLength));
  },

  addContext(servername, context) {
    if (!servername) throw new ERR_TLS_REQUIRED_SERVER_NAME();
    const made = context instanceof SecureContext ? context : createSecureContext(context);
    this._contexts.unshift({ pattern: patternOf(servername), context: made.context });
  },

  [Symbol.for('nodejs.rejection')](err, event, socket) {
    if (event === 'secureConnection') socket.destroy(err);
    else net.Server.prototype[Symbol.for('nodejs.rejection')].call(this, err, event, socket);
  },
};

function defaultSessionIdContext() {
  const { createHash } = require('crypto');
  return createHash('sha1').update(require('process').argv.join(' ')).digest('hex').slice(0, 32);
}

Object.defineProperties(Server.prototype, Object.getOwnPropertyDescriptors(methods));

function createServer(options, listener) {
  return new Server(options, listener);
}

module.exports = { Server, createServer };
