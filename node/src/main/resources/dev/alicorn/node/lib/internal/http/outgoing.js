'use strict';

// https://nodejs.org/api/http.html#class-httpoutgoingmessage: what ServerResponse and ClientRequest have in common. Head and
// body go to the socket, or wait in `outputData` until the message has one.

const EE = require('events');
const { Stream } = require('internal/streams/legacy');
const { getDefaultHighWaterMark } = require('internal/streams/state');
const {
  codes: { ERR_METHOD_NOT_IMPLEMENTED, ERR_STREAM_CANNOT_PIPE },
} = require('internal/errors');
const { validateInteger } = require('internal/validators');
const { headerMethods } = require('internal/http/outgoing_headers');
const { bodyMethods } = require('internal/http/outgoing_body');
const {
  kBytesWritten, kErrored, kHighWaterMark, kNeedDrain, kOutHeaders, kRejectNonStandardBodyWrites, kSocket, kUniqueHeaders,
} = require('internal/http/symbols');

const kCorked = Symbol('corked');

function nop() {}

function OutgoingMessage(options) {
  Stream.call(this);
  if (options?.highWaterMark !== undefined) validateInteger(options.highWaterMark, 'options.highWaterMark', 0);
  // What waits for a socket, and how much of it there is.
  this.outputData = [];
  this.outputSize = 0;
  this.writable = true;
  this.destroyed = false;
  this._last = false;
  this.chunkedEncoding = false;
  this.shouldKeepAlive = true;
  this.maxRequestsOnConnectionReached = false;
  this._defaultKeepAlive = true;
  this.useChunkedEncodingByDefault = true;
  this.sendDate = false;
  this._removedConnection = false;
  this._removedContLen = false;
  this._removedTE = false;
  this.strictContentLength = false;
  this[kBytesWritten] = 0;
  this._contentLength = null;
  this._hasBody = true;
  this._trailer = '';
  this[kNeedDrain] = false;
  this.finished = false;
  this._headerSent = false;
  this[kCorked] = 0;
  this._closed = false;
  this[kSocket] = null;
  this._header = null;
  this[kOutHeaders] = null;
  this._keepAliveTimeout = 0;
  this._onPendingData = nop;
  this[kErrored] = null;
  this[kHighWaterMark] = options?.highWaterMark ?? getDefaultHighWaterMark();
  this[kRejectNonStandardBodyWrites] = options?.rejectNonStandardBodyWrites ?? false;
  this[kUniqueHeaders] = null;
}
Object.setPrototypeOf(OutgoingMessage.prototype, Stream.prototype);
Object.setPrototypeOf(OutgoingMessage, Stream);

function resolved(message) {
  return message.finished && message.outputSize === 0 && (!message[kSocket] || message[kSocket].writableLength === 0);
}

const state = {
  get errored() {
    return this[kErrored];
  },
  get closed() {
    return this._closed;
  },
  get writableFinished() {
    return resolved(this);
  },
  get writableObjectMode() {
    return false;
  },
  get writableLength() {
    return this.outputSize + (this[kSocket] ? this[kSocket].writableLength : 0);
  },
  get writableHighWaterMark() {
    return this[kSocket] ? this[kSocket].writableHighWaterMark : this[kHighWaterMark];
  },
  get writableCorked() {
    return this[kCorked];
  },
  get writableEnded() {
    return this.finished;
  },
  get writableNeedDrain() {
    return !this.destroyed && !this.finished && this[kNeedDrain];
  },
  get headersSent() {
    return Boolean(this._header);
  },
  get connection() {
    return this[kSocket];
  },
  set connection(socket) {
    this.socket = socket;
  },
  get socket() {
    return this[kSocket];
  },
  set socket(socket) {
    for (let i = 0; i < this[kCorked]; i++) {
      socket?.cork();
      this[kSocket]?.uncork();
    }
    this[kSocket] = socket;
  },
};

