'use strict';

// What programs of older days ask `process` for: tables of what Node was built from, and its own assert.
// https://nodejs.org/api/deprecations.html#dep0111-processbinding

const { ErrnoException, codes: { ERR_ASSERTION, ERR_INVALID_MODULE } } = require('internal/errors');

const ESRCH = -3;
const STREAM_STATE = { kReadBytesOrError: 0, kArrayBufferOffset: 1, kBytesWritten: 2, kLastWriteWasAsync: 3 };
const streamBaseState = new Int32Array(4);

function constants() {
  const { errno, priority, signals, dlopen, ...os } = require('os').constants;
  return {
    __proto__: null,
    os: { ...os, dlopen, errno, signals, priority },
    fs: require('fs').constants,
    crypto: require('crypto').constants,
    zlib: require('zlib').constants,
  };
}

/** The numbers of errors by their names, and the function that turns them round. */
function uv() {
  const { errname, getErrorMap } = require('internal/uv');
  const numbers = [...getErrorMap()].map(([number, [name]]) => [`UV_${name}`, number]);
  return { errname, getErrorMap, ...Object.fromEntries(numbers) };
}

function util() {
  const { types } = require('util');
  const names = ['isArrayBuffer', 'isDataView', 'isDate', 'isExternal', 'isMap', 'isMapIterator', 'isNativeError',
    'isPromise', 'isRegExp', 'isSet', 'isSetIterator', 'isTypedArray', 'isUint8Array', 'isAnyArrayBuffer'];
  return Object.fromEntries(names.map((name) => [name, types[name]]));
}

function httpParser() {
  const { HTTPParser } = require('internal/http/raw_parser');
  const { HTTP_METHODS: methods, METHOD_NAMES: allMethods } = require('internal/http/methods');
  return { HTTPParser, allMethods: [...allMethods], methods: [...methods] };
}

/** An object that spawnSync() looks into at each call. */
function spawnSync() {
  return require('internal/child_process/sync').replaceable;
}

/** What packages need that make handles of their own: where these say how much they have read, and its places. */
function streamWrap() {
  return { ...STREAM_STATE, streamBaseState };
}

const BINDINGS = { __proto__: null, constants, http_parser: httpParser, spawn_sync: spawnSync, stream_wrap: streamWrap, util, uv };

function binding(name) {
  if (require('internal/modules/options').pendingDeprecation()) {
    require('internal/process/warning').emitDeprecationOnce(
      'process.binding() is deprecated. Please use public APIs instead.', 'DEP0111');
  }
  const make = BINDINGS[`${name}`];
  if (make === undefined) throw new ERR_INVALID_MODULE(`${name}`);
  return make();
}

function linkedBinding(name) {
  throw Object.assign(new Error(`No such binding was linked: ${name}`), { code: 'ERR_INVALID_MODULE' });
}

function assertTruthy(value, message) {
  require('internal/process/warning').emitDeprecationOnce(
    'process.assert() is deprecated. Please use the `assert` module instead.', 'DEP0100');
  if (!value) throw new ERR_ASSERTION(message || 'assertion error');
}

/** There is no debugger to be woken in any process. */
function debugProcess() {
  throw new ErrnoException(ESRCH, 'kill');
}

module.exports = { assertTruthy, binding, debugProcess, linkedBinding };
