'use strict';

// https://nodejs.org/api/http2.html#class-http2stream: what streams of clients and servers have in common.

const { Duplex } = require('stream');
const timers = require('timers');
const {
  codes: { ERR_HTTP2_INVALID_STREAM, ERR_HTTP2_TRAILERS_ALREADY_SENT, ERR_HTTP2_TRAILERS_NOT_READY },
} = require('internal/errors');
const { validateFunction, validateUint32 } = require('internal/validators');
const { State } = require('internal/http2/engine_stream');
const { setIdleTimeout } = require('internal/http2/idle_timeout');
const { assertIsObject, assertNoPseudoHeader, toFields } = require('internal/http2/headers');
const { measureStream } = require('internal/http2/performance');
const { validatePriority } = require('internal/http2/priority');
const { endContent, startReading, stopReading, writeContent } = require('internal/http2/stream_content');
const { Reset, closeStream, destroyIfDone, endStream } = require('internal/http2/stream_end');
const {
  kEngine, kEngineStream, kID, kInfoHeaders, kInit, kMaybeDestroy, kProceed, kProxySocket, kRequest, kSentHeaders,
  kSentTrailers, kSession, kState, kTimeout, kUpdateTimer, kWire, kWriteGeneric,
} = require('internal/http2/symbols');

const NO_ERROR = 0;
const kInspect = Symbol.for('nodejs.util.inspect.custom');

class Http2Stream extends Duplex {
  constructor(session, options) {
    super({ ...options, allowHalfOpen: true, decodeStrings: false, autoDestroy: false });
    // Writes wait until the stream has its number.
    this.cork();
    this[kSession] = session;
    session[kState].pendingStreams.add(this);
    // Whether anybody has read is judged by didRead; without this the stream would begin by itself.
    this._readableState.readingMore = true;
    this[kTimeout] = null;
    this[kState] = {
      didRead: false, ready: false, closed: false, aborted: false, headersSent: false, hasTrailers: false, headRequest: false,
      rstCode: NO_ERROR, trailersReady: false, endAfterHeaders: false, ended: false, measured: null,
    };
    this[kRequest] = null;
    this[kProxySocket] = null;
    this[kEngineStream] = undefined;
    this.on('pause', onPause);
  }

  /** The stream has its number: it is open as far as the protocol goes. */
  [kInit](engineStream) {
    const session = this[kSession];
    const state = this[kState];
    const sessionState = session[kState];
    state.ready = true;
    sessionState.pendingStreams.delete(this);
    sessionState.streams.set(engineStream.id, this);
    this[kID] = engineStream.id;
    this[kEngineStream] = engineStream;
    engineStream.owner = this;
    state.measured = measureStream(this);
    if (sessionState.measured !== null) sessionState.measured.streamOpened(sessionState.streams.size);
    this.uncork();
    this.emit('ready');
  }

  [kUpdateTimer]() {
    if (this.destroyed) return;
    if (this[kTimeout]) this[kTimeout].refresh();
    this[kSession]?.[kUpdateTimer]();
  }

  get bufferSize() {
    return this.writableLength;
  }

  /** Whether the peer's head was all it sent. */
  get endAfterHeaders() {
    return this[kState].endAfterHeaders;
  }

  get sentHeaders() {
    return this[kSentHeaders];
  }

  get sentTrailers() {
    return this[kSentTrailers];
  }

  get sentInfoHeaders() {
    return this[kInfoHeaders];
  }

  get pending() {
    return this[kID] === undefined;
  }

  get id() {
    return this[kID];
  }

  get session() {
    return this[kSession];
  }

  get headersSent() {
    return this[kState].headersSent;
  }

  get aborted() {
    return this[kState].aborted;
  }

  get headRequest() {
    return this[kState].headRequest;
  }

  get rstCode() {
    return this[kState].rstCode;
  }

  get closed() {
    return this[kState].closed;
  }

  get state() {
    const stream = this[kEngineStream];
    if (this.destroyed || stream === undefined) return {};
    if (!stream.isKnown) {
      return { state: State.IDLE, weight: 0, sumDependencyWeight: 0, localClose: 0, remoteClose: 0, localWindowSize: 0 };
    }
    return {
      state: stream.state,
      weight: stream.weight,
      sumDependencyWeight: 0,
      localClose: stream.writeShut ? 1 : 0,
      remoteClose: stream.readShut ? 1 : 0,
      localWindowSize: stream.localWindow - stream.received,
    };
  }

