'use strict';
// What a Readable knows of itself, and its buffer: a list of chunks whose first `bufferIndex` are consumed.

const { Buffer } = require('buffer');
const { codes: { ERR_UNKNOWN_ENCODING } } = require('internal/errors');
const { getDefaultHighWaterMark, getHighWaterMark } = require('internal/streams/state');

const MAX_CONSUMED = 1024;

class ReadableState {
  constructor(options, stream, isDuplex) {
    this.objectMode = Boolean(options?.objectMode || (isDuplex && options?.readableObjectMode));
    this.highWaterMark = options
      ? getHighWaterMark(this, options, 'readableHighWaterMark', isDuplex)
      : getDefaultHighWaterMark(false);
    this.buffer = [];
    this.bufferIndex = 0;
    this.length = 0;
    this.pipes = [];
    // null: nobody has asked for data yet; false: paused, or read() is used; true: data is pushed to listeners.
    this.flowing = null;
    this.ended = false;
    this.endEmitted = false;
    this.reading = false;
    this.constructed = true;
    // While `_read` runs: what it pushes at once is buffered, so that events come after read() has returned.
    this.sync = true;
    this.needReadable = false;
    this.emittedReadable = false;
    this.readableListening = false;
    this.resumeScheduled = false;
    this.paused = null;
    this.errorEmitted = false;
    this.emitClose = options?.emitClose !== false;
    this.autoDestroy = options?.autoDestroy !== false;
    this.destroyed = false;
    this.errored = null;
    this.closed = false;
    this.closeEmitted = false;
    this.defaultEncoding = defaultEncoding(options);
    // Who a pipe waits for: one writable, a set of them, or null.
    this.awaitDrainWriters = null;
    this.multiAwaitDrain = false;
    this.readingMore = false;
    this.dataEmitted = false;
    this.decoder = null;
    this.encoding = null;
    if (options?.encoding) this.setDecoder(options.encoding);
  }

  setDecoder(encoding) {
    const { StringDecoder } = require('string_decoder');
    this.decoder = new StringDecoder(encoding);
    this.encoding = this.decoder.encoding;
  }

  get pipesCount() {
    return this.pipes.length;
  }

  isEmpty() {
    return this.bufferIndex === this.buffer.length;
  }

  first() {
    return this.buffer[this.bufferIndex];
  }

  shift() {
    const { buffer } = this;
    const chunk = buffer[this.bufferIndex];
    buffer[this.bufferIndex++] = null;
    if (this.bufferIndex === buffer.length) {
      buffer.length = 0;
      this.bufferIndex = 0;
    } else if (this.bufferIndex > MAX_CONSUMED) {
      buffer.splice(0, this.bufferIndex);
      this.bufferIndex = 0;
    }
    return chunk;
  }

  unshift(chunk) {
    if (this.bufferIndex > 0) this.buffer[--this.bufferIndex] = chunk;
    else this.buffer.unshift(chunk);
  }

  /** All chunks as one, the list emptied. */
  takeAll() {
    const { buffer, bufferIndex } = this;
    if (buffer.length - bufferIndex === 1) return this.shift();
    const chunks = bufferIndex === 0 ? buffer : buffer.slice(bufferIndex);
    const all = this.decoder !== null ? chunks.join('') : Buffer.concat(chunks, this.length);
    buffer.length = 0;
    this.bufferIndex = 0;
    return all;
  }

  /** The first `n` units (bytes, or characters where there is a decoder), fewer than are there. */
  take(n) {
    const head = this.first();
    if (n < head.length) {
      this.buffer[this.bufferIndex] = head.slice(n);
      return head.slice(0, n);
    }
    if (n === head.length) return this.shift();
    const parts = [];
    for (let left = n; left > 0;) {
      const chunk = this.first();
      if (left < chunk.length) {
        parts.push(chunk.slice(0, left));
        this.buffer[this.bufferIndex] = chunk.slice(left);
        break;
      }
      parts.push(this.shift());
      left -= chunk.length;
    }
    return this.decoder !== null ? parts.join('') : Buffer.concat(parts, n);
  }
}

function defaultEncoding(options) {
  const encoding = options?.defaultEncoding;
  if (encoding === undefined || encoding === null || encoding === 'utf8' || encoding === 'utf-8') return 'utf8';
  if (!Buffer.isEncoding(encoding)) throw new ERR_UNKNOWN_ENCODING(encoding);
  return encoding;
}

/** What read(n) gives of the buffer: null if there is nothing. */
function fromList(n, state) {
  if (state.length === 0) return null;
  if (state.objectMode) return state.shift();
  return !n || n >= state.length ? state.takeAll() : state.take(n);
}

module.exports = { ReadableState, fromList };
