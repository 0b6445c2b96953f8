'use strict';

// https://nodejs.org/api/http2.html#class-http2http2serverresponse: a server's stream as http's ServerResponse would have it. Its
// headers are in internal/http2/compat_headers.

const Stream = require('stream');
const process = require('process');
const {
  codes: {
    ERR_HTTP2_HEADERS_SENT, ERR_HTTP2_INFO_STATUS_NOT_ALLOWED, ERR_HTTP2_INVALID_STREAM, ERR_HTTP2_STATUS_INVALID,
    ERR_INVALID_ARG_VALUE, ERR_STREAM_WRITE_AFTER_END,
  },
} = require('internal/errors');
const { validateFunction, validateLinkHeaderValue, validateObject } = require('internal/validators');
const { onStreamTimeout, socketOfStream } = require('internal/http2/compat');
const { responseHeaders, kHeaders, kStream, kTrailers } = require('internal/http2/compat_headers');
const { kProxySocket, kRequest, kResponse, kState } = require('internal/http2/symbols');

let hasWarned = false;

function warnOfStatusMessage() {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning('Status message is not supported by HTTP/2 (RFC7540 8.1.2.4)', 'UnsupportedWarning');
}

class Http2ServerResponse extends Stream {
  constructor(stream, options) {
    super(options);
    this[kState] = { closed: false, ending: false, destroyed: false, headRequest: false, sendDate: true, statusCode: 200 };
    this[kHeaders] = { __proto__: null };
    this[kTrailers] = { __proto__: null };
    this[kStream] = stream;
    stream[kProxySocket] = null;
    stream[kResponse] = this;
    this.writable = true;
    this.req = stream[kRequest];
    stream.on('drain', onDrain);
    stream.on('close', onClose);
    stream.on('wantTrailers', onWantTrailers);
    stream.on('timeout', onStreamTimeout(kResponse));
  }

  // http has texts in these; whoever asks wants to know whether the head has left.
  get _header() {
    return this.headersSent;
  }

  get writableEnded() {
    return this[kState].ending;
  }

  get finished() {
    return this[kState].ending;
  }

  get socket() {
    // A response that is over has no socket any more, as in http.
    return this[kState].closed ? undefined : socketOfStream(this[kStream]);
  }

  get connection() {
    return this.socket;
  }

  get stream() {
    return this[kStream];
  }

  get headersSent() {
    return this[kStream].headersSent;
  }

  get sendDate() {
    return this[kState].sendDate;
  }

  set sendDate(value) {
    this[kState].sendDate = Boolean(value);
  }

  get statusCode() {
    return this[kState].statusCode;
  }

  set statusCode(code) {
    code |= 0;
    if (code >= 100 && code < 200) throw new ERR_HTTP2_INFO_STATUS_NOT_ALLOWED();
    if (code < 100 || code > 599) throw new ERR_HTTP2_STATUS_INVALID(code);
    this[kState].statusCode = code;
  }

  get statusMessage() {
    warnOfStatusMessage();
    return '';
  }

  set statusMessage(message) {
    warnOfStatusMessage();
  }

  get writableCorked() {
    return this[kStream].writableCorked;
  }

  get writableHighWaterMark() {
    return this[kStream].writableHighWaterMark;
  }

  get writableFinished() {
    return this[kStream].writableFinished;
  }

  get writableLength() {
    return this[kStream].writableLength;
  }

  flushHeaders() {
    if (!this[kState].closed && !this[kStream].headersSent) this.writeHead(this[kState].statusCode);
  }

  writeHead(statusCode, statusMessage, headers) {
    const state = this[kState];
    if (state.closed || this[kStream].destroyed) return this;
    if (this[kStream].headersSent) throw new ERR_HTTP2_HEADERS_SENT();
    if (typeof statusMessage === 'string') warnOfStatusMessage();
    else headers ??= statusMessage;
    this._takeHeaders(headers);
    this.statusCode = statusCode;
    this._beginSend();
    return this;
  }

  _takeHeaders(headers) {
    if (!Array.isArray(headers)) {
      if (headers !== null && typeof headers === 'object') {
        for (const name of Object.keys(headers)) this._setHeader(name, headers[name]);
      }
      return;
    }
    if (headers.length > 0 && Array.isArray(headers[0])) {
      for (const [name, value] of headers) this._setHeader(name, value);
      return;
    }
    if (headers.length % 2 !== 0) throw new ERR_INVALID_ARG_VALUE('headers', headers);
    const merged = new Map();
    for (let i = 0; i < headers.length; i += 2) {
      const values = merged.get(headers[i]);
      if (values === undefined) merged.set(headers[i], [headers[i + 1]]);
      else values.push(headers[i + 1]);
    }
    for (const [name, values] of merged) this._setHeader(name, values.length === 1 ? values[0] : values);
  }

