'use strict';

// What an Engine receives: bytes become frames. Content is passed on as it comes (engine_content), other frames when they
// are whole.

const { Buffer } = require('buffer');
const { Code, Lib } = require('internal/http2/engine_errors');
const { Flag, HEAD_BYTES, PREFACE, Type } = require('internal/http2/frames');

const MAX_WINDOW = 0x7fffffff;

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
        this.terminate(Code.PROTOCOL_ERROR, 'SETTINGS expected');
        return false;
      }
      this.hadSettings = true;
    }
    if (length > this.local.maxFrameSize && length > 16384) {
      this.fail(Code.FRAME_SIZE_ERROR, Lib.FRAME_SIZE_ERROR, 'too large frame size');
      return false;
    }
    if (this.block !== null && (type !== Type.CONTINUATION || id !== this.block.id)) {
      this.terminate(Code.PROTOCOL_ERROR, 'unexpected non-CONTINUATION frame or stream_id is invalid');
      return false;
    }
    return true;
  },

  onFrame(type, flags, id, payload) {
    const fixed = FIXED_LENGTHS[type];
    if (fixed !== undefined && payload.length !== fixed) {
      this.fail(Code.FRAME_SIZE_ERROR, Lib.FRAME_SIZE_ERROR, 'invalid frame length');
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
};

module.exports = { receiving };
