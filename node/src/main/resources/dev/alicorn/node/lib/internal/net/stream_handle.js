'use strict';

// A handle over any duplex stream: what TLS runs over that is no socket of ours.

const { Buffer } = require('buffer');
const { nextTick } = require('process');
const { UV_ECONNRESET, UV_EOF, UV_EPIPE } = require('internal/uv');

class StreamHandle {
  #stream;
  #ended = false;

  onread = null;
  bytesRead = 0;
  bytesWritten = 0;
  writeQueueSize = 0;

  constructor(stream) {
    this.#stream = stream;
    stream.pause();
    stream.on('data', (chunk) => {
      this.bytesRead += chunk.length;
      this.onread?.(chunk.length, typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    });
    stream.pause();
    stream.once('end', () => this.#end(UV_EOF));
    stream.once('close', () => this.#end(stream.errored ? UV_ECONNRESET : UV_EOF));
  }

  #end(status) {
    if (this.#ended) return;
    this.#ended = true;
    this.onread?.(status, undefined);
  }

  readStart() {
    if (this.#ended) nextTick(() => this.onread?.(UV_EOF, undefined));
    else this.#stream.resume();
    return 0;
  }

  readStop() {
    this.#stream.pause();
    return 0;
  }

  write(buffer, callback, copy) {
    if (this.#stream.destroyed) return UV_EPIPE;
    const { byteLength } = buffer;
    this.bytesWritten += byteLength;
    const bytes = copy ? Buffer.from(buffer) : buffer;
    this.#stream.write(bytes, (err) => callback(err ? UV_EPIPE : 0));
    return 0;
  }

  shutdown(callback) {
    // A stream that is destroyed has nothing more to be told.
    if (this.#stream.destroyed) nextTick(callback, 0);
    else this.#stream.end(() => callback(0));
    return 0;
  }

  close(callback) {
    if (this.#stream.closed || this.#stream.destroyed) {
      nextTick(() => callback?.());
      return;
    }
    this.#stream.once('close', () => callback?.());
    this.#stream.destroy();
  }

  ref() {
    this.#stream.ref?.();
  }

  unref() {
    this.#stream.unref?.();
  }

  hasRef() {
    return false;
  }

  getsockname(out) {
    Object.assign(out, this.#stream._getsockname?.());
    return 0;
  }

  getpeername(out) {
    Object.assign(out, this.#stream._getpeername?.());
    return 0;
  }
}

module.exports = { StreamHandle };
