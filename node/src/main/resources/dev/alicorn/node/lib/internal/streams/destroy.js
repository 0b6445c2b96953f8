'use strict';
// The end of a stream, in order or by an error, and its asynchronous beginning, which an end may have to wait for.

const process = require('process');
const { AbortError, aggregateTwoErrors, codes: { ERR_MULTIPLE_CALLBACK } } = require('internal/errors');
const { isDestroyed, isFinished, isServerRequest, kIsDestroyed } = require('internal/streams/utils');

const kDestroy = Symbol('kDestroy');
const kConstruct = Symbol('kConstruct');

/** Keeps the first error on both sides. */
function noteError(err, w, r) {
  if (!err) return;
  void err.stack; // rendered now: later the frames could hold memory
  if (w && !w.errored) w.errored = err;
  if (r && !r.errored) r.errored = err;
}

function destroy(err, callback) {
  const r = this._readableState;
  const w = this._writableState;
  if (w?.destroyed || r?.destroyed) {
    if (typeof callback === 'function') callback();
    return this;
  }
  noteError(err, w, r);
  if (w) w.destroyed = true;
  if (r) r.destroyed = true;
  if ((w || r).constructed) {
    runDestroy(this, err, callback);
  } else {
    this.once(kDestroy, (constructError) => runDestroy(this, aggregateTwoErrors(constructError, err), callback));
  }
  return this;
}

function runDestroy(stream, err, callback) {
  let called = false;
  const onDestroyed = (failure) => {
    if (called) return;
    called = true;
    const r = stream._readableState;
    const w = stream._writableState;
    noteError(failure, w, r);
    if (w) w.closed = true;
    if (r) r.closed = true;
    if (typeof callback === 'function') callback(failure);
    if (failure) process.nextTick(emitErrorCloseNT, stream, failure);
    else process.nextTick(emitCloseNT, stream);
  };
  try {
    stream._destroy(err || null, onDestroyed);
  } catch (failure) {
    onDestroyed(failure);
  }
}

function emitErrorCloseNT(stream, err) {
  emitErrorNT(stream, err);
  emitCloseNT(stream);
}

function emitCloseNT(stream) {
  const r = stream._readableState;
  const w = stream._writableState;
  if (w) w.closeEmitted = true;
  if (r) r.closeEmitted = true;
  if (w?.emitClose || r?.emitClose) stream.emit('close');
}

function emitErrorNT(stream, err) {
  const r = stream._readableState;
  const w = stream._writableState;
  if (w?.errorEmitted || r?.errorEmitted) return;
  if (w) w.errorEmitted = true;
  if (r) r.errorEmitted = true;
  stream.emit('error', err);
}

/** Back to the state of a new stream: for sockets that are used again. */
function undestroy() {
  const r = this._readableState;
  const w = this._writableState;
  for (const state of [r, w]) {
    if (!state) continue;
    state.constructed = true;
    state.closed = state.closeEmitted = state.destroyed = state.errorEmitted = false;
    state.errored = null;
  }
  if (r) {
    r.reading = false;
    r.ended = r.endEmitted = r.readable === false;
  }
  if (w) {
    w.finalCalled = w.prefinished = false;
    w.ended = w.ending = w.finished = w.writable === false;
  }
}

/** An error destroys a stream, unless it was made to survive errors: then it is only told. */
function errorOrDestroy(stream, err, sync) {
  const r = stream._readableState;
  const w = stream._writableState;
  if (w?.destroyed || r?.destroyed) return;
  if (r?.autoDestroy || w?.autoDestroy) {
    stream.destroy(err);
  } else if (err) {
    noteError(err, w, r);
    if (sync) process.nextTick(emitErrorNT, stream, err);
    else emitErrorNT(stream, err);
  }
}

/** Runs `_construct`, if there is one, before anything else; `callback` is called when it has succeeded. */
function construct(stream, callback) {
  if (typeof stream._construct !== 'function') return;
  const r = stream._readableState;
  const w = stream._writableState;
  if (r) r.constructed = false;
  if (w) w.constructed = false;
  stream.once(kConstruct, callback);
  if (stream.listenerCount(kConstruct) > 1) return; // a duplex comes here once for each side
  process.nextTick(constructNT, stream);
}

function constructNT(stream) {
  let called = false;
  const onConstructed = (err) => {
    if (called) {
      errorOrDestroy(stream, err ?? new ERR_MULTIPLE_CALLBACK());
      return;
    }
    called = true;
    const r = stream._readableState;
    const w = stream._writableState;
    if (r) r.constructed = true;
    if (w) w.constructed = true;
    if ((w || r).destroyed) stream.emit(kDestroy, err);
    else if (err) errorOrDestroy(stream, err, true);
    else stream.emit(kConstruct);
  };
  try {
    stream._construct((err) => process.nextTick(onConstructed, err));
  } catch (err) {
    process.nextTick(onConstructed, err);
  }
}

const isRequest = (stream) => stream?.setHeader && typeof stream.abort === 'function';

/** Destroys whatever passes for a stream; one that is not done yet gets an AbortError. */
function destroyer(stream, err) {
  if (!stream || isDestroyed(stream)) return;
  if (!err && !isFinished(stream)) err = new AbortError();
  if (isServerRequest(stream)) {
    stream.socket = null;
    stream.destroy(err);
  } else if (isRequest(stream)) {
    stream.abort();
  } else if (isRequest(stream.req)) {
    stream.req.abort();
  } else if (typeof stream.destroy === 'function') {
    stream.destroy(err);
  } else if (typeof stream.close === 'function') {
    stream.close();
  }
  if (!stream.destroyed) stream[kIsDestroyed] = true;
}

module.exports = { construct, destroyer, destroy, undestroy, errorOrDestroy };
