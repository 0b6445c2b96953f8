'use strict';

// HTTP/2 on one connection (RFC 9113): streams, windows, settings, and what is to be sent. It knows bytes, numbers and names; the
// session (internal/http2/session) makes streams for programs of them. What comes is handled in engine_receive, engine_headers and
// engine_settings; what leaves, in engine_send. Where the RFC leaves a choice, this does what nghttp2 does.

const { Buffer } = require('buffer');
const frames = require('internal/http2/frames');
const { HpackDecoder } = require('internal/http2/hpack_decoder');
const { HpackEncoder } = require('internal/http2/hpack_encoder');
const { content } = require('internal/http2/engine_content');
const { control } = require('internal/http2/engine_control');
const { Code } = require('internal/http2/engine_errors');
const { heads } = require('internal/http2/engine_headers');
const { receiving } = require('internal/http2/engine_receive');
const { requesting } = require('internal/http2/engine_request');
const { sending } = require('internal/http2/engine_send');
const { settling } = require('internal/http2/engine_settings');
const { EngineStream, State } = require('internal/http2/engine_stream');
const { windows } = require('internal/http2/engine_windows');

const LAST_ID = 0x7fffffff;
const DEFAULT_WINDOW = 65535;
const EMPTY = Buffer.alloc(0);

function defaultSettings() {
  return {
    headerTableSize: 4096, enablePush: 1, initialWindowSize: DEFAULT_WINDOW, maxFrameSize: 16384,
    maxConcurrentStreams: 0xffffffff, maxHeaderListSize: 0xffffffff, enableConnectProtocol: 0,
  };
}

class Engine {
  /**
   * @param sink what is told of all that happens: see internal/http2/session_events
   * @param limits see internal/http2/session_limits
   */
  constructor(isServer, sink, limits) {
    this.isServer = isServer;
    this.sink = sink;
    this.limits = limits;
    this.encoder = new HpackEncoder();
    this.decoder = new HpackDecoder();
    this.streams = new Map();
    this.nextId = isServer ? 2 : 1;
    this.lastReceivedId = 0; // the highest id of the peer's streams
    this.lastProcessedId = 0;
    this.ourCount = 0;
    this.theirCount = 0;
    this.reservedCount = 0;
    this.waitingRequests = [];
    this.closing = false; // the peer was told, or told us, that this ends
    this.goawaySent = LAST_ID; // streams above this are not processed
    this.goawayReceived = LAST_ID;
    this.terminated = false; // a GOAWAY with an error waits or has left: nothing follows it
    this.stopped = false; // nothing is received any more

    this.local = defaultSettings();
    this.remote = defaultSettings();
    this.remoteSettled = false; // the peer's settings have come
    this.remoteCustom = new Map();
    this.localCustom = new Map();
    this.submittedSettings = []; // not acknowledged yet
    this.acknowledgements = 0; // of ours that wait to leave
    this.localWindow = DEFAULT_WINDOW;
    this.received = 0;
    this.consumed = 0;
    this.reduction = 0;
    this.remoteWindow = DEFAULT_WINDOW;

    this.control = []; // frames that wait: { bytes, sent, stream }
    this.ready = new Set(); // streams with content to send
    this.queuedBytes = 0; // of content, in all streams
    this.initializeReceiving();
  }

  /** The connection's first bytes. */
  start() {
    if (!this.isServer) this.send(frames.PREFACE);
  }

  framesSent = 0;

  /** Queues a frame. `sent` is called when it has been handed over. */
  send(bytes, sent = null, stream = null) {
    if (this.terminated) return;
    this.framesSent++;
    this.control.push({ bytes, sent, stream });
  }

  ping(payload) {
    this.send(frames.ping(payload, false));
  }

  /** @param lastId 0 or less: the last stream that was looked at */
  goaway(code, lastId, data = EMPTY) {
    const id = lastId > 0 ? lastId : this.lastProcessedId;
    this.closing = true;
    this.goawaySent = Math.min(this.goawaySent, id);
    this.send(frames.goaway(code, id, data));
  }

  /** Tells the peer what went wrong. Nothing is sent after that, and nothing received. */
  terminate(code, reason = '') {
    if (this.terminated) return;
    this.goaway(code, this.lastProcessedId, Buffer.from(reason, 'latin1'));
    // What is of a stream stays behind, also the end of it: the connection's end says it all.
    this.control = this.control.filter(({ stream }) => stream === null);
    this.terminated = true;
    this.stopped = true;
  }

  /** A violation that ends the connection. */
  fail(code, lib, reason) {
    this.stopped = true;
    this.sink.invalidFrame(lib); // who ends the session has the say of how
    this.terminate(code, reason);
  }

  /** A violation that ends a stream. */
  failStream(stream, code, lib) {
    this.reset(stream, code);
    this.sink.invalidFrame(lib);
  }

  addStream(id, isOurs) {
    const stream = new EngineStream(id, isOurs, this.local.initialWindowSize, this.remote.initialWindowSize);
    this.streams.set(id, stream);
    return stream;
  }

  /** Streams that a limit holds down are counted from when they are open. */
  count(stream) {
    if (stream.isCounted) return;
    stream.isCounted = true;
    if (stream.isOurs) this.ourCount++;
    else this.theirCount++;
  }

  /** Ends a stream at once, whatever it still had to send. */
  reset(stream, code) {
    if (stream.closed || stream.closing) return;
    stream.closing = true;
    if (stream.request !== null) {
      this.close(stream, code);
      return;
    }
    this.send(frames.number(frames.Type.RST_STREAM, stream.id, code), () => this.close(stream, code), stream);
    if (this.terminated) this.close(stream, code);
  }

  shutWrite(stream) {
    stream.writeShut = true;
    this.ready.delete(stream);
    this.closeIfShut(stream);
  }

  closeIfShut(stream) {
    if (stream.readShut && stream.writeShut && !stream.closing) this.close(stream, Code.NO_ERROR);
  }

  close(stream, code) {
    if (stream.closed) return;
    this.forget(stream);
    this.sink.streamClosed(stream, code);
    this.startRequests();
  }

  /** Takes a stream out of all books, and tells those who wait for its content to leave that it will not. */
  forget(stream) {
    if (stream.closed) return;
    const { state } = stream;
    stream.closed = true;
    this.streams.delete(stream.id);
    this.ready.delete(stream);
    if (state === State.RESERVED_LOCAL || state === State.RESERVED_REMOTE) this.reservedCount--;
    if (stream.isCounted && stream.isOurs) this.ourCount--;
    else if (stream.isCounted) this.theirCount--;
    if (stream.owner === null) this.discard(stream);
  }

  /** Lets go of content that will not be sent. Its writers are told when they have given the stream up. */
  discard(stream) {
    this.queuedBytes -= stream.queued;
    for (const callback of stream.drop()) this.sink.notWritten(callback);
  }
}

for (const part of [requesting, receiving, content, control, heads, settling, sending, windows]) {
  Object.defineProperties(Engine.prototype, Object.getOwnPropertyDescriptors(part));
}

module.exports = { Engine };
