'use strict';
// What a Writable knows of itself, and the machine that takes chunks from its buffer to `_write`.

const process = require('process');
const { Buffer } = require('buffer');
const {
  codes: { ERR_MULTIPLE_CALLBACK, ERR_STREAM_DESTROYED, ERR_UNKNOWN_ENCODING },
} = require('internal/errors');
const { construct, errorOrDestroy } = require('internal/streams/destroy');
const { getDefaultHighWaterMark, getHighWaterMark } = require('internal/streams/state');

const MAX_CONSUMED = 256;

function nop() {}

class WritableState {
  constructor(options, stream, isDuplex) {
    this.objectMode = Boolean(options?.objectMode || (isDuplex && options?.writableObjectMode));
    this.highWaterMark = options
      ? getHighWaterMark(this, options, 'writableHighWaterMark', isDuplex)
      : getDefaultHighWaterMark(false);
    this.length = 0;
    this.corked = 0;
    // ending: end() was called; ended: it has returned; prefinished, finished: the events were emitted.
    this.finalCalled = false;
    this.needDrain = false;
    this.ending = false;
    this.ended = false;
    this.prefinished = false;
    this.finished = false;
    this.destroyed = false;
    this.decodeStrings = options?.decodeStrings !== false;
    this.defaultEncoding = defaultEncoding(options);
    this.writing = false;
    this.sync = true;
    this.bufferProcessing = false;
    this.onwrite = (err) => onwrite(stream, this, err);
    this.writecb = null;
    this.writelen = 0;
    this.afterWriteTickInfo = null;
    this.afterWritePending = false;
    this.buffered = [];
    this.bufferedIndex = 0;
    this.allBuffers = true;
    this.allNoop = true;
    this.pendingcb = 0;
    this.constructed = true;
    this.errorEmitted = false;
    this.emitClose = options?.emitClose !== false;
    this.autoDestroy = options?.autoDestroy !== false;
    this.errored = null;
    this.closed = false;
    this.closeEmitted = false;
    this.finishCallbacks = [];
  }

  getBuffer() {
    return this.buffered.slice(this.bufferedIndex);
  }

  get bufferedRequestCount() {
    return this.buffered.length - this.bufferedIndex;
  }

  resetBuffer() {
    this.buffered = [];
    this.bufferedIndex = 0;
    this.allBuffers = true;
    this.allNoop = true;
  }
}

function defaultEncoding(options) {
  const encoding = options?.defaultEncoding;
  if (encoding === undefined || encoding === null || encoding === 'utf8' || encoding === 'utf-8') return 'utf8';
  if (!Buffer.isEncoding(encoding)) throw new ERR_UNKNOWN_ENCODING(encoding);
  return encoding;
}

/** Hands a chunk to `_write` or, while that is busy, to the buffer; false if the writer should pause. */
function writeOrBuffer(stream, state, chunk, encoding, callback) {
  const size = state.objectMode ? 1 : chunk.length;
  state.length += size;
  const room = state.length < state.highWaterMark;
  if (!room) state.needDrain = true;
  if (state.writing || state.corked !== 0 || state.errored !== null || !state.constructed) {
    state.buffered.push({ chunk, encoding, callback });
    if (encoding !== 'buffer') state.allBuffers = false;
    if (callback !== nop) state.allNoop = false;
  } else {
    state.writelen = size;
    state.writecb = callback;
    state.writing = true;
    state.sync = true;
    stream._write(chunk, encoding, state.onwrite);
    state.sync = false;
  }
  return room && state.errored === null && !state.destroyed;
}

function doWrite(stream, state, isWritev, size, chunk, encoding, callback) {
  state.writelen = size;
  state.writecb = callback;
  state.writing = true;
  state.sync = true;
  if (state.destroyed) state.onwrite(new ERR_STREAM_DESTROYED('write'));
  else if (isWritev) stream._writev(chunk, state.onwrite);
  else stream._write(chunk, encoding, state.onwrite);
  state.sync = false;
}

