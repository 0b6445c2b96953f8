'use strict';

// HTTP/2 on one connection (RFC 9113): streams, windows, settings, and what is to be sent. It knows bytes, numbers and names; the
// session (internal/http2/session) makes streams for programs of them. What comes is handled in engine_receive, engine_headers and
// engine_settings; what leaves, in engine_send. Where the RFC leaves a choice, this does what nghttp2 does.

const { Buffer } = require('buffer');
const frames = require('internal/http2/frames');
const { EngineStream, State } = require('internal/http2/engine_stream');
const { HpackDecoder } = require('internal/http2/hpack_decoder');
const { HpackEncoder } = require('internal/http2/hpack_encoder');
const { receiving } = require('internal/http2/engine_receive');
const { heads } = require('internal/http2/engine_headers');
const { settling } = require('internal/http2/engine_settings');
const { sending } = require('internal/http2/engine_send');

const NO_ERROR = 0;
const REFUSED_STREAM = 7;
const LAST_ID = 0x7fffffff;
const DEFAULT_WINDOW = 65535;
const EMPTY = Buffer.alloc(0);

/** What nghttp2 calls errors, as far as the session hears of them. */
const Lib = {
  INVALID_ARGUMENT: -501, PROTO: -505, STREAM_ID_NOT_AVAILABLE: -509, STREAM_CLOSED: -510, FRAME_SIZE_ERROR: -522,
  HEADER_COMP: -523, FLOW_CONTROL: -524, HTTP_HEADER: -531, HTTP_MESSAGING: -532, BAD_CLIENT_MAGIC: -903, FLOODED: -904,
};

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

  /**
   * A client's request: the stream, or one of Lib's numbers.
   *
   * @param options `{ endStream, waitForTrailers, priority, padding }`
   */
  request(fields, sensitive, options) {
    const id = this.nextId;
    if (id > LAST_ID) return Lib.STREAM_ID_NOT_AVAILABLE;
    if (options.priority?.parent === id) return Lib.INVALID_ARGUMENT;
    this.nextId += 2;
    const stream = this.addStream(id, true);
    stream.request = { fields, sensitive, options };
    stream.method = fields[fields.indexOf(':method') + 1];
    stream.weight = options.priority?.weight ?? 16;
    stream.hasTrailers = Boolean(options.waitForTrailers);
    this.waitingRequests.push(stream);
    this.startRequests();
    return stream;
  }

  /** Until the peer has said how many streams it wants, it is asked for a cautious number. */
  get maxOurStreams() {
    return this.remoteSettled ? this.remote.maxConcurrentStreams : this.limits.peerMaxConcurrentStreams;
  }

  startRequests() {
    while (this.waitingRequests.length > 0) {
      const [stream] = this.waitingRequests;
      if (!stream.closed && !this.closing && this.ourCount >= this.maxOurStreams) return;
      this.waitingRequests.shift();
      if (stream.closed) continue;
      if (this.closing) this.close(stream, REFUSED_STREAM);
      else this.#startRequest(stream);
    }
  }

  #startRequest(stream) {
    const { fields, sensitive, options } = stream.request;
    stream.request = null;
    this.count(stream);
    this.sendHead(stream, fields, sensitive, options.endStream, options.priority);
    stream.sendable = !options.endStream;
    this.wake(stream);
  }

  /** A final answer of a server. */
  respond(stream, fields, sensitive, { endStream, waitForTrailers }) {
    if (stream.reserved === State.RESERVED_LOCAL) {
      stream.reserved = 0;
      this.reservedCount--;
      this.count(stream);
    }
    stream.hasTrailers = Boolean(waitForTrailers);
    this.sendHead(stream, fields, sensitive, endStream);
    stream.sendable = !endStream;
    this.wake(stream);
  }

  inform(stream, fields, sensitive) {
    this.sendHead(stream, fields, sensitive, false);
  }

  trailers(stream, fields, sensitive) {
    if (fields.length === 0) this.sendEnd(stream);
    else this.sendHead(stream, fields, sensitive, true);
  }

  sendEnd(stream) {
    this.send(frames.dataHead(0, 0, frames.Flag.END_STREAM, stream.id), () => this.shutWrite(stream), stream);
  }

  sendHead(stream, fields, sensitive, endStream, priority) {
    if (stream.closed || stream.closing) return;
    let length = 0;
    for (const text of fields) length += text.length;
    if (length > this.limits.maxSendHeaderBlockLength) {
      this.send(EMPTY, () => this.#refuseHead(stream), stream);
      return;
    }
    const block = this.encoder.encode(fields, sensitive);
    const padding = this.padding(block.length, frames.MIN_FRAME_BYTES);
    const bytes = frames.headers(stream.id, endStream ? frames.Flag.END_STREAM : 0, block, priority, padding);
    this.send(bytes, () => {
      stream.isKnown = true;
      if (endStream) this.shutWrite(stream);
    }, stream);
  }

  /** A head that is too large: a request that was never sent may be sent again. */
  #refuseHead(stream) {
    const isRequest = stream.isOurs && !this.isServer;
    this.sink.frameError(stream.id, frames.Type.HEADERS, Lib.FRAME_SIZE_ERROR);
    if (isRequest) this.close(stream, REFUSED_STREAM);
  }

  /** A promise of a server: the stream, or one of Lib's numbers. */
  push(parent, fields, sensitive) {
    const id = this.nextId;
    if (id > LAST_ID) return Lib.STREAM_ID_NOT_AVAILABLE;
    this.nextId += 2;
    const stream = this.addStream(id, true);
    stream.reserved = State.RESERVED_LOCAL;
    stream.readShut = true;
    stream.isKnown = true;
    this.reservedCount++;
    this.send(frames.pushPromise(parent.id, id, this.encoder.encode(fields, sensitive)), null, parent);
    return stream;
  }

  priority(stream, fields) {
    stream.weight = fields.weight;
    this.send(frames.priority(stream.id, fields), null, stream);
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
    if (stream.readShut && stream.writeShut && !stream.closing) this.close(stream, NO_ERROR);
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

  /** Bytes of a stream that its owner has taken. */
  consume(stream, length) {
    stream.consumed += length;
    if (stream.readShut || stream.closed || stream.consumed * 2 < stream.localWindow) return;
    this.send(frames.number(frames.Type.WINDOW_UPDATE, stream.id, stream.consumed), null, stream);
    stream.received -= stream.consumed;
    stream.consumed = 0;
    this.sink.outgoing();
  }

  consumeConnection(length) {
    this.consumed += length;
    const ready = Math.min(this.consumed, this.received);
    if (ready <= 0 || ready * 2 < this.localWindow) return;
    this.send(frames.number(frames.Type.WINDOW_UPDATE, 0, ready));
    this.received -= ready;
    this.consumed -= ready;
  }

  /**
   * How much may be received before we allow more. What was allowed cannot be taken back: a smaller window counts once the peer
   * has used up the difference, which is kept as received in advance.
   */
  setLocalWindow(size) {
    const change = size - this.localWindow;
    this.localWindow = size;
    if (change < 0) {
      this.received += change;
      this.reduction -= change;
      return;
    }
    const back = Math.min(this.reduction, change);
    this.reduction -= back;
    this.received += back;
    if (change > back) this.send(frames.number(frames.Type.WINDOW_UPDATE, 0, change - back));
  }
}

for (const part of [receiving, heads, settling, sending]) {
  Object.defineProperties(Engine.prototype, Object.getOwnPropertyDescriptors(part));
}

module.exports = { Engine, Lib };
