'use strict';

// What ends a test before its code does: its timeout, or a signal.

const { failure } = require('internal/test_runner/failure');
const { clearTimeout, start, Timeout } = require('internal/timers');

function signalled(signal) {
  return new Promise((resolve, reject) => {
    const abort = () => reject(failure(signal.reason, 'testAborted'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/** Rejects like whatever of `work`, the timeout and the signals comes first. */
async function untilStopped(work, timeout, signals) {
  let timer;
  const stops = signals.filter((signal) => signal !== undefined).map(signalled);
  if (timeout !== undefined && timeout !== null && timeout !== Infinity) {
    stops.push(new Promise((resolve, reject) => {
      timer = start(new Timeout(
        () => reject(failure(`test timed out after ${timeout}ms`, 'testTimeoutFailure')), timeout, undefined, false, true));
      timer.unref();
    }));
  }
  try {
    return await Promise.race([work, ...stops]);
  } finally {
    clearTimeout(timer);
    for (const stop of stops) stop.catch(() => {});
  }
}

module.exports = { untilStopped };
