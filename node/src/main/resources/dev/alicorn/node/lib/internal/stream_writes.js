'use strict';

// What streams send: writes and the end of writing. Both travel in batches through internal/bridge; large pieces are lent to
// the host at once.

const shared = require('internal/shared');
const { Submission, submit } = require('internal/bridge');
const { wrapOnce } = require('internal/async_wrap');
const { utf8, latin1 } = require('internal/encoding/codecs');
const { FixedQueue } = require('internal/fixed_queue');
const { HandleWrap } = require('internal/handle_wrap');
const { isCurrentSlab, reserve } = require('internal/stream_memory');

const binding = internalBinding('streams');

/** Writes up to this many bytes are copied for the host; larger ones are lent to it, at the price of a call. */
const COPY_BYTES = 64 * 1024;

/** Several buffers are copied to one place anyway, as long as there is room. */
const GATHER_BYTES = 256 * 1024;

class StreamWrites extends HandleWrap {
  #shutDown = null;
  #written = null; // the callback of the one write under way, if there is only one
  #writing = 0; // bytes of it
  #moreWrites = null; // a queue of { callback, bytes } behind it

  bytesWritten = 0;
  writeQueueSize = 0;

  /** The host has made the oldest write, or failed to. */
  _onWritten(status) {
    const callback = this.#written;
    this.writeQueueSize -= this.#writing;
    const next = this.#moreWrites?.shift() ?? null;
    this.#written = next === null ? null : next.callback;
    this.#writing = next === null ? 0 : next.bytes;
    if (callback) this._completeRequest(callback, status);
  }

  _onShutDown(status) {
    const callback = this.#shutDown;
    this.#shutDown = null;
    if (callback) this._completeRequest(callback, status);
  }

  _expectWritten(callback, bytes) {
    this.bytesWritten += bytes;
    this.writeQueueSize += bytes;
    if (this.#written === null) {
      this.#written = callback;
      this.#writing = bytes;
    } else {
      (this.#moreWrites ??= new FixedQueue()).push({ callback, bytes });
    }
  }

  /**
   * Writes; `callback(status)` comes later, once. With `copy` the bytes are the caller's again when this returns.
   * The answer 1 means that all was written at once and no callback comes.
   */
  write(buffer, callback, copy) {
    const { byteLength } = buffer;
    if (byteLength > COPY_BYTES) {
      if (binding.write(this._id, buffer) === 1) {
        this.bytesWritten += byteLength;
        return 1;
      }
      this._expectWritten(wrapOnce('WriteWrap', callback, this._trigger), byteLength);
    } else if (isCurrentSlab(buffer.buffer) && !copy) {
      this._expectWritten(callback, byteLength);
      submit(Submission.WRITE_SLAB, this._id, buffer.byteOffset, byteLength);
    } else {
      this._expectWritten(callback, byteLength);
      const at = reserve(byteLength);
      shared.out.set(buffer, at);
      submit(Submission.WRITE, this._id, at, byteLength);
    }
    return 0;
  }

  writev(buffers, callback, copy) {
    let total = 0;
    for (const buffer of buffers) total += buffer.byteLength;
    if (total > GATHER_BYTES) return this.write(require('buffer').Buffer.concat(buffers, total), callback, copy);
    this._expectWritten(callback, total);
    const at = reserve(total);
    let to = at;
    for (const buffer of buffers) {
      shared.out.set(buffer, to);
      to += buffer.byteLength;
    }
    submit(Submission.WRITE, this._id, at, total);
    return 0;
  }

  writeString(string, encoding, callback, copy) {
    return this.write(require('buffer').Buffer.from(string, encoding), callback, copy);
  }

  /** Writes a text whose bytes are `most` at most: their number, or -1 if it may have more or is of an unusual encoding. */
  writeText(text, encoding, callback, most) {
    const codec = encoding === 'utf8' || encoding === 'utf-8' ? utf8 : encoding === 'latin1' ? latin1 : undefined;
    if (codec === undefined) return -1;
    const room = text.length * codec.maxBytesPerUnit;
    if (room > most) return -1;
    const at = reserve(room);
    const length = codec.write(shared.out, text, at, room);
    shared.counters[shared.OUT_USED] = at + length;
    this._expectWritten(callback, length);
    submit(Submission.WRITE, this._id, at, length);
    return length;
  }

  shutdown(callback) {
    this.#shutDown = wrapOnce('ShutdownWrap', callback, this._trigger);
    submit(Submission.SHUTDOWN, this._id, 0, 0);
    return 0;
  }

  setBlocking(on) {
    return binding.setBlocking(this._id, on ? 1 : 0);
  }
}

module.exports = { StreamWrites };