function onwrite(stream, state, err) {
  const callback = state.writecb;
  if (callback === null) {
    errorOrDestroy(stream, new ERR_MULTIPLE_CALLBACK());
    return;
  }
  const { sync } = state;
  state.writing = false;
  state.writecb = null;
  state.length -= state.writelen;
  state.writelen = 0;
  if (err) {
    onwriteFailed(stream, state, err, callback, sync);
    return;
  }
  if (state.buffered.length > state.bufferedIndex) clearBuffer(stream, state);
  if (!sync) afterWrite(stream, state, 1, callback);
  else afterSyncWrite(stream, state, callback);
}

// The callback of a write is never called before write() has returned. Streams whose writes end at once are the
// hot case: a tick is spared where nobody listens, and shared where the same callback comes again.
function afterSyncWrite(stream, state, callback) {
  if (callback === nop) {
    if (!state.afterWritePending && ((state.needDrain && state.length === 0) || state.destroyed)) {
      state.afterWritePending = true;
      process.nextTick(afterWrite, stream, state, 1, callback);
    } else {
      state.pendingcb--;
      if (state.ending) finishMaybe(stream, state, true);
    }
    return;
  }
  const info = state.afterWriteTickInfo;
  if (info !== null && info.callback === callback) {
    info.count++;
  } else {
    state.afterWriteTickInfo = { count: 1, callback };
    process.nextTick(afterWriteTick, stream, state, state.afterWriteTickInfo);
  }
}

function afterWriteTick(stream, state, info) {
  state.afterWriteTickInfo = null;
  afterWrite(stream, state, info.count, info.callback);
}

function afterWrite(stream, state, count, callback) {
  state.afterWritePending = false;
  if (state.needDrain && state.length === 0 && !state.ending && !stream.destroyed) {
    state.needDrain = false;
    stream.emit('drain');
  }
  while (count-- > 0) {
    state.pendingcb--;
    callback(null);
  }
  if (state.destroyed) errorBuffer(state);
  if (state.ending) finishMaybe(stream, state);
}

function onwriteFailed(stream, state, err, callback, sync) {
  void err.stack; // rendered now: later the frames could hold memory
  state.errored ??= err;
  // The other side of a duplex must know at once, or it would end as if all were well.
  if (stream._readableState) stream._readableState.errored ??= err;
  if (sync) process.nextTick(onwriteError, stream, state, err, callback);
  else onwriteError(stream, state, err, callback);
}

function onwriteError(stream, state, err, callback) {
  state.pendingcb--;
  callback(err);
  errorBuffer(state);
  errorOrDestroy(stream, err);
}

/** Tells all who wait that nothing more will be written. */
function errorBuffer(state) {
  if (state.writing) return;
  for (let i = state.bufferedIndex; i < state.buffered.length; i++) {
    const { chunk, callback } = state.buffered[i];
    state.length -= state.objectMode ? 1 : chunk.length;
    callback(state.errored ?? new ERR_STREAM_DESTROYED('write'));
  }
  callFinishCallbacks(state, state.errored ?? new ERR_STREAM_DESTROYED('end'));
  state.resetBuffer();
}

/** Writes what is buffered: all at once where the stream can, else until a write does not end at once. */
function clearBuffer(stream, state) {
  if (state.corked !== 0 || state.bufferProcessing || state.destroyed || !state.constructed) return;
  const { buffered, bufferedIndex } = state;
  const count = buffered.length - bufferedIndex;
  if (count === 0) return;
  state.bufferProcessing = true;
  if (count > 1 && stream._writev) writeAllBuffered(stream, state, count);
  else writeEachBuffered(stream, state);
  state.bufferProcessing = false;
}

function writeAllBuffered(stream, state, count) {
  const { allNoop, allBuffers, buffered, bufferedIndex } = state;
  state.pendingcb -= count - 1;
  const chunks = allNoop && bufferedIndex === 0 ? buffered : buffered.slice(bufferedIndex);
  const callback = allNoop ? nop : (err) => {
    for (let i = bufferedIndex; i < buffered.length; i++) buffered[i].callback(err);
  };
  chunks.allBuffers = allBuffers;
  doWrite(stream, state, true, state.length, chunks, '', callback);
  state.resetBuffer();
}

