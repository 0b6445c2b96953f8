'use strict';

// Atomics.waitAsync. The engine settles its promises by a task for the thread that waits, but does not wake that
// thread's loop: who notifies does. A promise that is open keeps no loop alive.

const { notify, waitAsync } = Atomics;
const LONGEST_TIMER = 0x7fffffff;

const functions = {
  notify(typedArray, index, count) {
    const woken = notify(typedArray, index, count);
    if (woken > 0) internalBinding('waits').wake();
    return woken;
  },

  waitAsync(typedArray, index, value, timeout) {
    const waits = internalBinding('waits');
    if (timeout !== undefined) timeout = Number(timeout);
    // WebAssembly's shared memory is the only one that is frozen; what it notifies is not seen here.
    const isWasm = Object.isFrozen(typedArray?.buffer);
    let result;
    // From before the engine waits, so that no other thread can notify in between.
    waits.begin(isWasm);
    try {
      result = waitAsync(typedArray, index, value, timeout);
    } finally {
      if (result?.async !== true) waits.end(isWasm);
    }
    if (result.async) endWhenSettled(result.value, isWasm, timeout);
    return result;
  },
};

function endWhenSettled(promise, isWasm, timeout) {
  const { clearTimeout, setTimeout } = require('timers');
  const waits = internalBinding('waits');
  let timer;
  // A millisecond more: the engine's clock may be behind.
  if (timeout < LONGEST_TIMER) timer = setTimeout(waits.wake, timeout + 1).unref();
  promise.then(() => {
    if (timer !== undefined) clearTimeout(timer);
    waits.end(isWasm);
  });
}

function install() {
  for (const [name, value] of Object.entries(functions)) {
    Object.defineProperty(Atomics, name, { configurable: true, enumerable: false, value, writable: true });
  }
}

module.exports = { install };
