'use strict';

// https://nodejs.org/api/timers.html#timers-promises-api

const { AbortError, codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');
const { Immediate, clearImmediate } = require('internal/immediates');
const { Timeout, clearTimeout, start } = require('internal/timers');
const { validateAbortSignal, validateBoolean, validateNumber, validateObject } = require('internal/validators');

function checkOptions(options) {
  validateObject(options, 'options');
  const { signal, ref = true } = options;
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  validateBoolean(ref, 'options.ref');
  return { signal, ref };
}

/** A promise for one firing of what `begin` starts and `cancel` stops. */
function once(value, options, begin, cancel) {
  const { signal, ref } = options;
  if (signal?.aborted) return Promise.reject(new AbortError(undefined, { cause: signal.reason }));
  return new Promise((resolve, reject) => {
    let onAbort;
    const timer = begin(() => {
      if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
      resolve(value);
    });
    if (!ref) timer.unref();
    if (signal === undefined) return;
    onAbort = () => {
      cancel(timer);
      reject(new AbortError(undefined, { cause: signal.reason }));
    };
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

function checked(validate) {
  try {
    return { options: validate() };
  } catch (err) {
    return { rejection: Promise.reject(err) };
  }
}

function setTimeout(after, value, options = {}) {
  const { options: valid, rejection } = checked(() => {
    if (after !== undefined) validateNumber(after, 'delay');
    return checkOptions(options);
  });
  if (rejection) return rejection;
  return once(value, valid, (done) => start(new Timeout(done, after, undefined, false, true)), clearTimeout);
}

function setImmediate(value, options = {}) {
  const { options: valid, rejection } = checked(() => checkOptions(options));
  if (rejection) return rejection;
  return once(value, valid, (done) => new Immediate(done), clearImmediate);
}

/** Yields `value` each time the interval fires; firings that nobody awaited yet are counted, not lost. */
async function* setInterval(after, value, options = {}) {
  if (after !== undefined) validateNumber(after, 'delay');
  const { signal, ref } = checkOptions(options);
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  let fired = 0;
  let wake = null;
  let aborted = null;
  const signalled = () => {
    wake?.();
    wake = null;
  };
  const timer = start(new Timeout(() => {
    fired++;
    signalled();
  }, after, undefined, true, ref));
  const onAbort = () => {
    aborted = new AbortError(undefined, { cause: signal.reason });
    clearTimeout(timer);
    signalled();
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    for (;;) {
      if (fired === 0 && aborted === null) await new Promise((resolve) => { wake = resolve; });
      for (; fired > 0; fired--) yield value;
      if (aborted !== null) throw aborted;
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

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
