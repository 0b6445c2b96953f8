'use strict';

// Calls the function of a test or a hook in any of its forms: synchronous, with a promise, with a callback.

const { failure } = require('internal/test_runner/failure');
const { runAs } = require('internal/test_runner/current');

/** Calls a function whose last parameter is a callback. */
function withCallback(test, fn, thisArg, args) {
  return new Promise((resolve, reject) => {
    let calls = 0;
    const done = (error) => {
      if (calls++ > 0) {
        if (calls === 2) test.fail(failure('callback invoked multiple times', 'multipleCallbackInvocations'));
        return;
      }
      if (error) reject(error);
      else resolve();
    };
    const result = runAs(test, fn, thisArg, [...args, done]);
    if (typeof result?.then === 'function') {
      Promise.resolve(result).catch(() => {});
      test.fail(failure('passed a callback but also returned a Promise', 'callbackAndPromisePresent'));
      resolve();
    }
  });
}

/** A promise of the end of `fn(...args)`; what is synchronous has run when this returns. */
async function call(test, fn, thisArg, args) {
  if (fn.length === args.length + 1) await withCallback(test, fn, thisArg, args);
  else await runAs(test, fn, thisArg, args);
}

module.exports = { call };
