'use strict';

// The frame that asynchronous work carries along: undefined, or an immutable Map from AsyncLocalStorage to store.
// Every queue of the library takes getFrame() when work is submitted and puts it back when the work runs.

let current;

function getFrame() {
  return current;
}

function setFrame(frame) {
  current = frame;
}

/** Calls `fn` with `frame` current and restores the one before, whatever happens. */
function run(frame, fn, thisArg, ...args) {
  const before = current;
  current = frame;
  try {
    return Reflect.apply(fn, thisArg, args);
  } finally {
    current = before;
  }
}

/** `frame` with `key` bound to `value`. */
function withEntry(frame, key, value) {
  const next = new Map(frame);
  next.set(key, value);
  return next;
}

/** `frame` without `key`; undefined once nothing is left. */
function withoutEntry(frame, key) {
  if (frame === undefined || !frame.has(key)) return frame;
  const next = new Map(frame);
  next.delete(key);
  return next.size === 0 ? undefined : next;
}

module.exports = { getFrame, setFrame, run, withEntry, withoutEntry };
