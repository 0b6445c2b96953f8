'use strict';

// https://nodejs.org/api/timers.html#timers-promises-api

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');
const { Immediate, clearImmediate } = require('internal/immediates');
const { makeTimerPromises } = require('internal/timer_promises');
const { Timeout, clearTimeout, start } = require('internal/timers');

const { setTimeout, setImmediate, setInterval } = makeTimerPromises({
  startTimeout: (callback, after) => start(new Timeout(callback, after, undefined, false, true)),
  startInterval: (callback, after) => start(new Timeout(callback, after, undefined, true, true)),
  startImmediate: (callback) => new Immediate(callback),
  clearTimeout,
  clearImmediate,
});

const kScheduler = Symbol('kScheduler');

class Scheduler {
  constructor() {
    throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  yield() {
    if (!this[kScheduler]) throw new ERR_INVALID_THIS('Scheduler');
    return setImmediate();
  }

  wait(delay, options) {
    if (!this[kScheduler]) throw new ERR_INVALID_THIS('Scheduler');
    return setTimeout(delay, undefined, options);
  }
}

const scheduler = Object.create(Scheduler.prototype, { [kScheduler]: { value: true } });

module.exports = { setTimeout, setImmediate, setInterval, scheduler };
