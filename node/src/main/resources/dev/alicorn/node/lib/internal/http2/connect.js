'use strict';

// http2.connect()

const net = require('net');
const tls = require('tls');
const { URL } = require('internal/url');
const { promisify } = require('internal/util/promisify');
const { codes: { ERR_HTTP2_UNSUPPORTED_PROTOCOL } } = require('internal/errors');
const { ClientHttp2Session } = require('internal/http2/client_session');
const { assertIsArray, assertIsObject } = require('internal/http2/headers');
const { initializeTLSOptions } = require('internal/http2/server');
const { kAuthority, kProtocol } = require('internal/http2/symbols');

function connect(authority, options, listener) {
  if (typeof options === 'function') {
    listener = options;
    options = undefined;
  }
  assertIsObject(options, 'options');
  options = { ...options };
  assertIsArray(options.remoteCustomSettings, 'options.remoteCustomSettings');
  if (typeof authority === 'string') authority = new URL(authority);
  assertIsObject(authority, 'authority', ['string', 'Object', 'URL']);
  const protocol = authority.protocol || options.protocol || 'https:';
  const port = String(authority.port === '' ? (authority.protocol === 'http:' ? 80 : 443) : authority.port);
  const host = hostOf(authority);
  const session = new ClientHttp2Session(options, makeSocket(authority, protocol, host, port, options));
  session[kAuthority] = `${options.servername || host}:${port}`;
  session[kProtocol] = protocol;
  if (typeof listener === 'function') session.once('connect', listener);
  return session;
}

function hostOf(authority) {
  if (authority.hostname) return authority.hostname.replace(/^\[(.*)\]$/, '$1');
  return authority.host || 'localhost';
}

function makeSocket(authority, protocol, host, port, options) {
  if (typeof options.createConnection === 'function') return options.createConnection(authority, options);
  switch (protocol) {
    case 'http:': return net.connect({ port, host, ...options });
    case 'https:': return tls.connect(port, host, initializeTLSOptions(options, net.isIP(host) ? undefined : host));
    default: throw new ERR_HTTP2_UNSUPPORTED_PROTOCOL(protocol);
  }
}

Object.defineProperty(connect, promisify.custom, {
  value: function connectAsPromise(authority, options) {
    return new Promise((resolve, reject) => {
      const session = connect(authority, options, () => {
        session.removeListener('error', reject);
        resolve(session);
      });
      session.once('error', reject);
    });
  },
});

module.exports = { connect };
