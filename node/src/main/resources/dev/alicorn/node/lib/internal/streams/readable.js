'use strict';

const process = require('process');
const EE = require('events');
const { Buffer } = require('buffer');
const {
  AbortError,
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED, ERR_OUT_OF_RANGE, ERR_STREAM_PUSH_AFTER_EOF,
    ERR_STREAM_UNSHIFT_AFTER_END_EVENT,
  },
} = require('internal/errors');
const destroyImpl = require('internal/streams/destroy');
const { addAbortSignal } = require('internal/streams/add-abort-signal');
const { Stream } = require('internal/streams/legacy');
const { ReadableState, fromList } = require('internal/streams/readable_state');

const { errorOrDestroy } = destroyImpl;

const MAX_HIGH_WATER_MARK = 0x40000000;

function Readable(options) {
  if (!(this instanceof Readable)) return new Readable(options);
  this._events ??= { close: undefined, error: undefined, data: undefined, end: undefined, readable: undefined };
  this._readableState = new ReadableState(options, this, false);
  if (options) {
    if (typeof options.read === 'function') this._read = options.read;
    if (typeof options.destroy === 'function') this._destroy = options.destroy;
    if (typeof options.construct === 'function') this._construct = options.construct;
    if (options.signal) addAbortSignal(options.signal, this);
  }
  Stream.call(this, options);
  constructReadable(this);
}
Object.setPrototypeOf(Readable.prototype, Stream.prototype);
Object.setPrototypeOf(Readable, Stream);

function constructReadable(stream) {
  if (stream._construct == null) return;
  destroyImpl.construct(stream, () => {
    if (stream._readableState.needReadable) maybeReadMore(stream, stream._readableState);
  });
}

Readable.ReadableState = ReadableState;

Readable.prototype.destroy = destroyImpl.destroy;
Readable.prototype._undestroy = destroyImpl.undestroy;
Readable.prototype._destroy = function(err, callback) {
  callback(err);
};

Readable.prototype[EE.captureRejectionSymbol] = function(err) {
  this.destroy(err);
};

Readable.prototype[Symbol.asyncDispose] = function() {
  let error;
  if (!this.destroyed) {
    error = this.readableEnded ? null : new AbortError();
    this.destroy(error);
  }
  const eos = require('internal/streams/end-of-stream');
  return new Promise((resolve, reject) => {
    eos(this, (err) => (err && err !== error ? reject(err) : resolve(null)));
  });
};

Readable.prototype.push = function(chunk, encoding) {
  return this._readableState.objectMode ? pushObject(this, chunk, encoding) : pushBytes(this, chunk, encoding);
};

Readable.prototype.unshift = function(chunk, encoding) {
  return unshiftChunk(this, this._readableState, chunk, encoding);
};

const canPushMore = (state) => !state.ended && (state.length < state.highWaterMark || state.length === 0);

function wrongChunk(stream, chunk) {
  errorOrDestroy(stream,
    new ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk));
  return false;
}

function pushEnd(stream, state) {
  state.reading = false;
  onEofChunk(stream, state);
  return false;
}

function pushBytes(stream, chunk, encoding) {
  const state = stream._readableState;
  if (chunk === null) return pushEnd(stream, state);
  let decode = state.decoder !== null;
  if (typeof chunk === 'string') {
    encoding ||= state.defaultEncoding;
    // Text that is in the stream's own encoding already needs no way through bytes.
    if (state.encoding === encoding) decode = false;
    else chunk = Buffer.from(chunk, encoding);
  } else if (!(chunk instanceof Buffer)) {
    if (ArrayBuffer.isView(chunk)) chunk = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    else if (chunk !== undefined) return wrongChunk(stream, chunk);
  }
  if (!chunk || chunk.length === 0) {
    state.reading = false;
    maybeReadMore(stream, state);
    return canPushMore(state);
  }
  if (!mayPush(stream, state)) return false;
  state.reading = false;
  if (decode) {
    chunk = state.decoder.write(chunk);
    if (chunk.length === 0) {
      maybeReadMore(stream, state);
      return canPushMore(state);
    }
  }
  addChunk(stream, state, chunk, false);
  return canPushMore(state);
}

