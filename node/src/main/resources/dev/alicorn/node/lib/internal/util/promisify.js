'use strict';
// From callbacks to promises and back.

const { codes, hideStackFrames } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { isPromise } = require('internal/util/types');

const kCustomPromisified = Symbol.for('nodejs.util.promisify.custom');
const customPromisifyArgs = Symbol('customPromisifyArgs');

function useCustom(original) {
  const fn = original[kCustomPromisified];
  validateFunction(fn, 'util.promisify.custom');
  return Object.defineProperty(fn, kCustomPromisified, {
    value: fn, enumerable: false, writable: false, configurable: true,
  });
}

function nameValues(names, values) {
  const result = {};
  for (let i = 0; i < names.length; i++) result[names[i]] = values[i];
  return result;
}

function warnOfPromise() {
  require('process').emitWarning(
    'Calling promisify on a function that returns a Promise is likely a mistake.', 'DeprecationWarning', 'DEP0174');
}

function promisify(original) {
  validateFunction(original, 'original');
  if (original[kCustomPromisified]) return useCustom(original);

  // Functions that call back with several values name them here, and the promise gives an object.
  const names = original[customPromisifyArgs];
  const promisified = (() => function(...args) {
    return new Promise((resolve, reject) => {
      const returned = Reflect.apply(original, this, [...args, (error, ...values) => {
        if (error) reject(error);
        else resolve(names !== undefined && values.length > 1 ? nameValues(names, values) : values[0]);
      }]);
      if (typeof returned === 'object' && returned !== null && isPromise(returned)) warnOfPromise();
    });
  })();

  Object.setPrototypeOf(promisified, Object.getPrototypeOf(original));
  Object.defineProperty(promisified, kCustomPromisified, {
    value: promisified, enumerable: false, writable: false, configurable: true,
  });
  return Object.defineProperties(promisified, Object.getOwnPropertyDescriptors(original));
}

promisify.custom = kCustomPromisified;

// A falsy reason could not be told from success.
const callbackifyOnRejected = hideStackFrames((reason, callback) =>
  callback(reason || new codes.ERR_FALSY_VALUE_REJECTION(reason)));

function callbackify(original) {
  validateFunction(original, 'original');

  function callbackified(...args) {
    const last = args.pop();
    validateFunction(last, 'last argument');
    const callback = last.bind(this);
    const process = require('process');
    // Through nextTick, so that what the callback throws does not become a rejection.
    Reflect.apply(original, this, args).then(
      (value) => process.nextTick(callback, null, value),
      (reason) => process.nextTick(callbackifyOnRejected, reason, callback));
  }

  const descriptors = Object.getOwnPropertyDescriptors(original);
  if (typeof descriptors.length.value === 'number') descriptors.length.value++;
  if (typeof descriptors.name.value === 'string') descriptors.name.value += 'Callbackified';
  return Object.defineProperties(callbackified, descriptors);
}

module.exports = { callbackify, customPromisifyArgs, promisify };
