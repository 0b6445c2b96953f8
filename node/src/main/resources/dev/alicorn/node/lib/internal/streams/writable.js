'use strict';

const process = require('process');
const EE = require('events');
const { Buffer } = require('buffer');
const {
  AbortError,
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED, ERR_STREAM_ALREADY_FINISHED, ERR_STREAM_CANNOT_PIPE,
    ERR_STREAM_DESTROYED, ERR_STREAM_NULL_VALUES, ERR_STREAM_WRITE_AFTER_END, ERR_UNKNOWN_ENCODING,
  },
} = require('internal/errors');
const destroyImpl = require('internal/streams/destroy');
const { addAbortSignal } = require('internal/streams/add-abort-signal');
const { Stream } = require('internal/streams/legacy');
const {
  WritableState, clearBuffer, constructWritable, errorBuffer, finishMaybe, nop, takeMethods, writeOrBuffer,
} = require('internal/streams/writable_state');

const { errorOrDestroy } = destroyImpl;

function Writable(options) {
  if (!(this instanceof Writable)) return new Writable(options);
  this._events ??= { close: undefined, error: undefined, prefinish: undefined, finish: undefined, drain: undefined };
  this._writableState = new WritableState(options, this, false);
  if (options) {
    takeMethods(this, options);
    if (typeof options.destroy === 'function') this._destroy = options.destroy;
    if (typeof options.construct === 'function') this._construct = options.construct;
    if (options.signal) addAbortSignal(options.signal, this);
  }
  Stream.call(this, options);
  constructWritable(this);
}
Object.setPrototypeOf(Writable.prototype, Stream.prototype);
Object.setPrototypeOf(Writable, Stream);

Writable.WritableState = WritableState;

// A duplex is no Writable by inheritance, but should pass for one.
Object.defineProperty(Writable, Symbol.hasInstance, {
  __proto__: null,
  value(object) {
    if (Reflect.apply(Function.prototype[Symbol.hasInstance], this, [object])) return true;
    return this === Writable && Boolean(object) && object._writableState instanceof WritableState;
  },
});

Writable.prototype.pipe = function() {
  errorOrDestroy(this, new ERR_STREAM_CANNOT_PIPE());
};

function write(stream, chunk, encoding, callback) {
  const state = stream._writableState;
  if (typeof callback !== 'function') callback = nop;
  if (chunk === null) throw new ERR_STREAM_NULL_VALUES();
  if (!state.objectMode) {
    if (!encoding) encoding = state.defaultEncoding;
    else if (encoding !== 'buffer' && !Buffer.isEncoding(encoding)) throw new ERR_UNKNOWN_ENCODING(encoding);
    if (typeof chunk === 'string') {
      if (state.decodeStrings) {
        chunk = Buffer.from(chunk, encoding);
        encoding = 'buffer';
      }
    } else if (chunk instanceof Buffer) {
      encoding = 'buffer';
    } else if (ArrayBuffer.isView(chunk)) {
      chunk = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      encoding = 'buffer';
    } else {
      throw new ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
    }
  }
  if (state.ending || state.destroyed) return refuse(stream, state, callback);
  state.pendingcb++;
  return writeOrBuffer(stream, state, chunk, encoding, callback);
}

function refuse(stream, state, callback) {
  const err = state.ending ? new ERR_STREAM_WRITE_AFTER_END() : new ERR_STREAM_DESTROYED('write');
  process.nextTick(callback, err);
  errorOrDestroy(stream, err, true);
  return err;
}

Writable.prototype.write = function(chunk, encoding, callback) {
  if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  return write(this, chunk, encoding, callback) === true;
};

Writable.prototype.cork = function() {
  this._writableState.corked++;
};

Writable.prototype.uncork = function() {
  const state = this._writableState;
  if (state.corked === 0) return;
  state.corked--;
  if (!state.writing) clearBuffer(this, state);
};

Writable.prototype.setDefaultEncoding = function setDefaultEncoding(encoding) {
  if (typeof encoding === 'string') encoding = encoding.toLowerCase();
  if (!Buffer.isEncoding(encoding)) throw new ERR_UNKNOWN_ENCODING(encoding);
  this._writableState.defaultEncoding = encoding;
  return this;
};

Writable.prototype._write = function(chunk, encoding, callback) {
  if (!this._writev) throw new ERR_METHOD_NOT_IMPLEMENTED('_write()');
  this._writev([{ chunk, encoding }], callback);
};

