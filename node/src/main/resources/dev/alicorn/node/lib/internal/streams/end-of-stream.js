'use strict';
// finished(): tells once when a stream is done, failed or gone, whatever kind of stream it is.

const process = require('process');
const asyncContext = require('internal/async_context');
const { AbortError, codes: { ERR_INVALID_ARG_TYPE, ERR_STREAM_PREMATURE_CLOSE } } = require('internal/errors');
const {
  validateAbortSignal, validateBoolean, validateFunction, validateObject,
} = require('internal/validators');
const utils = require('internal/streams/utils');

const {
  isClosed, isNodeStream, isReadable, isReadableErrored, isReadableFinished, isReadableNodeStream, isReadableStream,
  isWritable, isWritableErrored, isWritableFinished, isWritableNodeStream, isWritableStream,
} = utils;

const NO_OPTIONS = Object.freeze({ __proto__: null });

const isRequest = (stream) => stream.setHeader && typeof stream.abort === 'function';
const nop = () => {};

/** The callback in the async context of the caller, not of whatever ends the stream. */
function inCallersContext(callback) {
  const frame = asyncContext.getFrame();
  if (frame === undefined) return callback;
  return function(...args) {
    return asyncContext.run(frame, callback, this, ...args);
  };
}

class Watch {
  constructor(stream, options, callback) {
    this.stream = stream;
    this.options = options;
    this.callback = callback;
    this.readable = options.readable ?? isReadableNodeStream(stream);
    this.writable = options.writable ?? isWritableNodeStream(stream);
    this.readableFinished = isReadableFinished(stream, false);
    this.writableFinished = isWritableFinished(stream, false);
    this.closed = isClosed(stream);
    this.abortion = null;
    // Where 'close' will come and both sides are watched, it is 'close' that ends the watch.
    this.willClose = utils.willEmitClose(stream) &&
      isReadableNodeStream(stream) === this.readable && isWritableNodeStream(stream) === this.writable;
    this.onlegacyfinish = () => {
      if (!stream.writable) this.onfinish();
    };
    this.onfinish = () => this.#sideDone('writable');
    this.onend = () => this.#sideDone('readable');
    this.onerror = (err) => this.#done(err);
    this.onclose = () => this.#onclose();
    this.onclosed = () => this.#onclosed();
    this.onrequest = () => stream.req.on('finish', this.onfinish);
  }

