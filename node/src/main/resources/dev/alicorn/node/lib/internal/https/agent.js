'use strict';

// https://nodejs.org/api/https.html#class-httpsagent: an http.Agent whose sockets are TLS, and which keeps their sessions.

const http = require('http');
const tls = require('tls');
const { environmentOfProxies } = require('internal/http/agent');

const MAX_SESSIONS = 100;
const GLOBAL_TIMEOUT_MS = 5000;

/** What connections must have in common to be exchanged for each other, in the order of Node's key. */
const NAME_PARTS = [
  'ca', 'cert', 'clientCertEngine', 'ciphers', 'key', 'pfx', 'rejectUnauthorized', 'servername', 'minVersion', 'maxVersion',
  'secureProtocol', 'crl', 'honorCipherOrder', 'ecdhCurve', 'dhparam', 'secureOptions', 'sessionIdContext', 'sigalgs',
  'privateKeyIdentifier', 'privateKeyEngine',
];

function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  options = { __proto__: null, ...options };
  options.defaultPort ??= 443;
  options.protocol ??= 'https:';
  http.Agent.call(this, options);
  this.defaultPort = 443;
  this.protocol = 'https:';
  this.maxCachedSessions = this.options.maxCachedSessions ?? MAX_SESSIONS;
  this._sessionCache = { map: {}, list: [] };
}
Object.setPrototypeOf(Agent.prototype, http.Agent.prototype);
Object.setPrototypeOf(Agent, http.Agent);

/** Is told as a part of the key, unless it is not there at all. */
function isPart(name, value, { host }) {
  if (name === 'servername') return Boolean(value) && value !== host;
  if (['rejectUnauthorized', 'honorCipherOrder', 'secureOptions'].includes(name)) return value !== undefined;
  return Boolean(value);
}

const methods = {
  createConnection(port, host, options) {
    if (port !== null && typeof port === 'object') options = port;
    else if (host !== null && typeof host === 'object') options = { ...host };
    else if (options === null || typeof options !== 'object') options = {};
    else options = { ...options };
    if (typeof port === 'number') options.port = port;
    if (typeof host === 'string') options.host = host;
    const key = options._agentKey;
    if (key) {
      const session = this._getSession(key);
      if (session) options = { session, ...options };
    }
    const socket = tls.connect(options);
    if (key) {
      socket.on('session', (session) => this._cacheSession(key, session));
      // What was refused must not be tried again.
      socket.once('close', (err) => {
        if (err) this._evictSession(key);
      });
    }
    return socket;
  },

  getName(options = {}) {
    let name = http.Agent.prototype.getName.call(this, options);
    for (const part of NAME_PARTS) {
      name += ':';
      const value = options[part];
      if (!isPart(part, value, options)) continue;
      name += part === 'sigalgs' ? JSON.stringify(value) : value;
    }
    return name;
  },

  _getSession(key) {
    return this._sessionCache.map[key];
  },

  _cacheSession(key, session) {
    if (this.maxCachedSessions === 0) return;
    const { map, list } = this._sessionCache;
    if (map[key]) {
      map[key] = session;
      return;
    }
    if (list.length >= this.maxCachedSessions) delete map[list.shift()];
    list.push(key);
    map[key] = session;
  },

  _evictSession(key) {
    const { map, list } = this._sessionCache;
    const at = list.indexOf(key);
    if (at === -1) return;
    list.splice(at, 1);
    delete map[key];
  },
};

Object.defineProperties(Agent.prototype, Object.getOwnPropertyDescriptors(methods));

module.exports = {
  Agent,
  globalAgent: new Agent({ keepAlive: true, scheduling: 'lifo', timeout: GLOBAL_TIMEOUT_MS, proxyEnv: environmentOfProxies() }),
};
