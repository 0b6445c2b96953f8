'use strict';

// Between a socket's handle and an Engine: while a session lives the bytes do not pass the socket's streams.

const { Buffer } = require('buffer');
const { nextTick } = require('process');
const { getFrame, setFrame } = require('internal/async_context');
const { ErrnoException } = require('internal/errors');
const gate = require('internal/gate');
const { setImmediate } = require('timers');
const { kHandle } = require('internal/net/symbols');

const EMPTY = Buffer.alloc(0);
const NOTHING = [];

/** As much as is taken from the engine for one write. */
const WRITE_BYTES = 128 * 1024;

/** As much as may be outstanding on the handle while writes still count as done when they are submitted. */
const EAGER_BYTES = 192 * 1024;

class Wire {
  #socket;
  #handle;
  #engine;
  #before; // what the socket did with what was read
  #mayDrain; // whether each frame's callbacks are followed by ticks, as if it had come alone
  #flushing = false;
  #writing = false; // the handle has as much as it should
  #scheduled = false;
  #receiving = false;
  #released = false;

  bytesRead = 0;
  bytesWritten = 0;

  /** The peer has sent something. */
  onActivity = () => {};

  /** A write has failed. */
  onFailure = () => {};

  /** All that had to leave has left. */
  onFlushed = () => {};

  constructor(socket, engine, mayDrain) {
    this.#socket = socket;
    this.#engine = engine;
    this.#mayDrain = mayDrain;
    this.#handle = socket[kHandle];
    this.#before = this.#handle.onread;
    this.#handle.onread = (nread, chunk) => this.#onRead(nread, chunk);
    this.#handle.reading = true;
    this.#handle.readStart();
  }

  #onRead(nread, chunk) {
    if (nread <= 0 || this.#released) {
      Reflect.apply(this.#before, this.#handle, [nread, chunk]);
      return;
    }
    this.onActivity();
    this.receive(chunk);
  }

  /** Takes bytes, wherever they come from, and answers. */
  receive(chunk) {
    if (this.#released) return;
    this.#receiving = true;
    this.bytesRead += chunk.length;
    let isDone = false;
    try {
      this.#engine.receive(chunk);
      isDone = true;
    } finally {
      this.#receiving = false;
      // A callback threw: what lies behind its frame is still to be looked at.
      if (!isDone) nextTick(() => this.receive(EMPTY));
    }
    this.flush();
  }

  /** Between two frames that have come in one piece: what the first one's callbacks have put off happens before the second. */
  settle() {
    if (!this.#receiving || !this.#mayDrain || !gate.hasNatives()) return;
    const frame = getFrame();
    gate.drain();
    setFrame(frame);
  }

  /** Has the engine's frames leave at the end of the loop's turn, so that those of the turn leave together. */
  schedule() {
    if (this.#scheduled || this.#flushing || this.#receiving || this.#writing) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.flush();
    });
  }

  get isWriting() {
    return this.#writing;
  }

  /** Writes what there is, until the handle has enough. */
  flush() {
    if (this.#flushing || this.#writing || this.#released) return;
    let done;
    do {
      this.#flushing = true;
      try {
        done = this.#writeSome();
      } finally {
        this.#flushing = false;
      }
      // Those who wrote may write more, or flush themselves.
      if (done !== null) for (const callback of done) callback(0);
    } while (done !== null && !this.#writing && !this.#released);
    if (!this.#writing && !this.#released) this.onFlushed();
  }

  /** One write: callbacks of content that counts as written, or null if there was nothing to write. */
  #writeSome() {
    const chunks = [];
    const done = [];
    const length = this.#engine.takeOutgoing(chunks, done, WRITE_BYTES);
    if (length === 0) return done.length > 0 ? done : null;
    const handle = this.#handle;
    const isEager = handle.writeQueueSize + length <= EAGER_BYTES;
    this.#writing = !isEager;
    this.bytesWritten += length;
    const callback = (status) => this.#onWritten(status, isEager ? null : done);
    const result = chunks.length === 1 ? handle.write(chunks[0], callback, true) : this.#writeAll(handle, chunks, callback);
    if (result < 0) nextTick(callback, result);
    else if (result === 1) this.#writing = false;
    return isEager || result === 1 ? done : NOTHING;
  }

  #writeAll(handle, chunks, callback) {
    if (handle.writev !== undefined) return handle.writev(chunks, callback, true);
    return handle.write(Buffer.concat(chunks), callback, false);
  }

  #onWritten(status, done) {
    if (done !== null) {
      this.#writing = false;
      for (const callback of done) callback(status);
    }
    if (status < 0) this.onFailure(new ErrnoException(status, 'write'));
    else if (done !== null) this.flush();
  }

  /** Gives the handle back to its socket. */
  release() {
    if (this.#released) return;
    this.#released = true;
    if (this.#socket[kHandle] === this.#handle) this.#handle.onread = this.#before;
  }
}

module.exports = { Wire };
