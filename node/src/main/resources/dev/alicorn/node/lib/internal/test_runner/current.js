'use strict';

// Which test is running: it travels with the asynchronous context.

const { getFrame, run, track, withEntry } = require('internal/async_context');

const kTest = Symbol('test');

/** The test or suite in whose code the caller is, or undefined. */
function currentTest() {
  return getFrame()?.get(kTest);
}

/** Calls `fn` as code of `test`, with the stores that were current when the test was made. */
function runAs(test, fn, thisArg, args) {
  track();
  return run(withEntry(test.frame, kTest, test), fn, thisArg, ...args);
}

module.exports = { currentTest, runAs };
