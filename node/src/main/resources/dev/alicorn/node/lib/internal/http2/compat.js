'use strict';

// https://nodejs.org/api/http2.html#compatibility-api: what requests and responses have in common.

const { codes: { ERR_HTTP2_NO_SOCKET_MANIPULATION } } = require('internal/errors');
const { kProxySocket, kRequest, kSocket } = require('internal/http2/symbols');

const OF_STREAM = new Set(['on', 'once', 'end', 'emit', 'destroy']);
const STATE_OF_STREAM = new Set(['writable', 'destroyed']);
const FORBIDDEN = new Set(['write', 'read', 'pause', 'resume']);

function settable(stream) {
  return stream.session ?? stream;
}

/** req.socket: the stream where it is like a socket, the session's socket elsewhere. */
const handler = {
  has(stream, name) {
    const target = stream.session === undefined ? stream : stream.session[kSocket];
    return name in stream || name in target;
  },

  get(stream, name) {
    if (OF_STREAM.has(name)) return stream[name].bind(stream);
    if (STATE_OF_STREAM.has(name)) return stream[name];
    if (name === 'readable') {
      if (stream.destroyed) return false;
      const request = stream[kRequest];
      return request ? request.readable : stream.readable;
    }
    if (name === 'setTimeout') {
      const target = settable(stream);
      return target.setTimeout.bind(target);
    }
    if (FORBIDDEN.has(name)) throw new ERR_HTTP2_NO_SOCKET_MANIPULATION();
    const target = stream.session === undefined ? stream : stream.session[kSocket];
    const value = target[name];
    return typeof value === 'function' ? value.bind(target) : value;
  },

  getPrototypeOf(stream) {
    return Reflect.getPrototypeOf(stream.session === undefined ? stream : stream.session[kSocket]);
  },

  set(stream, name, value) {
    if (OF_STREAM.has(name) || STATE_OF_STREAM.has(name) || name === 'readable') {
      stream[name] = value;
    } else if (name === 'setTimeout') {
      settable(stream).setTimeout = value;
    } else if (FORBIDDEN.has(name)) {
      throw new ERR_HTTP2_NO_SOCKET_MANIPULATION();
    } else {
      const target = stream.session === undefined ? stream : stream.session[kSocket];
      target[name] = value;
    }
    return true;
  },
};

function socketOfStream(stream) {
  return stream[kProxySocket] ??= new Proxy(stream, handler);
}

/** A 'timeout' of the stream is one of what stands for it. */
function onStreamTimeout(key) {
  return function onTimeout() {
    this[key]?.emit('timeout');
  };
}

/** Bound to a server: its streams become requests. */
function onServerStream(Request, Response, stream, headers, flags, rawHeaders) {
  const server = this;
  const request = new Request(stream, headers, undefined, rawHeaders);
  const response = new Response(stream);
  if (headers[':method'] === 'CONNECT') {
    if (!server.emit('connect', request, response)) refuse(response, 405);
    return;
  }
  if (headers.expect === undefined) {
    server.emit('request', request, response);
  } else if (headers.expect !== '100-continue') {
    if (!server.emit('checkExpectation', request, response)) refuse(response, 417);
  } else if (!server.emit('checkContinue', request, response)) {
    response.writeContinue();
    server.emit('request', request, response);
  }
}

function refuse(response, status) {
  response.statusCode = status;
  response.end();
}

module.exports = { onServerStream, onStreamTimeout, socketOfStream };
