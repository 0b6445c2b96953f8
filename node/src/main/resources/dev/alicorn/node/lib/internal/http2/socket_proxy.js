'use strict';

// session.socket: the socket as far as programs may have it, since reading, writing or ending it would break the session.

const { codes: { ERR_HTTP2_NO_SOCKET_MANIPULATION, ERR_HTTP2_SOCKET_UNBOUND } } = require('internal/errors');
const { kSocket } = require('internal/http2/symbols');

const FORBIDDEN = new Set([
  'destroy', 'emit', 'end', 'pause', 'read', 'resume', 'write', 'setEncoding', 'setKeepAlive', 'setNoDelay',
]);
const OF_SESSION = new Set(['setTimeout', 'ref', 'unref']);

function socketOf(session) {
  const socket = session[kSocket];
  if (socket === undefined) throw new ERR_HTTP2_SOCKET_UNBOUND();
  return socket;
}

const handler = {
  get(session, name) {
    if (OF_SESSION.has(name)) return session[name].bind(session);
    if (FORBIDDEN.has(name)) throw new ERR_HTTP2_NO_SOCKET_MANIPULATION();
    const socket = socketOf(session);
    const value = socket[name];
    return typeof value === 'function' ? value.bind(socket) : value;
  },

  getPrototypeOf(session) {
    return Reflect.getPrototypeOf(socketOf(session));
  },

  has(session, name) {
    const socket = session[kSocket];
    return name in (socket ?? session);
  },

  set(session, name, value) {
    if (OF_SESSION.has(name)) {
      session[name] = value;
      return true;
    }
    if (FORBIDDEN.has(name)) throw new ERR_HTTP2_NO_SOCKET_MANIPULATION();
    socketOf(session)[name] = value;
    return true;
  },
};

function proxySocket(session) {
  return new Proxy(session, handler);
}

module.exports = { proxySocket };
