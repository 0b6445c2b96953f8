'use strict';

// The Date header's value, made once a second, and the time by which late requests are found.

const shared = require('internal/shared');
const timers = require('internal/timers');

let cached;

function forget() {
  cached = undefined;
}

function utcDate() {
  if (cached === undefined) {
    const now = new Date();
    cached = now.toUTCString();
    timers.setUnrefTimeout(forget, 1000 - now.getMilliseconds());
  }
  return cached;
}

/** Milliseconds of the loop's clock, which costs nothing to read; never 0. */
function loopTime() {
  return shared.clock[shared.NOW] + 1;
}

module.exports = { loopTime, utcDate };
