'use strict';

// What follows every callback: the nextTick queue, then microtasks, until both are empty, then rejections that
// nobody handled. `runMicrotasks` is one of V8's natives where the snapshot could be built with them; without it
// `drain` reports false, and the host, to whom V8 returns with its microtasks run, calls again.

const shared = require('internal/shared');
const { setFrame } = require('internal/async_context');

let runMicrotasks = null;
let processTicks = null;

function setMicrotaskRunner(run) {
  runMicrotasks = run;
}

function setTickProcessor(process) {
  processTicks = process;
}

/** Runs ticks and microtasks until both are empty; false if the host must finish the work. */
function drain() {
  if (runMicrotasks === null) return drainTicksOnly();
  const { counters } = shared;
  if (counters[shared.HAS_TICK] === 0 && counters[shared.HAS_REJECTION] === 0) runMicrotasks();
  if (counters[shared.HAS_TICK] !== 0 || counters[shared.HAS_REJECTION] !== 0) processTicks();
  setFrame(undefined); // no callback leaves its stores to the next
  return true;
}

function drainTicksOnly() {
  if (shared.counters[shared.HAS_TICK] !== 0) processTicks();
  setFrame(undefined);
  return false;
}

/** Microtasks now, where the engine allows it in the middle of a call. */
function microtasks() {
  if (runMicrotasks !== null) runMicrotasks();
}

module.exports = { drain, microtasks, setMicrotaskRunner, setTickProcessor, hasNatives: () => runMicrotasks !== null };
