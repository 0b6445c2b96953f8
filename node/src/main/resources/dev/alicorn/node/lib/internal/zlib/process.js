'use strict';

// Passes a chunk through a stream's handle, as often as the output takes.

const { Buffer } = require('buffer');
const { codes: { ERR_BUFFER_TOO_LARGE, ERR_INTERNAL_ASSERTION, ERR_TRAILING_JUNK_AFTER_STREAM_END } } = require('internal/errors');

const kError = Symbol('kError');

function fail(stream, error) {
  stream.destroy(error);
  stream[kError] = error;
}

/** What the last job put out; a new output buffer where this one is used up. */
function takeOutput(stream, room, left) {
  const { _outBuffer: buffer, _outOffset: offset } = stream;
  const have = room - left;
  if (have < 0) throw new ERR_INTERNAL_ASSERTION('have should not go down');
  const output = have > 0 ? buffer.slice(offset, offset + have) : null;
  stream._outOffset = offset + have;
  if (left === 0 || stream._outOffset >= stream._chunkSize) {
    stream._outOffset = 0;
    stream._outBuffer = Buffer.allocUnsafe(stream._chunkSize);
  }
  return output;
}

const roomOf = (stream) => stream._chunkSize - stream._outOffset;

function closeHandle(stream) {
  stream._handle?.close();
  stream._handle = null;
}

/** @throws what the data was refused for; the stream is closed afterwards */
function processChunkSync(stream, chunk, flush) {
  const handle = stream._handle;
  if (!handle) throw new ERR_INTERNAL_ASSERTION('zlib binding closed');
  const outputs = [];
  let read = 0;
  let made = 0;
  let left = chunk.byteLength;
  let room;
  do {
    const given = roomOf(stream);
    handle.writeSync(flush, chunk, read, left, stream._outBuffer, stream._outOffset, given);
    const error = handle.takeError();
    if (error !== null) {
      stream.on('error', () => {}); // it is thrown
      fail(stream, error);
      throw error;
    }
    read += left - handle.availIn;
    left = handle.availIn;
    room = handle.availOut;
    const output = takeOutput(stream, given, room);
    if (output !== null) {
      outputs.push(output);
      made += output.byteLength;
      if (made > stream._maxOutputLength) {
        closeHandle(stream);
        throw new ERR_BUFFER_TOO_LARGE(stream._maxOutputLength);
      }
    }
  } while (room === 0);
  stream.bytesWritten = read;
  closeHandle(stream);
  if (made === 0) return Buffer.alloc(0);
  return outputs.length === 1 ? outputs[0] : Buffer.concat(outputs, made);
}

/** One chunk of a stream on its way through the pool. */
class Passage {
  #stream;
  #chunk;
  #flush;
  #callback;
  #handle;
  #offset = 0;
  #left;
  #room = 0;

  constructor(stream, chunk, flush, callback) {
    this.#stream = stream;
    this.#handle = stream._handle;
    this.#chunk = chunk;
    this.#left = chunk.byteLength;
    this.#flush = flush;
    this.#callback = callback;
  }

  write() {
    const stream = this.#stream;
    this.#room = roomOf(stream);
    this.#handle.write(this.#flush, this.#chunk, this.#offset, this.#left, stream._outBuffer, stream._outOffset, this.#room,
      () => this.#written());
  }

  #written() {
    const stream = this.#stream;
    if (stream.destroyed) {
      this.#callback();
      return;
    }
    const error = this.#handle.takeError();
    if (error !== null) {
      fail(stream, error);
      return;
    }
    const { availIn, availOut } = this.#handle;
    stream.bytesWritten += this.#left - availIn;
    this.#offset += this.#left - availIn;
    this.#left = availIn;
    const output = takeOutput(stream, this.#room, availOut);
    const isFull = output !== null && !stream.push(output);
    if (stream.destroyed) this.#callback();
    else if (availOut === 0) this.#goOn(isFull);
    else if (availIn > 0) this.#endEarly();
    else this.#callback();
  }

  /** There may be more output: at once, or when a reader has room for it. */
  #goOn(isFull) {
    const stream = this.#stream;
    if (!isFull) {
      this.write();
      return;
    }
    const { _read: read } = stream;
    stream._read = (size) => {
      stream._read = read;
      this.write();
      stream._read(size);
    };
  }

  /** There was room for more output, and input is left: the compressed data is over. */
  #endEarly() {
    const stream = this.#stream;
    if (stream._rejectGarbageAfterEnd) fail(stream, new ERR_TRAILING_JUNK_AFTER_STREAM_END());
    else stream.push(null);
  }
}

function processChunk(stream, chunk, flush, callback) {
  // Closed by a listener, with writes still under way.
  if (!stream._handle) {
    process.nextTick(callback);
    return;
  }
  new Passage(stream, chunk, flush, callback).write();
}

module.exports = { closeHandle, kError, processChunk, processChunkSync };
