'use strict';

// https://nodejs.org/api/http2.html#class-http2http2serverrequest: a server's stream as http's IncomingMessage would have it.

const { Readable } = require('stream');
const { nextTick } = require('process');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateString } = require('internal/validators');
const { onStreamTimeout, socketOfStream } = require('internal/http2/compat');
const { kProxySocket, kRequest, kState } = require('internal/http2/symbols');

const kAborted = Symbol('kAborted');
const kHeaders = Symbol('kHeaders');
const kRawHeaders = Symbol('kRawHeaders');
const kRawTrailers = Symbol('kRawTrailers');
const kStream = Symbol('kStream');
const kTrailers = Symbol('kTrailers');

class Http2ServerRequest extends Readable {
  constructor(stream, headers, options, rawHeaders) {
    super({ autoDestroy: false, ...options });
    this[kState] = { closed: false, didRead: false };
    // So that the stream does not begin to read by itself: whether anybody has is judged by didRead.
    this._readableState.readingMore = true;
    this[kHeaders] = headers;
    this[kRawHeaders] = rawHeaders;
    this[kTrailers] = {};
    this[kRawTrailers] = [];
    this[kStream] = stream;
    this[kAborted] = false;
    stream[kProxySocket] = null;
    stream[kRequest] = this;
    stream.on('trailers', onTrailers);
    stream.on('end', onEnd);
    stream.on('error', ignore); // the stream's own listeners hear of it
    stream.on('aborted', onAborted);
    stream.on('close', onClose);
    stream.on('timeout', onStreamTimeout(kRequest));
    this.on('pause', onPause);
    this.on('resume', onResume);
  }

  get aborted() {
    return this[kAborted];
  }

  get complete() {
    return this[kAborted] || this.readableEnded || this[kState].closed || this[kStream].destroyed;
  }

  get stream() {
    return this[kStream];
  }

  get headers() {
    return this[kHeaders];
  }

  get rawHeaders() {
    return this[kRawHeaders];
  }

  get trailers() {
    return this[kTrailers];
  }

  get rawTrailers() {
    return this[kRawTrailers];
  }

  get httpVersionMajor() {
    return 2;
  }

  get httpVersionMinor() {
    return 0;
  }

  get httpVersion() {
    return '2.0';
  }

  get socket() {
    return socketOfStream(this[kStream]);
  }

  get connection() {
    return this.socket;
  }

  get method() {
    return this[kHeaders][':method'];
  }

  set method(method) {
    validateString(method, 'method');
    if (method.trim() === '') throw new ERR_INVALID_ARG_VALUE('method', method);
    this[kHeaders][':method'] = method;
  }

  get authority() {
    return this[kHeaders][':authority'] ?? this[kHeaders].host;
  }

  get scheme() {
    return this[kHeaders][':scheme'];
  }

  get url() {
    return this[kHeaders][':path'];
  }

  set url(url) {
    this[kHeaders][':path'] = url;
  }

  _read() {
    const state = this[kState];
    if (state.didRead) {
      nextTick(resume, this[kStream]);
      return;
    }
    state.didRead = true;
    this[kStream].on('data', onData);
  }

  setTimeout(msecs, callback) {
    if (!this[kState].closed) this[kStream].setTimeout(msecs, callback);
    return this;
  }
}

function ignore() {}

function resume(stream) {
  if (!stream.destroyed) stream.resume();
}

function onPause() {
  this[kStream].pause();
}

function onResume() {
  this[kStream].resume();
}

// The listeners below have the stream for `this`.

function onData(chunk) {
  const request = this[kRequest];
  if (request && !request.push(chunk)) this.pause();
}

function onTrailers(trailers, flags, rawTrailers) {
  const request = this[kRequest];
  if (!request) return;
  Object.assign(request[kTrailers], trailers);
  request[kRawTrailers].push(...rawTrailers);
}

function onEnd() {
  this[kRequest]?.push(null);
}

function onAborted() {
  const request = this[kRequest];
  if (!request || request[kState].closed) return;
  request[kAborted] = true;
  request.emit('aborted');
}

function onClose() {
  const request = this[kRequest];
  if (!request) return;
  request[kState].closed = true;
  request.push(null);
  // Nobody has begun to read, and nobody will.
  if (!request._readableState.resumeScheduled && !request[kState].didRead) request.resume();
  this[kProxySocket] = null;
  this[kRequest] = undefined;
  request.emit('close');
}

module.exports = { Http2ServerRequest };
