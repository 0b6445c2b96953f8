'use strict';

// https://nodejs.org/api/tls.html

const { getOptionValue } = require('internal/options');
const { convertALPNProtocols } = require('internal/tls/alpn');
const { DEFAULT_CIPHERS, getCiphers } = require('internal/tls/ciphers');
const { connect } = require('internal/tls/connect');
const { checkServerIdentity } = require('internal/tls/identity');
const roots = require('internal/tls/root_certificates');
const { SecureContext, createSecureContext } = require('internal/tls/secure_context');
const { Server, createServer } = require('internal/tls/server');
const { TLSSocket } = require('internal/tls/socket');
const { defaultRange } = require('internal/tls/versions');
const { markCostly } = require('internal/util/late_array');

const [DEFAULT_MIN_VERSION, DEFAULT_MAX_VERSION] = defaultRange(getOptionValue);

module.exports = {
  CLIENT_RENEG_LIMIT: 3,
  CLIENT_RENEG_WINDOW: 600,
  DEFAULT_CIPHERS: getOptionValue('--tls-cipher-list') || DEFAULT_CIPHERS,
  DEFAULT_ECDH_CURVE: 'auto',
  DEFAULT_MIN_VERSION,
  DEFAULT_MAX_VERSION,
  getCiphers,
  getCACertificates: roots.getCACertificates,
  setDefaultCACertificates: roots.setDefaultCACertificates,
  convertALPNProtocols,
  checkServerIdentity,
  SecureContext,
  Server,
  TLSSocket,
  connect,
  createSecureContext,
  createServer,
};

Object.defineProperty(module.exports, 'rootCertificates', {
  configurable: false,
  enumerable: true,
  get: markCostly(roots.rootCertificates),
});
