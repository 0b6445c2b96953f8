'use strict';

// What an Engine tells its session: frames become events and streams.

const { Buffer } = require('buffer');
const { nextTick } = require('process');
const { setImmediate } = require('timers');
const {
  codes: { ERR_HTTP2_SESSION_ERROR, ERR_HTTP2_TOO_MANY_INVALID_FRAMES },
} = require('internal/errors');
const { NghttpError } = require('internal/http2/errors');
const { toObject } = require('internal/http2/settings');
const { kEngine, kState, kUpdateTimer, kWire } = require('internal/http2/symbols');
const streams = require('internal/http2/stream_events');

const NO_ERROR = 0;
const LIB_PROTO = -505;
const LIB_STREAM_CLOSED = -510;
const LIB_FLOW_CONTROL = -524;
const LIB_CALLBACK_FAILURE = -902;

/** For errors by which a session ends at once, whatever the peer does. */
const FATAL = new Set([LIB_PROTO, LIB_STREAM_CLOSED, LIB_FLOW_CONTROL, -903, -904]);

function emit(target, ...args) {
  target.emit(...args);
}

class SessionEvents {
  #session;
  #limits;
  #invalidFrames = 0;
  #rejectedStreams = 0;

  framesReceived = 0;

  constructor(session, limits) {
    this.#session = session;
    this.#limits = limits;
  }

  #settle() {
    this.#session[kWire].settle();
  }

  frameReceived() {
    this.framesReceived++;
  }

  /** There is something to send. */
  outgoing() {
    this.#session[kWire]?.schedule();
  }

  headers(stream, kind, flags, fields, sensitive) {
    if (this.#session.destroyed) return;
    streams.onHeaders(this.#session, stream, kind, flags, fields, sensitive);
    this.#settle();
  }

  data(stream, chunk) {
    if (stream.owner === null) return;
    streams.onData(stream, chunk);
    this.#settle();
  }

  end(stream) {
    if (stream.owner === null) return;
    streams.onEnd(stream);
    this.#settle();
  }

  streamClosed(stream, code) {
    if (stream.owner === null) return;
    streams.streamClosed(stream.owner, code);
    this.#settle();
  }

  wantTrailers(stream) {
    if (stream.owner !== null) streams.onWantTrailers(stream.owner);
  }

  /** Content that will not be sent, since the stream has closed: that is what its writer hears of, not this. */
  notWritten(callback) {
    nextTick(callback, 0);
  }

  /** Whether another stream of the peer's may be opened. */
  mayAdd() {
    if (this.#session[kEngine].queuedBytes < this.#limits.maxSessionMemory && !this.#session.destroyed) return true;
    if (++this.#rejectedStreams > this.#limits.maxSessionRejectedStreams) this.failed(LIB_CALLBACK_FAILURE);
    return false;
  }

  settings() {
    const session = this.#session;
    if (session.destroyed) return;
    session[kUpdateTimer]();
    const engine = session[kEngine];
    nextTick(emit, session, 'remoteSettings', toObject(engine.remote, engine.remoteCustom));
    session[kState].remoteSettings = undefined;
    this.#settle();
  }

  ping(payload) {
    const session = this.#session;
    if (session.destroyed) return;
    session[kUpdateTimer]();
    session.emit('ping', Buffer.from(payload));
    this.#settle();
  }

  pingAck(payload) {
    const session = this.#session;
    if (session.destroyed) return;
    const ping = session[kState].pings.shift();
    if (ping === undefined) this.failed(LIB_PROTO);
    else ping.done(true, Buffer.from(payload));
    this.#settle();
  }

  goaway(code, lastId, data) {
    const session = this.#session;
    if (session.destroyed) return;
    const state = session[kState];
    state.goawayCode = code;
    state.goawayLastStreamID = lastId;
    const opaque = data.length === 0 ? undefined : Buffer.from(data);
    session.emit('goaway', code, lastId, opaque);
    if (code === NO_ERROR) session.close();
    // The peer has met an error: nothing good can come on this connection.
    if (code !== NO_ERROR) session.destroy(new ERR_HTTP2_SESSION_ERROR(code), NO_ERROR);
    this.#settle();
  }

  priority(id, parent, weight, exclusive) {
    const session = this.#session;
    if (session.destroyed) return;
    const emitter = session[kState].streams.get(id) ?? session;
    if (!emitter.destroyed) {
      emitter[kUpdateTimer]();
      emitter.emit('priority', id, parent, weight, exclusive);
    }
    this.#settle();
  }

  altsvc(id, origin, value) {
    const session = this.#session;
    if (session.destroyed) return;
    session[kUpdateTimer]();
    nextTick(emit, session, 'altsvc', value, origin, id);
    this.#settle();
  }

  origin(origins) {
    const session = this.#session;
    if (session.destroyed) return;
    session[kUpdateTimer]();
    if (!session.encrypted) return;
    if (session.originSet === undefined) return;
    for (const each of origins) session[kState].originSet.add(each);
    nextTick(emit, session, 'origin', origins);
    this.#settle();
  }

  /** A frame of ours that was not sent. */
  frameError(id, type, code) {
    const session = this.#session;
    if (session.destroyed) return;
    const emitter = session[kState].streams.get(id) ?? session;
    emitter[kUpdateTimer]();
    const number = code === -522 ? 6 : 2;
    emitter.emit('frameError', type, number, id);
    // The peer may be about to say more.
    setImmediate(() => {
      if (emitter !== session) emitter.close(number);
      session.close();
    });
  }

  /** Content without content, which costs the peer nothing. */
  emptyFrame() {
    this.#countInvalid();
  }

  #countInvalid() {
    if (++this.#invalidFrames <= this.#limits.maxSessionInvalidFrames) return true;
    this.#session[kEngine].stopped = true;
    if (!this.#session.destroyed) this.#session.destroy(new ERR_HTTP2_TOO_MANY_INVALID_FRAMES());
    return false;
  }

  invalidFrame(lib) {
    if (this.#session.destroyed || !this.#countInvalid()) return;
    if (FATAL.has(lib)) this.failed(lib);
    this.#settle();
  }

  failed(lib) {
    const session = this.#session;
    session[kEngine].stopped = true;
    if (!session.destroyed) session.destroy(new NghttpError(lib));
  }
}

module.exports = { SessionEvents };
