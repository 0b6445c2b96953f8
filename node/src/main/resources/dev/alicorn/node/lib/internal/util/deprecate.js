'use strict';
// Warnings about what is old or not yet settled, each given once.

const process = () => require('process');

const warnedCodes = new Set();
const warnedExperiments = new Set();

// Starts in the reader's file, not in the library.
function emit(message, code, below) {
  process().emitWarning(message, 'DeprecationWarning', code, below);
}

/** Makes a function that warns at its first call: by code, or by the function itself where there is no code. */
function getDeprecationWarningEmitter(code, message, below, shouldEmit = () => true) {
  let warned = false;
  return function() {
    if (warned || !shouldEmit()) return;
    warned = true;
    if (code !== undefined) {
      if (warnedCodes.has(code)) return;
      warnedCodes.add(code);
    }
    emit(message, code, below);
  };
}

function isPendingDeprecation() {
  const { getOptionValue } = require('internal/options');
  return Boolean(getOptionValue('--pending-deprecation')) && !process().noDeprecation;
}

function wrap(fn, warn, modifyPrototype) {
  function deprecated(...args) {
    if (!process().noDeprecation) warn();
    if (new.target) return Reflect.construct(fn, args, new.target);
    return Reflect.apply(fn, this, args);
  }
  if (!modifyPrototype) return deprecated;
  // The wrapper is to be taken for the original: also by `instanceof` and by who reads its statics.
  Object.setPrototypeOf(deprecated, fn);
  if (fn.prototype) deprecated.prototype = fn.prototype;
  Object.defineProperty(deprecated, 'length', { ...Object.getOwnPropertyDescriptor(fn, 'length') });
  return deprecated;
}

// The fourth argument is Node's request for a synchronous warning, which ends as the same call here.
function deprecate(fn, message, code, useEmitSync = false, modifyPrototype = true) {
  if (code !== undefined) require('internal/validators').validateString(code, 'code');
  const deprecated = wrap(fn, () => warn(), modifyPrototype);
  const warn = getDeprecationWarningEmitter(code, message, deprecated);
  return deprecated;
}

function pendingDeprecate(fn, message, code) {
  return deprecateWhen(fn, message, code, isPendingDeprecation);
}

function deprecateWhen(fn, message, code, shouldEmit) {
  const deprecated = wrap(fn, () => warn(), true);
  const warn = getDeprecationWarningEmitter(code, message, deprecated, shouldEmit);
  return deprecated;
}

/** Deprecates reading and writing of one property. */
function deprecateProperty(key, object, message, code) {
  const descriptor = Object.getOwnPropertyDescriptor(object, key) ??
    { value: object[key], writable: true, enumerable: true, configurable: true };
  let { value } = descriptor;
  const get = deprecate(function() { return descriptor.get ? descriptor.get.call(this) : value; }, message, code);
  const set = deprecate(function(replacement) {
    if (descriptor.set) descriptor.set.call(this, replacement);
    else value = replacement;
  }, message, code);
  Object.defineProperty(object, key, {
    get, set, enumerable: descriptor.enumerable, configurable: descriptor.configurable,
  });
}

/** Serves a class that is called as a function. */
function deprecateInstantiation(Constructor, code, ...args) {
  if (!warnedCodes.has(code)) {
    warnedCodes.add(code);
    emit(`Instantiating ${Constructor.name} without the 'new' keyword has been deprecated.`, code);
  }
  return new Constructor(...args);
}

function emitExperimentalWarning(feature, messagePrefix = '', code = undefined, ctor = undefined) {
  if (warnedExperiments.has(feature)) return;
  warnedExperiments.add(feature);
  const message = `${messagePrefix}${feature} is an experimental feature and might change at any time`;
  process().emitWarning(message, 'ExperimentalWarning', code, ctor);
}

module.exports = {
  deprecate,
  deprecateInstantiation,
  deprecateProperty,
  emitExperimentalWarning,
  getDeprecationWarningEmitter,
  isPendingDeprecation,
  pendingDeprecate,
};
