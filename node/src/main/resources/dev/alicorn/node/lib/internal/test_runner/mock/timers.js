'use strict';

// Mocked timers in place of the real ones. https://nodejs.org/api/test.html#class-mocktimers

const { codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE } } = require('internal/errors');
const { MockClock } = require('internal/test_runner/mock/clock');
const { makeMockDate } = require('internal/test_runner/mock/date');
const { makeTimerPromises } = require('internal/timer_promises');
const { validateNumber, validateObject, validateStringArray } = require('internal/validators');

const APIS = ['setTimeout', 'setInterval', 'setImmediate', 'Date', 'scheduler.wait', 'AbortSignal.timeout'];

/** The callback functions, as programs call them. As in Node they take anything for a callback. */
function makeCallbackTimers(clock) {
  const clear = (timer) => clock.clear(timer);
  return {
    setTimeout(callback, delay, ...args) {
      return clock.startTimeout(callback, delay, args);
    },
    clearTimeout: clear,
    setInterval(callback, delay, ...args) {
      return clock.startInterval(callback, delay, args);
    },
    clearInterval: clear,
    setImmediate(callback, ...args) {
      return clock.startImmediate(callback, args);
    },
    clearImmediate: clear,
  };
}

function makePromises(clock) {
  return makeTimerPromises({
    startTimeout: (callback, after) => clock.startTimeout(callback, after),
    startInterval: (callback, after) => clock.startInterval(callback, after),
    startImmediate: (callback) => clock.startImmediate(callback),
    clearTimeout: (timer) => clock.clear(timer),
    clearImmediate: (timer) => clock.clear(timer),
  });
}

/** AbortSignal.timeout() by a mocked clock. */
function makeAbortTimeout(clock) {
  return function timeout(delay) {
    const { DOMException } = require('internal/dom_exception');
    const controller = new AbortController();
    clock.startTimeout(() => {
      controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    }, delay);
    return controller.signal;
  };
}

/** What each name replaces, as [object, property, value]. */
const REPLACEMENTS = {
  '__proto__': null,
  'setTimeout': (mocks) => [...timerFunctions('Timeout', mocks)],
  'setInterval': (mocks) => [...timerFunctions('Interval', mocks)],
  'setImmediate': (mocks) => [...timerFunctions('Immediate', mocks)],
  'Date': (mocks) => [[globalThis, 'Date', makeMockDate(mocks.clock)]],
  'scheduler.wait': ({ promises }) => [
    [require('timers/promises').scheduler, 'wait', (delay, options) => promises.setTimeout(delay, undefined, options)],
  ],
  'AbortSignal.timeout': (mocks) => [[AbortSignal, 'timeout', makeAbortTimeout(mocks.clock)]],
};

function* timerFunctions(kind, { callbacks, promises }) {
  for (const name of [`set${kind}`, `clear${kind}`]) {
    yield [globalThis, name, callbacks[name]];
    yield [require('timers'), name, callbacks[name]];
  }
  yield [require('timers/promises'), `set${kind}`, promises[`set${kind}`]];
}

function readNow(now) {
  if (now instanceof Date) return now.getTime();
  validateNumber(now, 'initialTime');
  if (!(now >= 0)) throw new ERR_INVALID_ARG_VALUE('initialTime', now, 'must be a non-negative number');
  return now;
}

function checkApis(apis) {
  validateStringArray(apis, 'options.apis');
  for (const api of apis) {
    if (!APIS.includes(api)) throw new ERR_INVALID_ARG_VALUE('options.apis', api, `option ${api} is not supported`);
  }
}

class MockTimers {
  #clock = null;
  #undo = [];

  enable(options = {}) {
    validateObject(options, 'options');
    if (this.#clock !== null) throw new ERR_INVALID_STATE('MockTimers is already enabled!');
    const { apis = APIS, now = 0 } = options;
    checkApis(apis);
    if (apis.includes('Date') && Date.isMock) throw new ERR_INVALID_STATE('Date is already being mocked!');
    const clock = new MockClock(readNow(now));
    const mocks = { clock, callbacks: makeCallbackTimers(clock), promises: makePromises(clock) };
    for (const api of apis) for (const each of REPLACEMENTS[api](mocks)) this.#replace(...each);
    this.#clock = clock;
  }

  #replace(object, name, value) {
    const descriptor = Object.getOwnPropertyDescriptor(object, name);
    this.#undo.push(() => {
      if (descriptor === undefined) delete object[name];
      else Object.defineProperty(object, name, descriptor);
    });
    Object.defineProperty(object, name, {
      configurable: true, enumerable: descriptor?.enumerable ?? false, value, writable: true,
    });
  }

  #enabledClock(method) {
    if (this.#clock === null) throw new ERR_INVALID_STATE(`You should enable MockTimers first by calling the .enable function before .${method}`);
    return this.#clock;
  }

  tick(time = 1) {
    const clock = this.#enabledClock('tick');
    if (time < 0) throw new ERR_INVALID_ARG_VALUE('time', 'positive integer', time);
    clock.advance(time);
  }

  setTime(time = 0) {
    validateNumber(time, 'time');
    if (time < 0) throw new ERR_INVALID_ARG_VALUE('time', 'positive integer', time);
    this.#enabledClock('setTime').now = time;
  }

  runAll() {
    const clock = this.#enabledClock('runAll');
    clock.advance(clock.untilLast());
  }

  reset() {
    if (this.#clock === null) return;
    for (const undo of this.#undo.toReversed()) undo();
    this.#undo = [];
    this.#clock = null;
  }

  [Symbol.dispose]() {
    this.reset();
  }
}

module.exports = { MockTimers };
