'use strict';

// What a TLSSocket tells about its connection: certificates, ciphers, keys derived from it.

const { Buffer } = require('buffer');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED, ERR_TLS_INVALID_CONTEXT, ERR_TLS_INVALID_STATE },
} = require('internal/errors');
const { validateInt32, validateString, validateUint32 } = require('internal/validators');
const { isArrayBufferView } = require('internal/util/types');
const { kHandle } = require('internal/net/symbols');
const { toDetailedObject, toLegacyObject } = require('internal/tls/certificates');
const { describeCipher } = require('internal/tls/ciphers');
const { describeKeyShare } = require('internal/tls/groups');
const { sharedSignatures } = require('internal/tls/signatures');
const { kKeyCert } = require('internal/tls/symbols');

const binding = internalBinding('tls');

const MIN_FRAGMENT = 512;
const MAX_FRAGMENT = 16 * 1024;

function ofState(handle) {
  return handle !== null && handle !== undefined && !handle.closed;
}

function x509(der) {
  const { X509Certificate } = require('crypto');
  return new X509Certificate(Buffer.from(der));
}

/** What the peer has sent: in a session that is taken up again, a server sends no certificates. */
function peerChain(socket, handle) {
  return !socket._tlsOptions.isServer && socket.isSessionReused() ? [] : binding.peerChain(handle.id);
}

const socketFacts = {
  /** Why the peer is not trusted; null if it is. */
  _verifyError() {
    return this[kHandle].verifyError();
  },

  getPeerCertificate(detailed) {
    const handle = this[kHandle];
    if (!ofState(handle)) return null;
    const chain = peerChain(this, handle);
    if (chain.length === 0) return {};
    return detailed ? toDetailedObject(chain) : toLegacyObject(chain[0]);
  },

  getPeerX509Certificate() {
    const handle = this[kHandle];
    if (!ofState(handle)) return undefined;
    const [der] = peerChain(this, handle);
    return der === undefined ? undefined : x509(der);
  },

  getCertificate() {
    const handle = this[kHandle];
    if (!ofState(handle)) return null;
    const der = binding.ownCertificate(handle.id);
    return der === undefined ? {} : toLegacyObject(der);
  },

  getX509Certificate() {
    const handle = this[kHandle];
    const der = ofState(handle) ? binding.ownCertificate(handle.id) : undefined;
    return der === undefined ? undefined : x509(der);
  },

  getCipher() {
    const facts = this[kHandle]?.facts;
    return facts ? describeCipher(facts[1]) : null;
  },

  getProtocol() {
    const handle = this[kHandle];
    if (!handle) return null;
    return handle.facts?.[0] ?? 'unknown';
  },

  getEphemeralKeyInfo() {
    const handle = this[kHandle];
    if (!handle?.facts || this._tlsOptions.isServer) return null;
    return describeKeyShare(...binding.keyShare(handle.id));
  },

  getFinished() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('getFinished()');
  },

  getPeerFinished() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('getPeerFinished()');
  },

  getSharedSigalgs() {
    const handle = this[kHandle];
    if (!ofState(handle)) return null;
    if (!this._tlsOptions.isServer) return [];
    return sharedSignatures(binding.clientSignatures(handle.id), handle.context.signatures);
  },

  enableTrace() {
    const handle = this[kHandle];
    if (!handle) return;
    const { Trace } = require('internal/tls/trace');
    handle.trace ??= new Trace();
  },

  exportKeyingMaterial(length, label, context) {
    validateUint32(length, 'length', true);
    validateString(label, 'label');
    if (context !== undefined && !isArrayBufferView(context)) {
      throw new ERR_INVALID_ARG_TYPE('context', ['Buffer', 'TypedArray', 'DataView'], context);
    }
    if (!this._secureEstablished || !this[kHandle]) throw new ERR_TLS_INVALID_STATE();
    return Buffer.from(binding.exportKeys(this[kHandle].id, label, context, length).buffer);
  },

  setMaxSendFragment(size) {
    validateInt32(size, 'size');
    const handle = this[kHandle];
    if (size < MIN_FRAGMENT || size > MAX_FRAGMENT || !handle) return false;
    binding.setMaxFragment(handle.id, size);
    return true;
  },

  setKeyCert(context) {
    const { SecureContext, createSecureContext } = require('internal/tls/secure_context');
    if (!context || typeof context !== 'object') throw new ERR_INVALID_ARG_TYPE('context', 'object', context);
    const made = context instanceof SecureContext ? context : createSecureContext(context);
    if (!made.context) throw new ERR_TLS_INVALID_CONTEXT('context');
    this[kKeyCert] = made.context;
  },
};

module.exports = { socketFacts };
