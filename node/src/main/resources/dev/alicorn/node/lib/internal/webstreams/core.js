'use strict';
// The classes of the streams standard, with what Node's own streams and inspection need to know of them.

const streams = require('internal/vendor').load('web-streams-polyfill', require('internal/webstreams/errors'));
const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
const {
  kControllerErrorFunction, kIsClosedPromise, kIsDisturbed, kIsErrored, kIsReadable, kIsWritable,
} = require('internal/streams/utils');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const kState = Symbol('kState');
const kClosed = Symbol('kClosed');

const {
  ByteLengthQueuingStrategy, CountQueuingStrategy, ReadableByteStreamController, ReadableStream,
  ReadableStreamBYOBReader, ReadableStreamBYOBRequest, ReadableStreamDefaultController, ReadableStreamDefaultReader,
  TransformStream, TransformStreamDefaultController, WritableStream, WritableStreamDefaultController,
  WritableStreamDefaultWriter,
} = streams;

/** A promise of the stream's end that nobody has to handle, with what settles it. */
function closedPromise(stream) {
  if (stream[kClosed] === undefined) {
    const deferred = Promise.withResolvers();
    deferred.promise.catch(() => {});
    stream[kClosed] = deferred;
    settleIfOver(stream);
  }
  return stream[kClosed];
}

function settleIfOver(stream) {
  const deferred = stream[kClosed];
  if (deferred === undefined) return;
  if (stream[kState] === 'closed') deferred.resolve();
  // The error is stored right after the state has changed.
  else if (stream[kState] === 'errored') Promise.resolve().then(() => deferred.reject(stream._storedError));
}

/** Watches the state of the streams of a class, which the package keeps in `_state`. */
function watchState(prototype) {
  Object.defineProperty(prototype, '_state', {
    __proto__: null,
    configurable: true,
    get() {
      return this[kState];
    },
    set(value) {
      if (!Object.hasOwn(this, kState)) {
        for (const key of [kState, kClosed]) {
          Object.defineProperty(this, key, { __proto__: null, writable: true, enumerable: false, value: undefined });
        }
      }
      this[kState] = value;
      settleIfOver(this);
    },
  });
  Object.defineProperty(prototype, kIsClosedPromise, {
    __proto__: null,
    configurable: true,
    get() {
      return closedPromise(this);
    },
  });
}

function define(prototype, getters) {
  for (const [key, get] of getters) Object.defineProperty(prototype, key, { __proto__: null, configurable: true, get });
}

watchState(ReadableStream.prototype);
watchState(WritableStream.prototype);

define(ReadableStream.prototype, [
  [kIsDisturbed, function() { return Boolean(this._disturbed); }],
  [kIsErrored, function() { return this._state === 'errored'; }],
  [kIsReadable, function() { return this._state === 'readable'; }],
  [kControllerErrorFunction, function() { return (err) => this._readableStreamController.error(err); }],
]);
define(WritableStream.prototype, [
  [kIsErrored, function() { return this._state === 'errored'; }],
  [kIsWritable, function() { return this._state === 'writable'; }],
  [kControllerErrorFunction, function() { return (err) => this._writableStreamController.error(err); }],
]);

// A Buffer comes back as one; left to itself the package would call its constructor, which is deprecated.
const readInto = ReadableStreamBYOBReader.prototype.read;
Object.defineProperty(ReadableStreamBYOBReader.prototype, 'read', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  writable: true,
  value: function read(view, ...rest) {
    if (!(view instanceof Buffer)) return Reflect.apply(readInto, this, [view, ...rest]);
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    return Reflect.apply(readInto, this, [bytes, ...rest]).then(({ done, value }) => ({
      done, value: value && Buffer.from(value.buffer, value.byteOffset, value.byteLength),
    }));
  },
});

function inspectAs(Class, name, fields) {
  Object.defineProperty(Class.prototype, kInspect, {
    __proto__: null,
    configurable: true,
    writable: true,
    value(depth, options) {
      if (!(this instanceof Class)) throw new ERR_INVALID_THIS(name);
      if (depth < 0) return this;
      const { inspect } = require('internal/util/inspect');
      const below = options.depth == null ? null : options.depth - 1;
      return `${name} ${inspect(fields(this), { ...options, depth: below })}`;
    },
  });
}

const supportsBYOB = (stream) => stream._readableStreamController instanceof ReadableByteStreamController;
inspectAs(ReadableStream, 'ReadableStream',
  (s) => ({ locked: s.locked, state: s._state, supportsBYOB: supportsBYOB(s) }));
inspectAs(WritableStream, 'WritableStream', (s) => ({ locked: s.locked, state: s._state }));
inspectAs(TransformStream, 'TransformStream',
  (s) => ({ readable: s.readable, writable: s.writable, backpressure: s._backpressure }));
inspectAs(ReadableStreamDefaultReader, 'ReadableStreamDefaultReader',
  (r) => ({ stream: r._ownerReadableStream, readRequests: r._readRequests?.length ?? 0, close: r._closedPromise }));
inspectAs(ReadableStreamBYOBReader, 'ReadableStreamBYOBReader',
  (r) => ({ stream: r._ownerReadableStream, requests: r._readIntoRequests?.length ?? 0, close: r._closedPromise }));
inspectAs(ReadableStreamBYOBRequest, 'ReadableStreamBYOBRequest',
  (r) => ({ view: r._view, controller: r._associatedReadableByteStreamController }));
inspectAs(ReadableStreamDefaultController, 'ReadableStreamDefaultController', () => ({}));
inspectAs(ReadableByteStreamController, 'ReadableByteStreamController', () => ({}));
inspectAs(WritableStreamDefaultController, 'WritableStreamDefaultController',
  (c) => ({ stream: c._controlledWritableStream }));
inspectAs(TransformStreamDefaultController, 'TransformStreamDefaultController',
  (c) => ({ stream: c._controlledTransformStream }));
inspectAs(WritableStreamDefaultWriter, 'WritableStreamDefaultWriter', (w) => ({
  stream: w._ownerWritableStream, close: w._closedPromise, ready: w._readyPromise, desiredSize: w.desiredSize,
}));
inspectAs(ByteLengthQueuingStrategy, 'ByteLengthQueuingStrategy', (s) => ({ highWaterMark: s.highWaterMark }));
inspectAs(CountQueuingStrategy, 'CountQueuingStrategy', (s) => ({ highWaterMark: s.highWaterMark }));

// In the order in which Node lists them.
module.exports = {
  ReadableStream,
  ReadableStreamDefaultReader,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableByteStreamController,
  ReadableStreamDefaultController,
  TransformStream,
  TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
};
