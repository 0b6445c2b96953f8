'use strict';

const { Buffer } = require('buffer');
const { codes: { ERR_ILLEGAL_CONSTRUCTOR } } = require('internal/errors');
const compose = require('internal/streams/compose');
const { destroyer } = require('internal/streams/destroy');
const eos = require('internal/streams/end-of-stream');
const { Stream } = require('internal/streams/legacy');
const { promiseReturningOperators, streamReturningOperators } = require('internal/streams/operators');
const { pipeline } = require('internal/streams/pipeline');
const { getDefaultHighWaterMark, setDefaultHighWaterMark } = require('internal/streams/state');
const utils = require('internal/streams/utils');
const Readable = require('internal/streams/readable');
const Writable = require('internal/streams/writable');
const Duplex = require('internal/streams/duplex');
const Transform = require('internal/streams/transform');
const PassThrough = require('internal/streams/passthrough');

const kPromisify = Symbol.for('nodejs.util.promisify.custom');

/** Puts `call`, which runs `operator` on a stream, in Readable.prototype under the operator's name and length. */
function defineOperator(key, operator, call) {
  Object.defineProperties(call, {
    name: { __proto__: null, value: operator.name },
    length: { __proto__: null, value: operator.length },
  });
  Object.defineProperty(Readable.prototype, key, {
    __proto__: null, value: call, enumerable: false, configurable: true, writable: true,
  });
}

for (const key of Object.keys(streamReturningOperators)) {
  const operator = streamReturningOperators[key];
  defineOperator(key, operator, function(...args) {
    if (new.target) throw new ERR_ILLEGAL_CONSTRUCTOR();
    return Readable.from(Reflect.apply(operator, this, args));
  });
}

for (const key of Object.keys(promiseReturningOperators)) {
  const operator = promiseReturningOperators[key];
  defineOperator(key, operator, function(...args) {
    if (new.target) throw new ERR_ILLEGAL_CONSTRUCTOR();
    return Promise.resolve().then(() => Reflect.apply(operator, this, args));
  });
}

const promises = () => require('stream/promises');

module.exports = Object.assign(Stream, {
  isDestroyed: utils.isDestroyed,
  isDisturbed: utils.isDisturbed,
  isErrored: utils.isErrored,
  isReadable: utils.isReadable,
  isWritable: utils.isWritable,
  Readable,
  Writable,
  Duplex,
  Transform,
  PassThrough,
  duplexPair: require('internal/streams/duplexpair'),
  pipeline,
  addAbortSignal: require('internal/streams/add-abort-signal').addAbortSignal,
  finished: eos,
  destroy: destroyer,
  compose,
  setDefaultHighWaterMark,
  getDefaultHighWaterMark,
});

Object.defineProperty(Stream, 'promises', { __proto__: null, configurable: true, enumerable: true, get: promises });
Object.defineProperty(pipeline, kPromisify, {
  __proto__: null, enumerable: true, get: () => promises().pipeline,
});
Object.defineProperty(eos, kPromisify, {
  __proto__: null, enumerable: true, get: () => promises().finished,
});

Stream.Stream = Stream;
Stream._isArrayBufferView = ArrayBuffer.isView;
Stream._isUint8Array = function isUint8Array(value) {
  return value instanceof Uint8Array;
};
Stream._uint8ArrayToBuffer = function _uint8ArrayToBuffer(chunk) {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
};
