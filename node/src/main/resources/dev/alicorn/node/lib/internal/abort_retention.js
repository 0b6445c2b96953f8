'use strict';

// What keeps a signal alive, and what does not: a composite or timed signal lives while somebody listens for its
// abort; a pending timeout alone keeps neither its signal nor the loop.

const waiting = new Set();
const timed = new WeakSet();

function retain(signal, composite) {
  if (composite || timed.has(signal)) waiting.add(signal);
}

function release(signal) {
  waiting.delete(signal);
}

// Made with the first timeout: a start-up snapshot may not hold it.
let registry;

function startTimeout(signal, delay, makeReason, abort) {
  registry ??= new FinalizationRegistry((timer) => require('timers').clearTimeout(timer));
  const ref = new WeakRef(signal);
  timed.add(signal);
  const timer = require('timers').setTimeout(() => {
    const live = ref.deref();
    if (live !== undefined) abort(live, makeReason());
  }, delay);
  timer.unref();
  registry.register(signal, timer);
}

module.exports = { release, retain, startTimeout };
