'use strict';

// The Date header's value, made once a second.

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

module.exports = { utcDate };