const methods = {
  cork() {
    this[kCorked]++;
    this[kSocket]?.cork();
  },

  uncork() {
    if (this[kCorked] === 0) return;
    this[kCorked]--;
    this[kSocket]?.uncork();
  },

  setTimeout(msecs, callback) {
    if (callback) this.on('timeout', callback);
    if (this[kSocket]) this[kSocket].setTimeout(msecs);
    else this.once('socket', (socket) => socket.setTimeout(msecs));
    return this;
  },

  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    this[kErrored] = error;
    if (this[kSocket]) this[kSocket].destroy(error);
    else this.once('socket', (socket) => socket.destroy(error));
    return this;
  },

  /** To the socket, the head first if it has not gone yet. */
  _send(data, encoding, callback, byteLength) {
    if (!this._headerSent && this._header !== null) {
      const header = this._header;
      if (typeof data === 'string' && (encoding === 'utf8' || encoding === 'latin1' || !encoding)) {
        data = header + data;
      } else {
        this.outputData.unshift({ data: header, encoding: 'latin1', callback: null });
        this.outputSize += header.length;
        this._onPendingData(header.length);
      }
      this._headerSent = true;
    }
    return this._writeRaw(data, encoding, callback, byteLength);
  },

  _writeRaw(data, encoding, callback, size) {
    const socket = this[kSocket];
    if (socket && socket._httpMessage === this && socket.writable) {
      // The socket is this message's now: what waited goes first.
      if (this.outputData.length > 0) this._flushOutput(socket);
      return socket.write(data, encoding, callback);
    }
    this.outputData.push({ data, encoding, callback });
    this.outputSize += data.length;
    this._onPendingData(data.length);
    return this.outputSize < this[kHighWaterMark];
  },

  _flush() {
    const socket = this[kSocket];
    if (!socket?.writable) return;
    const ok = this._flushOutput(socket);
    if (this.finished) {
      this._finish();
    } else if (ok && this[kNeedDrain]) {
      this[kNeedDrain] = false;
      this.emit('drain');
    }
  },

  _flushOutput(socket) {
    const { outputData } = this;
    const { length } = outputData;
    while (this[kCorked] > 0) {
      this[kCorked]--;
      socket.cork();
    }
    if (length === 0) return true;
    socket.cork();
    let ok;
    for (let i = 0; i < length; i++) ok = socket.write(outputData[i].data, outputData[i].encoding, outputData[i].callback);
    socket.uncork();
    this.outputData = [];
    this._onPendingData(-this.outputSize);
    this.outputSize = 0;
    return ok;
  },

  _finish() {
    this.emit('prefinish');
  },

  _implicitHeader() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('_implicitHeader()');
  },

  pipe() {
    // A message that leaves cannot be read.
    this.emit('error', new ERR_STREAM_CANNOT_PIPE());
  },

  [EE.captureRejectionSymbol](err) {
    this.destroy(err);
  },

  async [Symbol.asyncDispose]() {
    await require('internal/streams/writable').prototype[Symbol.asyncDispose].call(this);
  },
};

for (const part of [state, methods, headerMethods, bodyMethods]) {
  const descriptors = Object.getOwnPropertyDescriptors(part);
  Object.defineProperties(OutgoingMessage.prototype, descriptors);
}

/** `_headers` and `_headerNames` are names of old. */
const deprecated = {
  get _headers() {
    return this.getHeaders();
  },
  set _headers(headers) {
    this[kOutHeaders] = null;
    for (const name of Object.keys(headers ?? {})) this.setHeader(name, headers[name]);
  },
  get _headerNames() {
    const headers = this[kOutHeaders];
    if (headers === null) return null;
    return Object.assign({ __proto__: null }, Object.fromEntries(Object.entries(headers).map(([key, [name]]) => [key, name])));
  },
  set _headerNames(names) {
    for (const key of Object.keys(names ?? {})) {
      if (this[kOutHeaders]?.[key]) this[kOutHeaders][key][0] = names[key];
    }
  },
};
const { deprecate } = require('internal/util');
for (const name of ['_headers', '_headerNames']) {
  const { get, set } = Object.getOwnPropertyDescriptor(deprecated, name);
  const text = `OutgoingMessage.prototype.${name} is deprecated`;
  Object.defineProperty(OutgoingMessage.prototype, name, {
    configurable: true, get: deprecate(get, text, 'DEP0066'), set: deprecate(set, text, 'DEP0066'),
  });
}

module.exports = { OutgoingMessage, kCorked };