function pushObject(stream, chunk, encoding) {
  const state = stream._readableState;
  if (chunk === null) return pushEnd(stream, state);
  if (!mayPush(stream, state)) return false;
  state.reading = false;
  if (state.decoder !== null && !encoding) chunk = state.decoder.write(chunk);
  addChunk(stream, state, chunk, false);
  return canPushMore(state);
}

function mayPush(stream, state) {
  if (state.ended) {
    errorOrDestroy(stream, new ERR_STREAM_PUSH_AFTER_EOF());
    return false;
  }
  return !state.destroyed && state.errored === null;
}

function unshiftChunk(stream, state, chunk, encoding) {
  if (chunk === null) return pushEnd(stream, state);
  if (!state.objectMode) {
    if (typeof chunk === 'string') {
      encoding ||= state.defaultEncoding;
      if (state.encoding !== encoding) {
        chunk = Buffer.from(chunk, encoding);
        if (state.encoding) chunk = chunk.toString(state.encoding);
      }
    } else if (ArrayBuffer.isView(chunk)) {
      if (!(chunk instanceof Buffer)) chunk = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    } else if (chunk !== undefined) {
      return wrongChunk(stream, chunk);
    }
    if (!chunk || chunk.length === 0) return canPushMore(state);
  }
  if (state.endEmitted) errorOrDestroy(stream, new ERR_STREAM_UNSHIFT_AFTER_END_EVENT());
  else if (state.destroyed || state.errored !== null) return false;
  else addChunk(stream, state, chunk, true);
  return canPushMore(state);
}

function addChunk(stream, state, chunk, toFront) {
  if (state.flowing && state.length === 0 && !state.sync && stream.listenerCount('data') > 0) {
    if (state.multiAwaitDrain) state.awaitDrainWriters.clear();
    else state.awaitDrainWriters = null;
    state.dataEmitted = true;
    stream.emit('data', chunk);
  } else {
    state.length += state.objectMode ? 1 : chunk.length;
    if (toFront) state.unshift(chunk);
    else state.buffer.push(chunk);
    if (state.needReadable) emitReadable(stream);
  }
  maybeReadMore(stream, state);
}

Readable.prototype.isPaused = function() {
  const state = this._readableState;
  return state.paused === true || state.flowing === false;
};

Readable.prototype.setEncoding = function(encoding) {
  const state = this._readableState;
  state.setDecoder(encoding);
  // What was buffered as bytes becomes text.
  let text = '';
  while (!state.isEmpty()) text += state.decoder.write(state.shift());
  if (text !== '') state.buffer.push(text);
  state.length = text.length;
  return this;
};

/** A power of two that holds `n`: the buffer grows by doubling when more is asked for at once. */
function raisedHighWaterMark(n) {
  if (n > MAX_HIGH_WATER_MARK) throw new ERR_OUT_OF_RANGE('size', '<= 1GiB', n);
  return n <= 1 ? n : 2 ** (32 - Math.clz32(n - 1));
}

function howMuchToRead(n, state) {
  if (n <= 0 || (state.length === 0 && state.ended)) return 0;
  if (state.objectMode) return 1;
  if (Number.isNaN(n)) {
    // In flowing mode one chunk at a time, as it came.
    return state.flowing && state.length > 0 ? state.first().length : state.length;
  }
  if (n <= state.length) return n;
  return state.ended ? state.length : 0;
}

/** True if read(0) has nothing to do but to announce what is there. */
function onlyAnnounces(state) {
  const enough = state.highWaterMark !== 0 ? state.length >= state.highWaterMark : state.length > 0;
  return state.needReadable && (enough || state.ended);
}

function callRead(stream, state) {
  state.reading = true;
  state.sync = true;
  if (state.length === 0) state.needReadable = true;
  try {
    stream._read(state.highWaterMark);
  } catch (err) {
    errorOrDestroy(stream, err);
  }
  state.sync = false;
}