  _write(data, encoding, callback) {
    this[kWriteGeneric]([{ chunk: data, encoding }], callback);
  }

  _writev(chunks, callback) {
    this[kWriteGeneric](chunks, callback);
  }

  [kWriteGeneric](chunks, callback) {
    if (this.pending) {
      this.once('ready', () => this[kWriteGeneric](chunks, callback));
      return;
    }
    if (this.destroyed) return;
    this[kUpdateTimer]();
    if (!this.headersSent) this[kProceed]();
    writeContent(this, chunks, callback);
  }

  _final(callback) {
    if (this.pending) {
      this.once('ready', () => this._final(callback));
      return;
    }
    endContent(this);
    this._publishEnd?.();
    this.once('finish', this[kMaybeDestroy]);
    callback();
  }

  _read() {
    if (this.destroyed) {
      this.push(null);
      return;
    }
    const state = this[kState];
    if (!state.didRead) {
      this._readableState.readingMore = false;
      state.didRead = true;
    }
    if (this.pending) this.once('ready', () => startReading(this));
    else startReading(this);
  }

  priority(options) {
    if (this.destroyed) throw new ERR_HTTP2_INVALID_STREAM();
    assertIsObject(options, 'options');
    options = { ...options };
    validatePriority(options);
    const submit = () => {
      const { weight, parent, exclusive, silent } = options;
      this[kUpdateTimer]();
      if (silent) return;
      this[kSession][kEngine].priority(this[kEngineStream], { weight, parent, exclusive });
      this[kSession][kWire].schedule();
    };
    if (this.pending) this.once('ready', submit);
    else submit();
  }

  sendTrailers(headers) {
    if (this.destroyed || this.closed) throw new ERR_HTTP2_INVALID_STREAM();
    if (this[kSentTrailers]) throw new ERR_HTTP2_TRAILERS_ALREADY_SENT();
    if (!this[kState].trailersReady) throw new ERR_HTTP2_TRAILERS_NOT_READY();
    assertIsObject(headers, 'headers');
    headers = { __proto__: null, ...headers };
    this[kUpdateTimer]();
    const { fields, sensitive } = toFields(headers, assertNoPseudoHeader);
    this[kSentTrailers] = headers;
    // Later, since this may be called while the engine looks for what it can send.
    timers.setImmediate(() => {
      if (this.destroyed) return;
      this[kState].hasTrailers = false;
      this[kSession][kEngine].trailers(this[kEngineStream], fields, sensitive);
      this[kSession][kWire].schedule();
      this[kMaybeDestroy]();
    });
  }

  /** Ends the stream; with an error's code, whatever it still had to send. */
  close(code = NO_ERROR, callback = undefined) {
    validateUint32(code, 'code');
    if (callback !== undefined) validateFunction(callback, 'callback');
    if (this.closed) return;
    if (callback !== undefined) this.once('close', callback);
    closeStream(this, code, Reset.WHEN_FINISHED);
  }

  _destroy(err, callback) {
    callback(endStream(this, err));
  }

  /** Destroys the stream if both sides have ended and everything was read. */
  [kMaybeDestroy](code = NO_ERROR) {
    destroyIfDone(this, code);
  }

  _onTimeout() {
    if (this.destroyed) return;
    this.emit('timeout');
  }

  setTimeout(msecs, callback) {
    if (this.destroyed) return this;
    setIdleTimeout(this, msecs, callback);
    return this;
  }

  [kInspect](depth, options) {
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = {
      id: this[kID] || '<pending>',
      closed: this.closed,
      destroyed: this.destroyed,
      state: this.state,
      readableState: this._readableState,
      writableState: this._writableState,
    };
    const nested = { ...options, depth: options.depth === null ? null : options.depth - 1 };
    return `Http2Stream ${require('internal/util/inspect').inspect(shown, nested)}`;
  }
}

function onPause() {
  if (!this.destroyed && !this.pending) stopReading(this);
}

module.exports = { Http2Stream };
