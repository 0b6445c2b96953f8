'use strict';
// What the vendored stream modules take from Node's util.

const noDebug = () => {};
const BLOB_TAGS = new Set(['Blob', 'File']);

module.exports = {
  kEmptyObject: Object.freeze({ __proto__: null }),
  once(callback) {
    let called = false;
    return function(...args) {
      if (called) return;
      called = true;
      Reflect.apply(callback, this, args);
    };
  },
  createDeferredPromise: () => Promise.withResolvers(),
  debuglog: () => noDebug,
  inspect: (...args) => require('internal/util/inspect').inspect(...args),
  types: {
    isArrayBufferView: (value) => ArrayBuffer.isView(value),
    isAsyncFunction: (value) => Object.prototype.toString.call(value) === '[object AsyncFunction]',
  },
  isBlob: (value) => BLOB_TAGS.has(value?.[Symbol.toStringTag]) && typeof value.stream === 'function',
  deprecate: (...args) => require('internal/util').deprecate(...args),
  addAbortListener: (...args) => require('events').addAbortListener(...args),
  AbortSignalAny: (signals) => require('internal/abort_controller').AbortSignal.any(signals),
};
