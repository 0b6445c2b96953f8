'use strict';

// Proxies that the environment names. https://nodejs.org/api/http.html#built-in-proxy-support

const { URL } = require('internal/url');
const { Buffer } = require('buffer');
const { codes: { ERR_PROXY_INVALID_CONFIG, ERR_PROXY_TUNNEL } } = require('internal/errors');
const { validateObject } = require('internal/validators');

const DEFAULT_PORTS = { '__proto__': null, 'http:': 80, 'https:': 443 };

const toNumber = (ip) => ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const isIPv4 = (host) => require('net').isIPv4(host);

/** Whether an entry of NO_PROXY is meant: a name, .suffix, *.suffix, an address, a range of them, each with a port or without. */
function isBypassed(entry, host, port) {
  if (entry === '*') return true;
  const withPort = /^(.*?[^:]):(\d+)$/.exec(entry);
  const [name, onlyPort] = withPort === null || entry.replace(/\[.*\]/, '').split(':').length > 2 ? [entry] : [withPort[1], withPort[2]];
  if (onlyPort !== undefined && Number(onlyPort) !== port) return false;
  if (name.startsWith('*.')) return host.endsWith(name.slice(1));
  if (name.startsWith('.')) return host.endsWith(name) || host === name.slice(1);
  const [first, last] = name.split('-');
  if (last !== undefined && isIPv4(first) && isIPv4(last) && isIPv4(host)) {
    return toNumber(host) >= toNumber(first) && toNumber(host) <= toNumber(last);
  }
  return host === name.replace(/^\[|\]$/g, '');
}

function parseProxy(text) {
  const url = URL.parse(text);
  if (url === null || DEFAULT_PORTS[url.protocol] === undefined) throw new ERR_PROXY_INVALID_CONFIG(`Invalid proxy URL: ${text}`);
  return url;
}

class Proxy {
  #bypassed;

  constructor(url, bypassed) {
    this.protocol = url.protocol;
    this.hostname = url.hostname.replace(/^\[|\]$/g, '');
    this.port = Number(url.port) || DEFAULT_PORTS[url.protocol];
    const { username, password } = url;
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    this.authorization = username || password ? `Basic ${Buffer.from(credentials).toString('base64')}` : undefined;
    this.#bypassed = bypassed.toLowerCase().split(/[,\s]+/).filter(Boolean);
  }

  serves(host, port) {
    const name = host.toLowerCase().replace(/^\[|\]$/g, '');
    return !this.#bypassed.some((entry) => isBypassed(entry, name, Number(port)));
  }

  /** A connection to the proxy itself. */
  connect(options = {}) {
    const { hostname: host, port } = this;
    if (this.protocol === 'http:') return require('net').connect({ ...options, host, port, path: undefined });
    return require('tls').connect({ ...options, host, port, path: undefined, servername: require('net').isIP(host) ? '' : host });
  }
}

/**
 * @param env an object like process.env, or undefined
 * @param protocol of the requests: 'http:' or 'https:'
 * @return null where it names no proxy for them
 */
function proxyOf(env, protocol) {
  if (env === undefined || env === null) return null;
  validateObject(env, 'options.proxyEnv');
  const name = protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const text = env[name] || env[name.toUpperCase()];
  return text ? new Proxy(parseProxy(text), env.no_proxy || env.NO_PROXY || '') : null;
}

/** A request whose path names all of its URL, as a proxy that is no tunnel needs it; the headers with what the proxy is told. */
function rewriteRequest(proxy, { host, port, path, headers, isKeptAlive }) {
  const origin = new URL('http://localhost');
  origin.hostname = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  origin.port = `${port}`;
  const added = { 'proxy-connection': isKeptAlive ? 'keep-alive' : 'close' };
  if (proxy.authorization !== undefined) added['proxy-authorization'] = proxy.authorization;
  const isList = Array.isArray(headers);
  const all = isList ? [...headers, ...Object.entries(added).flatMap((pair) => (Array.isArray(headers[0]) ? [pair] : pair))] : { ...headers, ...added };
  return { path: `${origin.href.slice(0, -1)}${path}`, headers: all };
}

function tunnelError(target, why, statusCode) {
  const error = new ERR_PROXY_TUNNEL(`Failed to establish tunnel to ${target} via proxy: ${why}`);
  if (statusCode !== undefined) error.statusCode = statusCode;
  return error;
}

/** Asks the proxy for a connection to `host:port`, over which TLS is spoken; `callback(error, socket)`. */
function openTunnel(proxy, { host, port, timeout }, callback) {
  const { ClientRequest } = require('internal/http/client_request');
  const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const headers = { 'host': target, 'proxy-connection': 'keep-alive' };
  if (proxy.authorization !== undefined) headers['proxy-authorization'] = proxy.authorization;
  const request = new ClientRequest({ createConnection: () => proxy.connect(), headers, method: 'CONNECT', path: target });
  if (timeout) request.setTimeout(timeout, () => request.destroy(tunnelError(target, `Connection to the proxy timed out after ${timeout}ms`)));
  request.once('connect', (response, socket, head) => {
    if (response.statusCode !== 200) {
      socket.destroy();
      callback(tunnelError(target, `HTTP/1.1 ${response.statusCode} ${response.statusMessage}`.trimEnd(), response.statusCode));
      return;
    }
    if (timeout) socket.setTimeout(0);
    if (head.length > 0) socket.unshift(head);
    callback(null, socket);
  });
  request.once('error', callback);
  request.end();
}

module.exports = { openTunnel, proxyOf, rewriteRequest };
