'use strict';

// setTimeout() of sessions and streams: a timer that starts anew with every activity.

const timers = require('timers');
const { getTimerDuration } = require('internal/timer_duration');
const { validateFunction } = require('internal/validators');
const { kTimeout } = require('internal/http2/symbols');

/** @param target has _onTimeout() */
function setIdleTimeout(target, given, callback) {
  target.timeout = given;
  const msecs = getTimerDuration(given, 'msecs');
  timers.clearTimeout(target[kTimeout]);
  target[kTimeout] = null;
  if (msecs === 0) {
    if (callback === undefined) return;
    validateFunction(callback, 'callback');
    target.removeListener('timeout', callback);
    return;
  }
  target[kTimeout] = timers.setTimeout(() => target._onTimeout(), msecs).unref();
  if (callback === undefined) return;
  validateFunction(callback, 'callback');
  target.once('timeout', callback);
}

module.exports = { setIdleTimeout };