  #done(err) {
    const { callback } = this;
    this.callback = nop;
    this.abortion?.[Symbol.dispose]();
    if (err === undefined) Reflect.apply(callback, this.stream, []);
    else Reflect.apply(callback, this.stream, [err]);
  }

  #sideDone(side) {
    const { stream } = this;
    const other = side === 'writable' ? 'readable' : 'writable';
    this[`${side}Finished`] = true;
    // A stream that is destroyed already goes its own ways; 'close' cannot be counted on.
    if (stream.destroyed) this.willClose = false;
    if (this.willClose && (!stream[other] || this[other])) return;
    if (!this[other] || this[`${other}Finished`]) this.#done();
  }

  #error() {
    const errored = isWritableErrored(this.stream) || isReadableErrored(this.stream);
    return errored && typeof errored !== 'boolean' ? errored : undefined;
  }

  #onclosed() {
    this.closed = true;
    this.#done(this.#error());
  }

  #onclose() {
    this.closed = true;
    const error = this.#error();
    if (error !== undefined) this.#done(error);
    else if (this.#isCutShort()) this.#done(new ERR_STREAM_PREMATURE_CLOSE());
    else this.#done();
  }

  #isCutShort() {
    const { stream } = this;
    if (this.readable && !this.readableFinished && isReadableNodeStream(stream, true) &&
        !isReadableFinished(stream, false)) return true;
    return this.writable && !this.writableFinished && !isWritableFinished(stream, false);
  }

  start() {
    const { stream } = this;
    this.#listen();
    if (this.closed) process.nextTick(this.onclose);
    else if (this.#isOver()) process.nextTick(this.onclosed);
    if (this.options.signal && !this.closed) this.#watchSignal();
    return () => this.#cleanup(stream);
  }

  #listen() {
    const { stream } = this;
    if (isRequest(stream)) {
      stream.on('complete', this.onfinish);
      if (!this.willClose) stream.on('abort', this.onclose);
      if (stream.req) this.onrequest();
      else stream.on('request', this.onrequest);
    } else if (this.writable && !stream._writableState) {
      stream.on('end', this.onlegacyfinish);
      stream.on('close', this.onlegacyfinish);
    }
    if (!this.willClose && typeof stream.aborted === 'boolean') stream.on('aborted', this.onclose);
    stream.on('end', this.onend);
    stream.on('finish', this.onfinish);
    if (this.options.error !== false) stream.on('error', this.onerror);
    stream.on('close', this.onclose);
  }

  /** True if what we would wait for has happened, so that no event would ever come. */
  #isOver() {
    const { stream, readable, writable, willClose } = this;
    const w = stream._writableState;
    const r = stream._readableState;
    if (w?.errorEmitted || r?.errorEmitted) return !willClose;
    if (!readable && (!willClose || isReadable(stream)) && (this.writableFinished || isWritable(stream) === false)) {
      return w == null || !w.pendingcb; // a write may still be under way
    }
    if (!writable && (!willClose || isWritable(stream)) && (this.readableFinished || isReadable(stream) === false)) {
      return true;
    }
    return Boolean(r && stream.req && stream.aborted);
  }

  #watchSignal() {
    const { signal } = this.options;
    const abort = () => {
      const { callback } = this;
      this.#cleanup(this.stream);
      Reflect.apply(callback, this.stream, [new AbortError(undefined, { cause: signal.reason })]);
    };
    if (signal.aborted) process.nextTick(abort);
    else this.abortion = require('events').addAbortListener(signal, abort);
  }

  #cleanup(stream) {
    this.callback = nop;
    stream.removeListener('aborted', this.onclose);
    stream.removeListener('complete', this.onfinish);
    stream.removeListener('abort', this.onclose);
    stream.removeListener('request', this.onrequest);
    if (stream.req) stream.req.removeListener('finish', this.onfinish);
    stream.removeListener('end', this.onlegacyfinish);
    stream.removeListener('close', this.onlegacyfinish);
    stream.removeListener('finish', this.onfinish);
    stream.removeListener('end', this.onend);
    stream.removeListener('error', this.onerror);
    stream.removeListener('close', this.onclose);
  }
}

function eos(stream, options, callback) {
  if (arguments.length === 2) {
    callback = options;
    options = NO_OPTIONS;
  } else if (options == null) {
    options = NO_OPTIONS;
  } else {
    validateObject(options, 'options');
  }
  validateFunction(callback, 'callback');
  validateAbortSignal(options.signal, 'options.signal');
  callback = inCallersContext(callback);
  if (isReadableStream(stream) || isWritableStream(stream)) return eosWeb(stream, options, callback);
  if (!isNodeStream(stream)) {
    throw new ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }
  return new Watch(stream, options, callback).start();
}

function eosWeb(stream, { signal }, callback) {
  let over = false;
  let abortion = null;
  const done = (...args) => {
    if (over) return;
    over = true;
    abortion?.[Symbol.dispose]();
    Reflect.apply(callback, stream, args);
  };
  if (signal) {
    const abort = () => done(new AbortError(undefined, { cause: signal.reason }));
    if (signal.aborted) process.nextTick(abort);
    else abortion = require('events').addAbortListener(signal, abort);
  }
  const settled = (...args) => process.nextTick(done, ...args);
  stream[utils.kIsClosedPromise].promise.then(settled, settled);
  return nop;
}

function finished(stream, options) {
  let autoCleanup = false;
  if (options === null) options = NO_OPTIONS;
  if (options?.cleanup) {
    validateBoolean(options.cleanup, 'cleanup');
    autoCleanup = options.cleanup;
  }
  return new Promise((resolve, reject) => {
    const cleanup = eos(stream, options, (err) => {
      if (autoCleanup) cleanup();
      if (err) reject(err);
      else resolve();
    });
  });
}

module.exports = eos;
module.exports.finished = finished;
