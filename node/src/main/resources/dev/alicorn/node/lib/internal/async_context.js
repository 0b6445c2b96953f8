'use strict';

// The frame that asynchronous work carries along: undefined, or an immutable Map from AsyncLocalStorage to store.
// Every queue of the library takes getFrame() when work is submitted and puts it back when the work runs.
//
// Until the first store is set all frames are undefined and this costs one comparison a callback. From then on
// promises are followed too: internal/async_promises.

let current;
let followers = null;

function getFrame() {
  return current;
}

function setFrame(frame) {
  if (frame === current) return;
  current = frame;
  if (followers !== null) followers.mark(frame);
}

/** Sets the frame without a marker: for jobs that are markers themselves. */
function assume(frame) {
  current = frame;
}

/** Follows promises from now on. */
function track() {
  if (followers !== null) return;
  followers = require('internal/async_promises');
  followers.install();
}

/** Calls `fn` with `frame` current and restores the one before, whatever happens. */
function run(frame, fn, thisArg, ...args) {
  const before = current;
  setFrame(frame);
  try {
    return Reflect.apply(fn, thisArg, args);
  } finally {
    setFrame(before);
  }
}

/** `frame` with `key` bound to `value`. */
function withEntry(frame, key, value) {
  const next = new Map(frame);
  next.set(key, value);
  return next;
}

module.exports = { assume, getFrame, setFrame, run, track, withEntry };