function writeEachBuffered(stream, state) {
  const { buffered, objectMode } = state;
  let i = state.bufferedIndex;
  do {
    const { chunk, encoding, callback } = buffered[i];
    buffered[i++] = null;
    doWrite(stream, state, false, objectMode ? 1 : chunk.length, chunk, encoding, callback);
  } while (i < buffered.length && !state.writing);
  if (i === buffered.length) {
    state.resetBuffer();
  } else if (i > MAX_CONSUMED) {
    buffered.splice(0, i);
    state.bufferedIndex = 0;
  } else {
    state.bufferedIndex = i;
  }
}

function needFinish(state) {
  return state.ending && !state.destroyed && state.constructed && state.length === 0 && state.errored === null &&
    state.buffered.length === 0 && !state.finished && !state.writing && !state.errorEmitted && !state.closeEmitted;
}

function callFinal(stream, state) {
  let called = false;
  const onFinal = (err) => {
    if (called) {
      errorOrDestroy(stream, err ?? new ERR_MULTIPLE_CALLBACK());
      return;
    }
    called = true;
    state.pendingcb--;
    if (err) {
      callFinishCallbacks(state, err);
      errorOrDestroy(stream, err, state.sync);
    } else if (needFinish(state)) {
      state.prefinished = true;
      stream.emit('prefinish');
      // 'finish' comes later than the end of _final even where that was asynchronous: some count on it.
      state.pendingcb++;
      process.nextTick(finish, stream, state);
    }
  };
  state.sync = true;
  state.pendingcb++;
  try {
    stream._final(onFinal);
  } catch (err) {
    onFinal(err);
  }
  state.sync = false;
}

function prefinish(stream, state) {
  if (state.prefinished || state.finalCalled) return;
  if (typeof stream._final === 'function' && !state.destroyed) {
    state.finalCalled = true;
    callFinal(stream, state);
  } else {
    state.prefinished = true;
    stream.emit('prefinish');
  }
}

/** Finishes the stream if it was ended and all is written. */
function finishMaybe(stream, state, sync) {
  if (!needFinish(state)) return;
  prefinish(stream, state);
  if (state.pendingcb !== 0) return;
  if (sync) {
    state.pendingcb++;
    process.nextTick(finishTick, stream, state);
  } else if (needFinish(state)) {
    state.pendingcb++;
    finish(stream, state);
  }
}

function finishTick(stream, state) {
  if (needFinish(state)) finish(stream, state);
  else state.pendingcb--;
}

function finish(stream, state) {
  state.pendingcb--;
  state.finished = true;
  callFinishCallbacks(state, null);
  stream.emit('finish');
  if (!state.autoDestroy) return;
  // A duplex goes when its other side is done too.
  const r = stream._readableState;
  if (!r || (r.autoDestroy && (r.endEmitted || r.readable === false))) stream.destroy();
}

function callFinishCallbacks(state, err) {
  const callbacks = state.finishCallbacks;
  if (callbacks.length === 0) return;
  state.finishCallbacks = [];
  for (const callback of callbacks) callback(err);
}

/** The methods of the writable side that may come as options. */
function takeMethods(stream, options) {
  if (typeof options.write === 'function') stream._write = options.write;
  if (typeof options.writev === 'function') stream._writev = options.writev;
  if (typeof options.final === 'function') stream._final = options.final;
}

/** Runs `_construct`, if there is one; writes wait for it. */
function constructWritable(stream) {
  if (stream._construct == null) return;
  construct(stream, () => {
    const state = stream._writableState;
    if (!state.writing) clearBuffer(stream, state);
    if (state.ending) finishMaybe(stream, state);
  });
}

module.exports = {
  WritableState, clearBuffer, constructWritable, errorBuffer, finishMaybe, nop, takeMethods, writeOrBuffer,
};
