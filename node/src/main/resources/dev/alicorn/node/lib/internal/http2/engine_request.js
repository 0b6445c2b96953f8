'use strict';

// Messages that an Engine is given to send: requests, answers, promises, trailers.

const { Buffer } = require('buffer');
const { Code, Lib } = require('internal/http2/engine_errors');
const { State } = require('internal/http2/engine_stream');
const frames = require('internal/http2/frames');

const LAST_ID = 0x7fffffff;
const EMPTY = Buffer.alloc(0);

function startRequest(engine, stream) {
  const { fields, sensitive, options } = stream.request;
  stream.request = null;
  engine.count(stream);
  engine.sendHead(stream, fields, sensitive, options.endStream, options.priority);
  stream.sendable = !options.endStream;
  engine.wake(stream);
}

/** A head that is too large: a request that was never sent may be sent again. */
function refuseHead(engine, stream) {
  const isRequest = stream.isOurs && !engine.isServer;
  engine.sink.frameError(stream.id, frames.Type.HEADERS, Lib.FRAME_SIZE_ERROR);
  if (isRequest) engine.close(stream, Code.REFUSED_STREAM);
}

const requesting = {
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
  },

  /** Until the peer has said how many streams it wants, it is asked for a cautious number. */
  get maxOurStreams() {
    return this.remoteSettled ? this.remote.maxConcurrentStreams : this.limits.peerMaxConcurrentStreams;
  },

  startRequests() {
    while (this.waitingRequests.length > 0) {
      const [stream] = this.waitingRequests;
      if (!stream.closed && !this.closing && this.ourCount >= this.maxOurStreams) return;
      this.waitingRequests.shift();
      if (stream.closed) continue;
      if (this.closing) this.close(stream, Code.REFUSED_STREAM);
      else startRequest(this, stream);
    }
  },

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
  },

  inform(stream, fields, sensitive) {
    this.sendHead(stream, fields, sensitive, false);
  },

  trailers(stream, fields, sensitive) {
    if (fields.length === 0) this.sendEnd(stream);
    else this.sendHead(stream, fields, sensitive, true);
  },

  sendEnd(stream) {
    this.send(frames.dataHead(0, 0, frames.Flag.END_STREAM, stream.id), () => this.shutWrite(stream), stream);
  },

  sendHead(stream, fields, sensitive, endStream, priority) {
    if (stream.closed || stream.closing) return;
    let length = 0;
    for (const text of fields) length += text.length;
    if (length > this.limits.maxSendHeaderBlockLength) {
      this.send(EMPTY, () => refuseHead(this, stream), stream);
      return;
    }
    const block = this.encoder.encode(fields, sensitive);
    const padding = this.padding(block.length, frames.MIN_FRAME_BYTES);
    const bytes = frames.headers(stream.id, endStream ? frames.Flag.END_STREAM : 0, block, priority, padding);
    this.send(bytes, () => {
      stream.isKnown = true;
      if (endStream) this.shutWrite(stream);
    }, stream);
  },

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
  },

  priority(stream, fields) {
    stream.weight = fields.weight;
    this.send(frames.priority(stream.id, fields), null, stream);
  },
};

module.exports = { requesting };
