'use strict';

// https://nodejs.org/api/http.html#class-httpincomingmessage

const { Readable, finished } = require('stream');
const process = require('process');
const { readStart, readStop } = require('internal/http/flow');
const { addDistinctLine, addLine, collect, collectDistinct } = require('internal/http/incoming_headers');
const { kHead } = require('internal/http/symbols');

const kHeaders = Symbol('kHeaders');
const kHeadersDistinct = Symbol('kHeadersDistinct');
const kHeadersCount = Symbol('kHeadersCount');
const kTrailers = Symbol('kTrailers');
const kTrailersDistinct = Symbol('kTrailersDistinct');
const kRaw = Symbol('kRaw');
const kAbort = Symbol('kAbortController');

function IncomingMessage(socket) {
  Readable.call(this, socket ? { highWaterMark: socket.readableHighWaterMark } : undefined);
  this._readableState.readingMore = true;
  this.socket = socket;
  this.httpVersionMajor = null;
  this.httpVersionMinor = null;
  this.httpVersion = null;
  this.complete = false;
  this[kHead] = null;
  this[kRaw] = null;
  this[kHeaders] = null;
  this[kHeadersDistinct] = null;
  this[kHeadersCount] = 0;
  this[kTrailers] = null;
  this[kTrailersDistinct] = null;
  this[kAbort] = null;
  this.rawTrailers = [];
  this.joinDuplicateHeaders = false;
  this.aborted = false;
  this.upgrade = null;
  // For requests.
  this.url = '';
  this.method = null;
  // For responses.
  this.statusCode = null;
  this.statusMessage = null;
  this.client = socket;
  this._consuming = false;
  // Set when nobody wants the body.
  this._dumped = false;
}
Object.setPrototypeOf(IncomingMessage.prototype, Readable.prototype);
Object.setPrototypeOf(IncomingMessage, Readable);

function errorIfWanted(message, err, callback) {
  if (message.listenerCount('error') === 0) callback();
  else callback(err);
}

// A parser hands over so many names and values at a time, and as long as the limit is not reached.
const FIELDS_AT_ONCE = 62;

/** The fields that are kept of those that came: the last ones above the limit are known by their whole batch only. */
function withinLimit(fields, most) {
  if (fields.length <= Math.max(most, FIELDS_AT_ONCE)) return fields;
  return fields.slice(0, Math.ceil(most / FIELDS_AT_ONCE) * FIELDS_AT_ONCE);
}

/** A property that is made when it is first read, and may be set. */
function lazy(key, make) {
  return {
    configurable: true,
    enumerable: true,
    get() {
      this[key] ??= make(this);
      return this[key];
    },
    set(value) {
      this[key] = value;
    },
  };
}

Object.defineProperties(IncomingMessage.prototype, {
  connection: {
    configurable: true,
    enumerable: true,
    get() {
      return this.socket;
    },
    set(socket) {
      this.socket = socket;
    },
  },
  rawHeaders: lazy(kRaw, (message) => {
    const head = message[kHead];
    message[kHead] = null;
    return head === null ? [] : withinLimit(head.toRawHeaders(), message[kHeadersCount]);
  }),
  headers: lazy(kHeaders, (message) => collect(message.rawHeaders, message[kHeadersCount], message.joinDuplicateHeaders)),
  headersDistinct: lazy(kHeadersDistinct, (message) => collectDistinct(message.rawHeaders, message[kHeadersCount])),
  trailers: lazy(kTrailers, (message) => collect(message.rawTrailers, Infinity, message.joinDuplicateHeaders)),
  trailersDistinct: lazy(kTrailersDistinct, (message) => collectDistinct(message.rawTrailers, Infinity)),
  signal: {
    configurable: true,
    enumerable: true,
    get() {
      if (this[kAbort] === null) {
        this[kAbort] = new AbortController();
        const abort = () => this[kAbort].abort();
        if (this.destroyed || this.socket?.destroyed) abort();
        else this.socket?.once('close', abort);
      }
      return this[kAbort].signal;
    },
  },
});

const methods = {
  setTimeout(msecs, callback) {
    if (callback) this.on('timeout', callback);
    this.socket.setTimeout(msecs);
    return this;
  },

  _read() {
    if (!this._consuming) {
      this._readableState.readingMore = false;
      this._consuming = true;
    }
    if (this.socket?.readable) readStart(this.socket);
  },

  _destroy(err, callback) {
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit('aborted');
    }
    this[kAbort]?.abort();
    const { socket } = this;
    if (socket && !socket.destroyed && this.aborted) {
      socket.destroy(err);
      const cleanup = finished(socket, (failure) => {
        if (failure?.code === 'ERR_STREAM_PREMATURE_CLOSE') failure = null;
        cleanup();
        process.nextTick(errorIfWanted, this, failure || err, callback);
      });
    } else {
      process.nextTick(errorIfWanted, this, err, callback);
    }
  },

  /** Takes the parser's fields: a Head, or the strings of one. */
  _takeHead(head, maxHeaderPairs) {
    if (Array.isArray(head)) this[kRaw] = head;
    else this[kHead] = head;
    this[kHeadersCount] = maxHeaderPairs > 0 ? maxHeaderPairs : Infinity;
  },

  /** Whether a field, named in small letters, came; without making strings of all. */
  _hasField(name) {
    const head = this[kHead];
    return head === null ? this.headers[name] !== undefined : head.has(name);
  },

  /** The same for a field that `headers` would have: those above maxHeadersCount are not kept. */
  _keepsField(name) {
    const head = this[kHead];
    return head === null ? this.headers[name] !== undefined : head.has(name, this[kHeadersCount]);
  },

  _addHeaderLines(headers, count) {
    if (!headers?.length) return;
    if (this.complete) {
      this.rawTrailers = headers;
      this[kTrailers] = null;
    } else {
      this.rawHeaders = headers;
      this[kHeadersCount] = count;
      this[kHeaders] = this[kHeaders] === null ? null : Object.assign(this[kHeaders], collect(headers, count, this.joinDuplicateHeaders));
    }
  },

  _addHeaderLine(name, value, headers) {
    addLine(headers, name, value, this.joinDuplicateHeaders);
  },

  _addHeaderLineDistinct(name, value, headers) {
    addDistinctLine(headers, name, value);
  },

  /** Lets the rest of the body go by. */
  _dump() {
    if (this._dumped) return;
    this._dumped = true;
    this.removeAllListeners('data');
    this.resume();
  },

  _dumpAndCloseReadable() {
    this._dumped = true;
    this._readableState.ended = true;
    this._readableState.endEmitted = true;
    this._readableState.destroyed = true;
    this._readableState.closed = true;
    this._readableState.closeEmitted = true;
  },
};

Object.defineProperties(IncomingMessage.prototype, Object.getOwnPropertyDescriptors(methods));

module.exports = { IncomingMessage, readStart, readStop };
