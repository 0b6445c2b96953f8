'use strict';

// What an Engine sends: frames in the order of their making, then content of streams in turn as far as windows allow.

const { Buffer } = require('buffer');
const frames = require('internal/http2/frames');

const PADDING_ALIGNED = 1;
const PADDING_MAX = 2;
const MAX_PADDING = 256;
const ZEROS = Buffer.alloc(MAX_PADDING);

const sending = {
  /** Content of a stream may have become ready to be sent. */
  wake(stream) {
    if (stream.wantsToSend) this.ready.add(stream);
  },

  write(stream, bytes, callback) {
    stream.write(bytes, callback);
    this.queuedBytes += bytes.length;
    this.wake(stream);
  },

  /** No more content comes. */
  end(stream) {
    stream.ended = true;
    this.wake(stream);
  },

  /** Length of padding with the byte that tells it; 0 for none. */
  padding(length, maxLength) {
    const { paddingStrategy } = this.limits;
    if (paddingStrategy !== PADDING_ALIGNED && paddingStrategy !== PADDING_MAX) return 0;
    const room = Math.min(MAX_PADDING, maxLength - length);
    if (room <= 0) return 0;
    if (paddingStrategy === PADDING_MAX) return room;
    const over = (length + frames.HEAD_BYTES) % 8;
    return over === 0 ? 0 : Math.min(room, 8 - over);
  },

  get hasOutgoing() {
    return this.control.length > 0 || (!this.terminated && this.remoteWindow > 0 && this.ready.size > 0);
  },

  /**
   * Takes what can be sent, up to about `limit` bytes.
   *
   * @param chunks gets the bytes
   * @param done gets the callbacks of content that was taken whole
   */
  takeOutgoing(chunks, done, limit) {
    let length = 0;
    while (length < limit) {
      if (this.control.length > 0) {
        length += this.takeControl(chunks);
        continue;
      }
      if (this.terminated) break;
      const taken = this.takeContent(chunks, done);
      if (taken === -1) break;
      length += taken;
    }
    return length;
  },

  takeControl(chunks) {
    const frames = this.control;
    this.control = [];
    let length = 0;
    for (const { bytes, sent, stream } of frames) {
      if (stream !== null && stream.closed) continue;
      chunks.push(bytes);
      length += bytes.length;
      if (sent !== null) sent();
    }
    this.acknowledgements = 0;
    return length;
  },

  /** A frame of the stream whose turn it is: its length, or -1 if none can be sent. */
  takeContent(chunks, done) {
    for (const stream of this.ready) {
      this.ready.delete(stream);
      if (!stream.wantsToSend) continue;
      const isEmpty = stream.queued === 0;
      if (!isEmpty && this.remoteWindow <= 0) {
        this.ready.add(stream);
        return -1;
      }
      if (!isEmpty && stream.remoteWindow <= 0) continue; // until the peer allows more
      const length = this.takeFrame(stream, chunks, done);
      this.wake(stream);
      return length;
    }
    return -1;
  },

  takeFrame(stream, chunks, done) {
    const most = Math.min(stream.queued, frames.MIN_FRAME_BYTES, this.remoteWindow, stream.remoteWindow);
    const parts = [];
    const length = stream.take(Math.max(0, most), parts, done);
    this.queuedBytes -= length;
    const isLast = stream.ended && stream.queue.length === 0;
    const endsStream = isLast && !stream.hasTrailers;
    let frameLength = 0;
    if (length > 0 || endsStream) frameLength = this.putData(stream, length, parts, chunks, endsStream);
    if (endsStream) {
      this.shutWrite(stream);
    } else if (isLast && !stream.askedForTrailers) {
      stream.askedForTrailers = true;
      this.sink.wantTrailers(stream);
    }
    return frameLength;
  },

  putData(stream, length, parts, chunks, endsStream) {
    const room = Math.min(frames.MIN_FRAME_BYTES, this.remoteWindow, stream.remoteWindow);
    const padding = this.padding(length, room);
    chunks.push(frames.dataHead(length, padding, endsStream ? frames.Flag.END_STREAM : 0, stream.id));
    for (const part of parts) chunks.push(part);
    if (padding > 1) chunks.push(ZEROS.subarray(0, padding - 1));
    this.framesSent++;
    this.remoteWindow -= length + padding;
    stream.remoteWindow -= length + padding;
    return frames.HEAD_BYTES + length + padding;
  },
};

module.exports = { sending };
