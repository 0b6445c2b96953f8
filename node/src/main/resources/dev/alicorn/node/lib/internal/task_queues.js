'use strict';

// The nextTick queue, and queueMicrotask. A tick is an object in a singly linked queue of fixed-size rings.

const shared = require('internal/shared');
const { getFrame, setFrame } = require('internal/async_context');
const { wrap, wrapOnce } = require('internal/async_wrap');
const gate = require('internal/gate');
const { FixedQueue } = require('internal/fixed_queue');
const { validateFunction } = require('internal/validators');

const queue = new FixedQueue();
let processRejections = () => false;

class Tick {
  constructor(callback, args) {
    this.callback = callback;
    this.args = args;
    this.frame = getFrame();
    this.wrap = wrap('TickObject', this);
  }
}

function nextTick(callback, a, b, c) {
  validateFunction(callback, 'callback');
  let args;
  switch (arguments.length) {
    case 1: break;
    case 2: args = [a]; break;
    case 3: args = [a, b]; break;
    case 4: args = [a, b, c]; break;
    default: args = Array.prototype.slice.call(arguments, 1);
  }
  if (isExiting()) return;
  if (queue.isEmpty()) shared.counters[shared.HAS_TICK] = 1;
  queue.push(new Tick(callback, args));
}

let isExiting = () => false;

function runTick({ callback, args, frame, wrap: watched }) {
  setFrame(frame);
  if (watched !== null) {
    watched.destroy();
    watched.call(callback, undefined, ...args ?? []);
    return;
  }
  if (args === undefined) callback();
  else if (args.length === 1) callback(args[0]);
  else callback(...args);
}

/** Runs all ticks, then microtasks, until both are empty; then what rejected without a handler. */
function processTicksAndRejections() {
  const before = getFrame();
  try {
    do {
      const ran = runTicks(before);
      if (gate.hasNatives()) gate.microtasks();
      else if (ran) break; // the engine runs microtasks once this call has returned, and the host calls again
    } while (!queue.isEmpty() || processRejections());
    setFrame(before); // an exception leaves in the frame that it came from, for those who handle it
  } finally {
    shared.counters[shared.HAS_TICK] = queue.isEmpty() ? 0 : 1;
  }
}

function runTicks(frame) {
  let tick = queue.shift();
  if (tick === null) return false;
  do runTick(tick); while ((tick = queue.shift()) !== null);
  shared.counters[shared.HAS_TICK] = 0;
  setFrame(frame);
  return true;
}

function queueMicrotask(given) {
  validateFunction(given, 'callback');
  const callback = wrapOnce('Microtask', given);
  const frame = getFrame();
  enqueueMicrotask(() => {
    if (frame === getFrame()) {
      callback();
      return;
    }
    const before = getFrame();
    setFrame(frame);
    callback(); // what it throws is reported in its own frame
    setFrame(before);
  });
}

// A job of V8's own microtask queue. What it throws must become an uncaught exception, not a rejection, so it is
// handed to the reporter in place. Whoever follows promises leaves this one out.
const settled = Promise.resolve();
const { then } = Promise.prototype;
let reportUncaught = (err) => { throw err; };

function enqueueMicrotask(job) {
  Reflect.apply(then, settled, [() => {
    try {
      job();
    } catch (err) {
      reportUncaught(err);
    }
  }]);
}

function setup(hooks) {
  processRejections = hooks.processRejections;
  reportUncaught = hooks.reportUncaught;
  isExiting = hooks.isExiting;
}

gate.setTickProcessor(processTicksAndRejections);

module.exports = { nextTick, queueMicrotask, enqueueMicrotask, processTicksAndRejections, settled, setup };
