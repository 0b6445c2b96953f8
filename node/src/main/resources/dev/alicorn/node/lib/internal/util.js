'use strict';
// Small tools that the rest of the library shares.

const { codes, hideStackFrames } = require('internal/errors');
const { isErrorStackTraceLimitWritable } = require('internal/errors/stack');
const { removeColors } = require('internal/util/inspect/strings');
const types = require('internal/util/types');
const deprecation = require('internal/util/deprecate');
const lazy = require('internal/util/lazy');
const { customPromisifyArgs, promisify } = require('internal/util/promisify');
const { signals } = require('internal/util/signals');
const uv = require('internal/uv');

const utilBinding = internalBinding('util');

const kEmptyObject = Object.freeze(Object.create(null));
const kEnumerableProperty = Object.assign(Object.create(null), { enumerable: true });

const encodingsMap = Object.assign(Object.create(null), {
  ascii: 0, utf8: 1, base64: 2, utf16le: 3, latin1: 4, hex: 5, buffer: 6, base64url: 7,
});

const ENCODINGS = new Map([
  ['utf8', 'utf8'], ['utf-8', 'utf8'], ['ucs2', 'utf16le'], ['ucs-2', 'utf16le'], ['utf16le', 'utf16le'],
  ['utf-16le', 'utf16le'], ['latin1', 'latin1'], ['binary', 'latin1'], ['base64', 'base64'],
  ['base64url', 'base64url'], ['hex', 'hex'], ['ascii', 'ascii'],
]);

/** The name that Buffer knows an encoding by, or undefined; no name means UTF-8. */
function normalizeEncoding(encoding) {
  if (encoding == null || encoding === '') return 'utf8';
  return ENCODINGS.get(encoding) ?? ENCODINGS.get(`${encoding}`.toLowerCase());
}

function isError(value) {
  return types.isNativeError(value) || value instanceof Error;
}

function isUnderNodeModules(filename) {
  return /[/\\]node_modules[/\\]/.test(filename);
}

/** Removes one element in place, without the array that splice would make. */
function spliceOne(list, index) {
  for (; index + 1 < list.length; index++) list[index] = list[index + 1];
  list.pop();
}

function once(callback, { preserveReturnValue = false } = kEmptyObject) {
  let called = false;
  let result;
  return function(...args) {
    if (called) return preserveReturnValue ? result : undefined;
    called = true;
    const value = Reflect.apply(callback, this, args);
    if (preserveReturnValue) result = value;
    return value;
  };
}

function join(output, separator) {
  return Array.prototype.join.call(output, separator);
}

function filterDuplicateStrings(items, low) {
  const seen = new Map();
  for (const item of items) {
    const key = item.toLowerCase();
    // Of two spellings the lower-case one is kept, or the other one.
    if (!seen.has(key) || (low ? item === key : item !== key)) seen.set(key, item);
  }
  return [...seen.values()].sort();
}

function getConstructorOf(object) {
  for (let holder = object; holder; holder = Object.getPrototypeOf(holder)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, 'constructor');
    if (typeof descriptor?.value === 'function' && descriptor.value.name !== '') return descriptor.value;
  }
  return null;
}

function setOwnProperty(object, key, value) {
  return Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

function assignFunctionName(name, fn, descriptor = kEmptyObject) {
  const text = typeof name === 'symbol' ? (name.description ? `[${name.description}]` : '') : name;
  return Object.defineProperty(fn, 'name', {
    value: text, writable: false, enumerable: false, configurable: true, ...descriptor,
  });
}

function convertToValidSignal(signal) {
  if (typeof signal === 'number' && Object.values(signals).includes(signal)) return signal;
  if (typeof signal === 'string') {
    const number = signals[signal.toUpperCase()];
    if (number) return number;
  }
  throw new codes.ERR_UNKNOWN_SIGNAL(signal);
}

/** What a shell reports for a process that the signal ended. */
function convertProcessSignalToExitCode(signalCode) {
  const { validateOneOf } = require('internal/validators');
  validateOneOf(signalCode, 'signalCode', Object.keys(signals));
  return 128 + signals[signalCode];
}

/** Blocks the thread. */
function sleep(msec) {
  const { validateUint32 } = require('internal/validators');
  validateUint32(msec, 'msec');
  if (utilBinding.sleep) utilBinding.sleep(msec);
  else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, msec);
}

function constructSharedArrayBuffer(...args) {
  return new SharedArrayBuffer(...args);
}

function getCWDURL() {
  const { pathToFileURL } = require('internal/url');
  return pathToFileURL(`${require('process').cwd()}/`);
}

/** The call sites above the caller, as V8 has them, whatever prepareStackTrace the program has set. */
function getStructuredStack() {
  const { captureCallSites } = require('internal/errors/stack');
  return captureCallSites(Infinity, getStructuredStack);
}

// Puts the source line that a syntax error points at before its stack, once.
const kDecorated = Symbol('decorated');

function decorateErrorStack(error) {
  if (!isError(error) || !error.stack || error[kDecorated]) return;
  const arrow = error[kArrowMessage];
  if (!arrow) return;
  error.stack = `${arrow}${error.stack}`;
  Object.defineProperty(error, kDecorated, { value: true });
}

const kArrowMessage = Symbol('arrowMessage');

function assertCrypto() {
  // Crypto is always there: the JDK brings it.
}

function assertTypeScript() {
  throw new codes.ERR_NO_TYPESCRIPT();
}

let DOMExceptionClass;

function lazyDOMExceptionClass() {
  DOMExceptionClass ??= require('internal/dom_exception').DOMException;
  return DOMExceptionClass;
}

const lazyDOMException = hideStackFrames((message, name) => new (lazyDOMExceptionClass())(message, name));

/** Holds an object weakly until somebody needs it strongly. */
class WeakReference {
  #weak;
  #strong;
  #count = 0;

  constructor(object) {
    this.#weak = new WeakRef(object);
  }

  incRef() {
    if (++this.#count === 1) this.#strong = this.#weak.deref();
    return this.#count;
  }

  decRef() {
    if (--this.#count === 0) this.#strong = undefined;
    return this.#count;
  }

  get() {
    return this.#weak.deref();
  }
}

module.exports = {
  ...deprecation,
  ...lazy,
  WeakReference,
  assertCrypto,
  assertTypeScript,
  assignFunctionName,
  constructSharedArrayBuffer,
  convertProcessSignalToExitCode,
  convertToValidSignal,
  customInspectSymbol: Symbol.for('nodejs.util.inspect.custom'),
  customPromisifyArgs,
  decorateErrorStack,
  encodingsMap,
  filterDuplicateStrings,
  getCWDURL,
  getConstructorOf,
  getStructuredStack,
  getSystemErrorMap: uv.getSystemErrorMap,
  getSystemErrorMessage: uv.getSystemErrorMessage,
  getSystemErrorName: uv.getSystemErrorName,
  isError,
  isErrorStackTraceLimitWritable,
  isMacOS: false,
  isUnderNodeModules,
  isWindows: false,
  join,
  kArrowMessage,
  kEmptyObject,
  kEnumerableProperty,
  kIsEncodingSymbol: Symbol('kIsEncodingSymbol'),
  kVmBreakFirstLineSymbol: Symbol('kVmBreakFirstLineSymbol'),
  lazyDOMException,
  lazyDOMExceptionClass,
  normalizeEncoding,
  once,
  promisify,
  removeColors,
  setOwnProperty,
  sleep,
  spliceOne,
};