  cork() {
    this[kStream].cork();
  }

  uncork() {
    this[kStream].uncork();
  }

  write(chunk, encoding, callback) {
    const state = this[kState];
    if (typeof encoding === 'function') {
      callback = encoding;
      encoding = 'utf8';
    }
    let err;
    if (state.ending) err = new ERR_STREAM_WRITE_AFTER_END();
    else if (state.closed) err = new ERR_HTTP2_INVALID_STREAM();
    else if (state.destroyed) return false;
    if (err) {
      if (typeof callback === 'function') process.nextTick(callback, err);
      this.destroy(err);
      return false;
    }
    const stream = this[kStream];
    if (!stream.headersSent) this.writeHead(state.statusCode);
    return stream.write(chunk, encoding, callback);
  }

  end(chunk, encoding, callback) {
    const stream = this[kStream];
    const state = this[kState];
    if (typeof chunk === 'function') {
      callback = chunk;
      chunk = null;
    } else if (typeof encoding === 'function') {
      callback = encoding;
      encoding = 'utf8';
    }
    if ((state.closed || state.ending) && state.headRequest === stream.headRequest) {
      if (typeof callback === 'function') process.nextTick(callback);
      return this;
    }
    if (chunk !== null && chunk !== undefined) this.write(chunk, encoding);
    state.headRequest = stream.headRequest;
    state.ending = true;
    if (typeof callback === 'function') {
      if (stream.writableEnded) this.once('finish', callback);
      else stream.once('finish', callback);
    }
    if (!stream.headersSent) this.writeHead(state.statusCode);
    if (state.closed || stream.destroyed) Reflect.apply(onClose, stream, []);
    else stream.end();
    return this;
  }

  destroy(err) {
    const state = this[kState];
    if (state.destroyed) return;
    state.destroyed = true;
    this[kStream].destroy(err);
  }

  createPushResponse(headers, callback) {
    validateFunction(callback, 'callback');
    if (this[kState].closed) {
      process.nextTick(callback, new ERR_HTTP2_INVALID_STREAM());
      return;
    }
    this[kStream].pushStream(headers, {}, (err, stream) => {
      if (err) callback(err);
      else callback(null, new Http2ServerResponse(stream));
    });
  }

  _beginSend() {
    const state = this[kState];
    const headers = this[kHeaders];
    headers[':status'] = state.statusCode;
    this[kStream].respond(headers, { endStream: state.ending, waitForTrailers: true, sendDate: state.sendDate });
  }

  writeContinue() {
    const stream = this[kStream];
    if (stream.headersSent || this[kState].closed) return false;
    stream.additionalHeaders({ ':status': 100 });
    return true;
  }

  writeEarlyHints(hints) {
    validateObject(hints, 'hints');
    const link = validateLinkHeaderValue(hints.link);
    const stream = this[kStream];
    if (stream.headersSent || this[kState].closed) return false;
    const headers = { __proto__: null };
    for (const name of Object.keys(hints)) if (name !== 'link') headers[name] = hints[name];
    if (link.length === 0) return false;
    stream.additionalHeaders({ ...headers, ':status': 103, link });
    return true;
  }

  setTimeout(msecs, callback) {
    if (!this[kState].closed) this[kStream].setTimeout(msecs, callback);
  }
}

Object.defineProperties(Http2ServerResponse.prototype, Object.getOwnPropertyDescriptors(responseHeaders));

// The listeners below have the stream for `this`.

function onDrain() {
  this[kResponse]?.emit('drain');
}

function onWantTrailers() {
  this.sendTrailers(this[kResponse][kTrailers]);
}

function onClose() {
  const response = this[kResponse];
  if (response === undefined) return;
  const state = response[kState];
  if (this.headRequest !== state.headRequest) return;
  state.closed = true;
  this[kProxySocket] = null;
  this.removeListener('wantTrailers', onWantTrailers);
  this[kResponse] = undefined;
  response.emit('finish');
  response.emit('close');
}

module.exports = { Http2ServerResponse };
