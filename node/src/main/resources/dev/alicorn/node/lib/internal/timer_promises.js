'use strict';

// The functions of timers/promises over any kind of timers: those of the loop, or the mocked ones of a test.

const { AbortError } = require('internal/errors');
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

/**
 * @param timers startTimeout(callback, after), startInterval(callback, after), startImmediate(callback), each of which
 *     returns a timer; clearTimeout(timer), clearImmediate(timer)
 */
function makeTimerPromises(timers) {
  function setTimeout(after, value, options = {}) {
    const { options: valid, rejection } = checked(() => {
      if (after !== undefined) validateNumber(after, 'delay');
      return checkOptions(options);
    });
    if (rejection) return rejection;
    return once(value, valid, (done) => timers.startTimeout(done, after), timers.clearTimeout);
  }

  function setImmediate(value, options = {}) {
    const { options: valid, rejection } = checked(() => checkOptions(options));
    if (rejection) return rejection;
    return once(value, valid, (done) => timers.startImmediate(done), timers.clearImmediate);
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
    const timer = timers.startInterval(() => {
      fired++;
      signalled();
    }, after);
    if (!ref) timer.unref();
    const onAbort = () => {
      aborted = new AbortError(undefined, { cause: signal.reason });
      timers.clearTimeout(timer);
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
      timers.clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  return { setTimeout, setImmediate, setInterval };
}

module.exports = { makeTimerPromises };
