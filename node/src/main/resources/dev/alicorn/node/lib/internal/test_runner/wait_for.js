'use strict';

// https://nodejs.org/api/test.html#contextwaitforcondition-options

const { clearTimeout, start, TIMEOUT_MAX, Timeout } = require('internal/timers');
const { validateFunction, validateNumber, validateObject } = require('internal/validators');

/** Calls `condition` until it neither throws nor rejects; a new call starts when the one before has ended. */
function waitFor(condition, options = {}) {
  validateFunction(condition, 'condition');
  validateObject(options, 'options');
  const { interval = 50, timeout = 1000 } = options;
  validateNumber(interval, 'options.interval', 0, TIMEOUT_MAX);
  validateNumber(timeout, 'options.timeout', 0, TIMEOUT_MAX);
  const { promise, resolve, reject } = Promise.withResolvers();
  const later = (callback, after) => start(new Timeout(callback, after, undefined, false, true));
  let cause;
  let poller;
  const deadline = later(() => {
    clearTimeout(poller);
    const error = new Error('waitFor() timed out');
    if (cause !== undefined) error.cause = cause;
    reject(error);
  }, timeout);
  const poll = async () => {
    try {
      resolve(await condition());
      clearTimeout(deadline);
    } catch (error) {
      cause = error;
      if (!deadline._destroyed) poller = later(poll, interval);
    }
  };
  poll();
  return promise;
}

module.exports = { waitFor };