Readable.prototype.read = function(n) {
  if (n === undefined) n = NaN;
  else if (!Number.isInteger(n)) n = Number.parseInt(n, 10);
  const state = this._readableState;
  const asked = n;
  if (n > state.highWaterMark) state.highWaterMark = raisedHighWaterMark(n);
  if (n !== 0) state.emittedReadable = false;
  if (n === 0 && onlyAnnounces(state)) {
    if (state.length === 0 && state.ended) endReadable(this);
    else emitReadable(this);
    return null;
  }
  n = howMuchToRead(n, state);
  if (n === 0 && state.ended) {
    if (state.length === 0) endReadable(this);
    return null;
  }
  const low = state.needReadable || state.length === 0 || state.length - n < state.highWaterMark;
  if (low && !state.ended && !state.reading && !state.destroyed && state.errored === null && state.constructed) {
    callRead(this, state);
    // If _read pushed at once, there may be more to give now.
    if (!state.reading) n = howMuchToRead(asked, state);
  }
  return takeChunk(this, state, n, asked);
};

function takeChunk(stream, state, n, asked) {
  const chunk = n > 0 ? fromList(n, state) : null;
  if (chunk === null) {
    state.needReadable ||= state.length <= state.highWaterMark;
    n = 0;
  } else {
    state.length -= n;
    if (state.multiAwaitDrain) state.awaitDrainWriters.clear();
    else state.awaitDrainWriters = null;
  }
  if (state.length === 0) {
    if (!state.ended) state.needReadable = true;
    else if (asked !== n) endReadable(stream);
  }
  if (chunk !== null && !state.errorEmitted && !state.closeEmitted) {
    state.dataEmitted = true;
    stream.emit('data', chunk);
  }
  return chunk;
}

function onEofChunk(stream, state) {
  if (state.ended) return;
  if (state.decoder !== null) {
    const rest = state.decoder.end();
    if (rest && rest.length > 0) {
      state.buffer.push(rest);
      state.length += state.objectMode ? 1 : rest.length;
    }
  }
  state.ended = true;
  if (state.sync) {
    // Inside read(): the end is announced after it has returned.
    emitReadable(stream);
  } else {
    state.needReadable = false;
    state.emittedReadable = true;
    emitReadableNow(stream);
  }
}

function emitReadable(stream) {
  const state = stream._readableState;
  state.needReadable = false;
  if (state.emittedReadable) return;
  state.emittedReadable = true;
  process.nextTick(emitReadableNow, stream);
}

function emitReadableNow(stream) {
  const state = stream._readableState;
  if (!state.destroyed && state.errored === null && (state.length > 0 || state.ended)) {
    stream.emit('readable');
    state.emittedReadable = false;
  }
  // Another 'readable' is wanted unless data flows, or there is nothing more, or still plenty unread.
  state.needReadable ||= !state.flowing && !state.ended && state.length <= state.highWaterMark;
  flow(stream);
}

function flow(stream) {
  const state = stream._readableState;
  while (state.flowing && stream.read() !== null);
}

// Reading ahead, up to the high water mark, is put off to a tick: _read may push at once, and must not recurse.
function maybeReadMore(stream, state) {
  if (state.readingMore || !state.constructed) return;
  state.readingMore = true;
  process.nextTick(readMore, stream, state);
}

function readMore(stream, state) {
  while (!state.reading && !state.ended &&
         (state.length < state.highWaterMark || (state.flowing && state.length === 0))) {
    const before = state.length;
    stream.read(0);
    if (state.length === before) break;
  }
  state.readingMore = false;
}

Readable.prototype._read = function() {
  throw new ERR_METHOD_NOT_IMPLEMENTED('_read()');
};

function endReadable(stream) {
  const state = stream._readableState;
  if (state.endEmitted) return;
  state.ended = true;
  process.nextTick(endReadableNT, state, stream);
}

function endReadableNT(state, stream) {
  // Checked again: data may have been unshifted since.
  if (state.errored !== null || state.closeEmitted || state.endEmitted || state.length > 0) return;
  state.endEmitted = true;
  stream.emit('end');
  if (stream.writable && stream.allowHalfOpen === false) {
    process.nextTick(endWritableNT, stream);
  } else if (state.autoDestroy) {
    const w = stream._writableState;
    if (!w || (w.autoDestroy && (w.finished || w.writable === false))) stream.destroy();
  }
}

function endWritableNT(stream) {
  if (stream.writable && !stream.writableEnded && !stream.destroyed) stream.end();
}

Readable._fromList = fromList;

module.exports = Readable;

require('internal/streams/readable_flow').install(Readable, { emitReadable, flow });
require('internal/streams/readable_more').install(Readable);
