'use strict';

const Readable = require('internal/streams/readable');
const Writable = require('internal/streams/writable');
const { construct } = require('internal/streams/destroy');
const { addAbortSignal } = require('internal/streams/add-abort-signal');
const { Stream } = require('internal/streams/legacy');
const { ReadableState } = require('internal/streams/readable_state');
const { WritableState, constructWritable, takeMethods } = require('internal/streams/writable_state');

function Duplex(options) {
  if (!(this instanceof Duplex)) return new Duplex(options);
  this._events ??= {
    close: undefined, error: undefined, prefinish: undefined, finish: undefined, drain: undefined,
    data: undefined, end: undefined, readable: undefined,
  };
  this._readableState = new ReadableState(options, this, true);
  this._writableState = new WritableState(options, this, true);
  this.allowHalfOpen = options?.allowHalfOpen !== false;
  if (options) takeOptions(this, options);
  Stream.call(this, options);
  if (this._construct != null) {
    construct(this, () => {
      if (this._readableState.needReadable) this.read(0);
    });
    constructWritable(this);
  }
}
Object.setPrototypeOf(Duplex.prototype, Readable.prototype);
Object.setPrototypeOf(Duplex, Readable);

function takeOptions(duplex, options) {
  if (options.readable === false) {
    const r = duplex._readableState;
    r.readable = false;
    r.ended = true;
    r.endEmitted = true;
  }
  if (options.writable === false) {
    const w = duplex._writableState;
    w.writable = false;
    w.ending = true;
    w.ended = true;
    w.finished = true;
  }
  if (typeof options.read === 'function') duplex._read = options.read;
  takeMethods(duplex, options);
  if (typeof options.destroy === 'function') duplex._destroy = options.destroy;
  if (typeof options.construct === 'function') duplex._construct = options.construct;
  if (options.signal) addAbortSignal(options.signal, duplex);
}

// The writable side is copied from Writable; what Readable has too is Readable's, but for destroy, which must also
// tell those who wait for writes.
for (const method of Object.keys(Writable.prototype)) {
  Duplex.prototype[method] ||= Writable.prototype[method];
}
Duplex.prototype.destroy = Writable.prototype.destroy;

const own = (name) => ({ __proto__: null, ...Object.getOwnPropertyDescriptor(Writable.prototype, name) });

Object.defineProperties(Duplex.prototype, {
  writable: own('writable'),
  writableHighWaterMark: own('writableHighWaterMark'),
  writableObjectMode: own('writableObjectMode'),
  writableBuffer: own('writableBuffer'),
  writableLength: own('writableLength'),
  writableFinished: own('writableFinished'),
  writableCorked: own('writableCorked'),
  writableEnded: own('writableEnded'),
  writableNeedDrain: own('writableNeedDrain'),
  writableAborted: own('writableAborted'),
  destroyed: {
    __proto__: null,
    get() {
      const r = this._readableState;
      const w = this._writableState;
      return r === undefined || w === undefined ? false : r.destroyed && w.destroyed;
    },
    set(value) {
      if (!this._readableState || !this._writableState) return;
      this._readableState.destroyed = value;
      this._writableState.destroyed = value;
    },
  },
});

const adapters = () => require('internal/webstreams/adapters');

Duplex.fromWeb = function(pair, options) {
  return adapters().newStreamDuplexFromReadableWritablePair(pair, options);
};

Duplex.toWeb = function(duplex, options) {
  return adapters().newReadableWritablePairFromDuplex(duplex, options);
};

Duplex.from = function(body) {
  return require('internal/streams/duplexify')(body, 'body');
};

module.exports = Duplex;