Writable.prototype._writev = null;

Writable.prototype.end = function(chunk, encoding, callback) {
  if (typeof chunk === 'function') {
    callback = chunk;
    chunk = null;
    encoding = null;
  } else if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  const state = this._writableState;
  let err;
  if (chunk !== null && chunk !== undefined) {
    const result = write(this, chunk, encoding);
    if (result instanceof Error) err = result;
  }
  if (state.corked !== 0) {
    state.corked = 1;
    this.uncork();
  }
  err ??= beginEnd(this, state);
  if (typeof callback === 'function') {
    if (err || state.errored) process.nextTick(callback, err || state.errored);
    else if (state.finished) process.nextTick(callback, null);
    else state.finishCallbacks.push(callback);
  }
  return this;
};

/** Marks the stream as ending; gives the error if it is too late for that. */
function beginEnd(stream, state) {
  if (state.errored === null && !state.ending) {
    state.ending = true;
    finishMaybe(stream, state, true);
    state.ended = true;
    return undefined;
  }
  if (state.finished) return new ERR_STREAM_ALREADY_FINISHED('end');
  return state.destroyed ? new ERR_STREAM_DESTROYED('end') : undefined;
}

/** A property that reads the state, or gives `none` where there is no state yet. */
function stateProperty(none, get, set) {
  return {
    __proto__: null,
    get() {
      return this._writableState ? get(this._writableState) : none;
    },
    ...(set && {
      set(value) {
        if (this._writableState) set(this._writableState, value);
      },
    }),
  };
}

Object.defineProperties(Writable.prototype, {
  closed: stateProperty(false, (w) => w.closed),
  destroyed: stateProperty(false, (w) => w.destroyed, (w, value) => { w.destroyed = value; }),
  writable: {
    __proto__: null,
    get() {
      const w = this._writableState;
      // `writable` of the state is set to false where a duplex has no writable side.
      return Boolean(w) && w.writable !== false && !w.destroyed && w.errored === null && !w.ending && !w.ended;
    },
    set(value) {
      if (this._writableState) this._writableState.writable = Boolean(value);
    },
  },
  writableFinished: stateProperty(false, (w) => w.finished),
  writableObjectMode: stateProperty(false, (w) => w.objectMode),
  writableBuffer: stateProperty(undefined, (w) => w.getBuffer()),
  writableEnded: stateProperty(false, (w) => w.ending),
  writableNeedDrain: stateProperty(false, (w) => !w.destroyed && !w.ending && w.needDrain),
  writableHighWaterMark: stateProperty(undefined, (w) => w.highWaterMark),
  writableCorked: stateProperty(0, (w) => w.corked),
  writableLength: stateProperty(undefined, (w) => w.length),
  errored: { ...stateProperty(null, (w) => w.errored), enumerable: false },
  writableAborted: {
    __proto__: null,
    enumerable: false,
    get() {
      const w = this._writableState;
      return w.writable !== false && (w.destroyed || w.errored !== null) && !w.finished;
    },
  },
});

Writable.prototype.destroy = function(err, callback) {
  const state = this._writableState;
  const waiting = state.bufferedIndex < state.buffered.length || state.finishCallbacks.length > 0;
  if (!state.destroyed && waiting) process.nextTick(errorBuffer, state);
  destroyImpl.destroy.call(this, err, callback);
  return this;
};

Writable.prototype._undestroy = destroyImpl.undestroy;
Writable.prototype._destroy = function(err, callback) {
  callback(err);
};

Writable.prototype[EE.captureRejectionSymbol] = function(err) {
  this.destroy(err);
};

Writable.prototype[Symbol.asyncDispose] = async function() {
  let error;
  if (!this.destroyed) {
    error = this.writableFinished ? null : new AbortError();
    this.destroy(error);
  }
  const eos = require('internal/streams/end-of-stream');
  await new Promise((resolve, reject) => {
    eos(this, (err) => (err && err.name !== 'AbortError' ? reject(err) : resolve(null)));
  });
};

const adapters = () => require('internal/webstreams/adapters');

Writable.fromWeb = function(writableStream, options) {
  return adapters().newStreamWritableFromWritableStream(writableStream, options);
};

Writable.toWeb = function(streamWritable) {
  return adapters().newWritableStreamFromStreamWritable(streamWritable);
};

module.exports = Writable;
