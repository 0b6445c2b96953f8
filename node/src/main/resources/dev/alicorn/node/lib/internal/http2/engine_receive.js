'use strict';

// What an Engine receives: bytes become frames. Content is passed on as it comes, other frames when they are whole.

const { Buffer } = require('buffer');
const { Flag, HEAD_BYTES, PREFACE, Type, ping } = require('internal/http2/frames');

const PROTOCOL_ERROR = 1;
const FLOW_CONTROL_ERROR = 3;
const STREAM_CLOSED = 5;
const FRAME_SIZE_ERROR = 6;
const MAX_WINDOW = 0x7fffffff;

const Lib = {
  PROTO: -505, FRAME_SIZE_ERROR: -522, FLOW_CONTROL: -524, HTTP_MESSAGING: -532, BAD_CLIENT_MAGIC: -903,
};

/** How long a frame's payload must be, where that is fixed. */
const FIXED_LENGTHS = { [Type.PRIORITY]: 5, [Type.RST_STREAM]: 4, [Type.PING]: 8, [Type.WINDOW_UPDATE]: 4 };

const receiving = {
  initializeReceiving() {
    this.held = null; // the beginning of a frame
    this.prefaceLeft = this.isServer ? PREFACE.length : 0;
    this.hadSettings = false;
    this.content = null; // the DATA frame that is under way: { stream, left, padding, flags }
    this.block = null; // the header block that is under way
    this.resets = { tokens: this.limits.streamResetBurst, at: 0 };
  },

  /** Takes bytes of the peer's. */
  receive(chunk) {
    let bytes = chunk;
    if (this.held !== null) {
      bytes = Buffer.concat([this.held, chunk]);
      this.held = null;
    }
    let at = this.skipPreface(bytes);
    while (!this.stopped && at < bytes.length) {
      const next = this.content === null ? this.takeFrameAt(bytes, at) : this.takeContentAt(bytes, at);
      if (next === -1) break;
      at = next;
    }
    // A copy: what is held may be the host's memory of a whole slab.
    if (!this.stopped && at < bytes.length) this.held = Buffer.from(bytes.subarray(at));
  },

  skipPreface(bytes) {
    if (this.prefaceLeft === 0) return 0;
    const length = Math.min(this.prefaceLeft, bytes.length);
    const from = PREFACE.length - this.prefaceLeft;
    if (PREFACE.compare(bytes, 0, length, from, from + length) !== 0) {
      this.stopped = true;
      this.sink.failed(Lib.BAD_CLIENT_MAGIC);
    }
    this.prefaceLeft -= length;
    return length;
  },

  /** Handles the frame that begins at a place: the place behind it, or -1 if it is not whole. */
  takeFrameAt(bytes, at) {
    if (bytes.length - at < HEAD_BYTES) return -1;
    const length = bytes.readUIntBE(at, 3);
    const type = bytes[at + 3];
    const flags = bytes[at + 4];
    const id = bytes.readUInt32BE(at + 5) & MAX_WINDOW;
    const start = at + HEAD_BYTES;
    if (!this.mayBegin(length, type, flags, id)) return start;
    if (type === Type.DATA) {
      // The byte that tells the padding comes first.
      if (flags & Flag.PADDED && bytes.length === start) return -1;
      this.beginContent(length, flags, id, bytes[start]);
      return flags & Flag.PADDED && length > 0 ? start + 1 : start;
    }
    if (bytes.length - start < length) return -1;
    this.onFrame(type, flags, id, bytes.subarray(start, start + length));
    return start + length;
  },

  mayBegin(length, type, flags, id) {
    if (!this.hadSettings) {
      if (type !== Type.SETTINGS || flags & Flag.ACK) {
        this.sink.failed(Lib.PROTO);
        this.terminate(PROTOCOL_ERROR, 'SETTINGS expected');
        return false;
      }
      this.hadSettings = true;
    }
    if (length > this.local.maxFrameSize && length > 16384) {
      this.fail(FRAME_SIZE_ERROR, Lib.FRAME_SIZE_ERROR, 'too large frame size');
      return false;
    }
    if (this.block !== null && (type !== Type.CONTINUATION || id !== this.block.id)) {
      this.terminate(PROTOCOL_ERROR, 'unexpected non-CONTINUATION frame or stream_id is invalid');
      return false;
    }
    return true;
  },

  onFrame(type, flags, id, payload) {
    const fixed = FIXED_LENGTHS[type];
    if (fixed !== undefined && payload.length !== fixed) {
      this.fail(FRAME_SIZE_ERROR, Lib.FRAME_SIZE_ERROR, 'invalid frame length');
      return;
    }
    this.sink.frameReceived();
    switch (type) {
      case Type.HEADERS: this.onHeaders(flags, id, payload); break;
      case Type.PRIORITY: this.onPriority(id, payload); break;
      case Type.RST_STREAM: this.onReset(id, payload.readUInt32BE(0)); break;
      case Type.SETTINGS: this.onSettingsFrame(flags, id, payload); break;
      case Type.PUSH_PROMISE: this.onPushPromise(flags, id, payload); break;
      case Type.PING: this.onPing(flags, id, payload); break;
      case Type.GOAWAY: this.onGoaway(id, payload); break;
      case Type.WINDOW_UPDATE: this.onWindowUpdate(id, payload.readUInt32BE(0) & MAX_WINDOW); break;
      case Type.CONTINUATION: this.onContinuation(flags, payload); break;
      case Type.ALTSVC: this.onAltsvc(id, payload); break;
      case Type.ORIGIN: this.onOrigin(id, payload); break;
      default: break; // extensions that nobody here knows
    }
  },

  /** Whether such a stream has never been: neither opened by us nor by the peer. */
  isIdle(id) {
    const isOurs = (id % 2 === 0) === this.isServer;
    return isOurs ? id >= this.nextId : id > this.lastReceivedId;
  },

  beginContent(length, flags, id, first) {
    this.sink.frameReceived();
    const isPadded = (flags & Flag.PADDED) !== 0;
    const padding = isPadded ? first : 0;
    if (id === 0 || (isPadded && padding + 1 > length)) {
      this.terminate(PROTOCOL_ERROR, 'DATA: invalid frame');
      return;
    }
    let stream = this.streams.get(id);
    if (stream === undefined && this.isIdle(id)) {
      this.terminate(PROTOCOL_ERROR, 'DATA: stream in idle');
      return;
    }
    if (stream?.readShut && !stream.closing) {
      this.terminate(STREAM_CLOSED, 'DATA: stream in half-closed(remote)');
      return;
    }
    if (stream !== undefined && (stream.reserved !== 0 || (stream.isOurs && !stream.final && !stream.closing))) {
      this.failStream(stream, PROTOCOL_ERROR, Lib.HTTP_MESSAGING);
    }
    if (stream?.closing) stream = undefined;
    if (!this.countReceived(stream, length)) return;
    if (stream?.closing) stream = undefined;
    if (length === 0 && !(flags & Flag.END_STREAM)) this.sink.emptyFrame();
    const overhead = isPadded ? padding + 1 : 0;
    this.consumeUnseen(stream, overhead);
    this.content = { stream, left: length - overhead, padding, flags };
    if (length === overhead) this.endContentIfWhole();
  },

  /** Both windows; false if the peer has sent more than it may. */
  countReceived(stream, length) {
    this.received += length;
    if (this.received > this.localWindow) {
      this.terminate(FLOW_CONTROL_ERROR, 'DATA: connection window exceeded');
      return false;
    }
    if (stream === undefined) return true;
    stream.received += length;
    if (stream.received > stream.localWindow) this.reset(stream, FLOW_CONTROL_ERROR);
    return true;
  },

  /** Bytes that no program sees. */
  consumeUnseen(stream, length) {
    if (length === 0) return;
    this.consumeConnection(length);
    if (stream !== undefined) this.consume(stream, length);
  },

  takeContentAt(bytes, at) {
    const { content } = this;
    const length = Math.min(content.left, bytes.length - at);
    if (length > 0) {
      content.left -= length;
      this.passContent(content, bytes.subarray(at, at + length));
      at += length;
    } else {
      const skipped = Math.min(content.padding, bytes.length - at);
      content.padding -= skipped;
      at += skipped;
    }
    if (!this.stopped) this.endContentIfWhole();
    return at;
  },

  passContent({ stream }, chunk) {
    this.consumeConnection(chunk.length);
    if (stream === undefined || stream.closed || stream.closing) return;
    stream.contentReceived += chunk.length;
    if (stream.hasNoContent || (stream.contentLength !== -1 && stream.contentReceived > stream.contentLength)) {
      this.failStream(stream, PROTOCOL_ERROR, Lib.HTTP_MESSAGING);
      return;
    }
    if (stream.reading) this.consume(stream, chunk.length);
    else stream.unconsumed += chunk.length;
    this.sink.data(stream, chunk);
  },

  endContentIfWhole() {
    const { content } = this;
    if (content === null || content.left > 0 || content.padding > 0) return;
    this.content = null;
    const { stream, flags } = content;
    if (!(flags & Flag.END_STREAM) || stream === undefined || stream.closed || stream.closing) return;
    stream.readShut = true;
    if (!this.hasWholeContent(stream)) return;
    this.sink.end(stream);
    this.closeIfShut(stream);
  },

  /** The length that was announced must have come; else the stream fails. */
  hasWholeContent(stream) {
    if (stream.contentLength === -1 || stream.hasNoContent || stream.contentReceived === stream.contentLength) return true;
    this.failStream(stream, PROTOCOL_ERROR, Lib.HTTP_MESSAGING);
    return false;
  },

  onPriority(id, payload) {
    if (id === 0) {
      this.fail(PROTOCOL_ERROR, Lib.PROTO, 'PRIORITY: stream_id == 0');
      return;
    }
    const dependency = payload.readUInt32BE(0);
    const stream = this.streams.get(id);
    if (stream !== undefined) stream.weight = payload[4] + 1;
    this.sink.priority(id, dependency & MAX_WINDOW, payload[4] + 1, dependency > MAX_WINDOW);
  },

  onReset(id, code) {
    if (id === 0 || this.isIdle(id)) {
      this.fail(PROTOCOL_ERROR, Lib.PROTO, 'RST_STREAM: stream in idle');
      return;
    }
    const stream = this.streams.get(id);
    if (stream !== undefined) this.close(stream, code);
    if (this.isServer && !this.mayReset()) this.goaway(2 /* INTERNAL_ERROR */, this.lastReceivedId);
  },

  /** Whoever opens streams only to reset them makes us work for nothing: so many may come at once, so many a second. */
  mayReset() {
    const { resets, limits } = this;
    const now = Math.floor(Date.now() / 1000);
    if (now > resets.at) {
      resets.tokens = Math.min(limits.streamResetBurst, resets.tokens + (now - resets.at) * limits.streamResetRate);
      resets.at = now;
    }
    if (resets.tokens < 1) return false;
    resets.tokens--;
    return true;
  },

  onSettingsFrame(flags, id, payload) {
    if (id !== 0) this.fail(PROTOCOL_ERROR, Lib.PROTO, 'SETTINGS: stream_id != 0');
    else if (payload.length % 6 !== 0 || (flags & Flag.ACK && payload.length > 0)) {
      this.fail(FRAME_SIZE_ERROR, Lib.FRAME_SIZE_ERROR, 'SETTINGS: invalid length');
    } else if (flags & Flag.ACK) this.onSettingsAck();
    else this.onSettings(payload);
  },

  onPing(flags, id, payload) {
    if (id !== 0) {
      this.fail(PROTOCOL_ERROR, Lib.PROTO, 'PING: stream_id != 0');
    } else if (flags & Flag.ACK) {
      this.sink.pingAck(payload);
    } else if (this.acknowledge()) {
      this.send(ping(payload, true));
      this.sink.ping(payload);
    }
  },

  onGoaway(id, payload) {
    if (id !== 0 || payload.length < 8) {
      this.fail(id === 0 ? FRAME_SIZE_ERROR : PROTOCOL_ERROR, Lib.PROTO, 'GOAWAY: invalid frame');
      return;
    }
    const lastId = payload.readUInt32BE(0) & MAX_WINDOW;
    if (lastId > this.goawayReceived || (lastId > 0 && (lastId % 2 === 0) !== this.isServer)) {
      this.fail(PROTOCOL_ERROR, Lib.PROTO, 'GOAWAY: invalid last_stream_id');
      return;
    }
    this.goawayReceived = lastId;
    this.closing = true;
    this.sink.goaway(payload.readUInt32BE(4), lastId, payload.subarray(8));
    // What the peer did not look at may be asked elsewhere.
    for (const stream of [...this.streams.values()]) {
      if (stream.isOurs && stream.id > lastId) this.close(stream, 7 /* REFUSED_STREAM */);
    }
  },

  onWindowUpdate(id, by) {
    if (id === 0) {
      this.remoteWindow += by;
      if (by === 0) this.fail(PROTOCOL_ERROR, Lib.PROTO, 'WINDOW_UPDATE: window_size_increment == 0');
      else if (this.remoteWindow > MAX_WINDOW) this.fail(FLOW_CONTROL_ERROR, Lib.FLOW_CONTROL, 'WINDOW_UPDATE: too large');
      return;
    }
    const stream = this.streams.get(id);
    if (stream === undefined) {
      if (this.isIdle(id)) this.fail(PROTOCOL_ERROR, Lib.PROTO, 'WINDOW_UPDATE to idle stream');
      return;
    }
    if (by === 0) {
      this.fail(PROTOCOL_ERROR, Lib.PROTO, 'WINDOW_UPDATE: window_size_increment == 0');
      return;
    }
    stream.remoteWindow += by;
    if (stream.remoteWindow > MAX_WINDOW) this.failStream(stream, FLOW_CONTROL_ERROR, Lib.FLOW_CONTROL);
    else this.wake(stream);
  },

  onAltsvc(id, payload) {
    if (this.isServer || payload.length < 2) return;
    const length = payload.readUInt16BE(0);
    if (length + 2 > payload.length || (id === 0) === (length === 0)) return;
    this.sink.altsvc(id, payload.latin1Slice(2, 2 + length), payload.latin1Slice(2 + length));
  },

  onOrigin(id, payload) {
    if (this.isServer || id !== 0) return;
    const origins = [];
    for (let at = 0; at < payload.length;) {
      if (at + 2 > payload.length) return;
      const end = at + 2 + payload.readUInt16BE(at);
      if (end > payload.length) return;
      if (end > at + 2) origins.push(payload.latin1Slice(at + 2, end));
      at = end;
    }
    this.sink.origin(origins);
  },
};

module.exports = { receiving };
