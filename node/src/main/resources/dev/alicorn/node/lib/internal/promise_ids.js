'use strict';

// Promises as resources of async_hooks: their ids, and what hooks are told of them.

const ids = require('internal/async_ids');
const { observe } = require('internal/promise_hooks');

const identities = new WeakMap(); // promise -> { id, trigger }
const entered = []; // promises whose callbacks run
let stop = null;
let ending = false; // nobody wants to hear of promises, but callbacks that were entered must be left
let registry;

function identify(promise, parent) {
  let identity = identities.get(promise);
  if (identity === undefined) {
    const trigger = parent === undefined ? ids.executionAsyncId() : identify(parent).id;
    identity = { id: ids.newAsyncId(), trigger };
    identities.set(promise, identity);
  }
  return identity;
}

const observer = {
  init(promise, parent) {
    if (ending) return;
    const { id, trigger } = identify(promise, parent);
    ids.emitInit(id, 'PROMISE', trigger, promise);
    if (!ids.watchesDestroy()) return;
    registry ??= new FinalizationRegistry(ids.emitDestroy);
    registry.register(promise, id);
  },
  before(promise) {
    if (ending) return;
    const { id, trigger } = identify(promise);
    entered.push(promise);
    ids.emitBefore(id, trigger, promise);
  },
  after(promise) {
    if (entered.at(-1) !== promise) { // hooks came in between
      ids.emitLateAfter(identify(promise).id);
      return;
    }
    entered.pop();
    ids.emitAfter(identify(promise).id);
    if (ending && entered.length === 0) end();
  },
  settled(promise) {
    if (ending) return;
    ids.emitPromiseResolve(identify(promise).id);
  },
};

function end() {
  stop();
  stop = null;
}

/** Starts or ends that hooks are told of promises. */
function track(on) {
  ending = !on;
  if (on) stop ??= observe(observer);
  else if (stop !== null && entered.length === 0) end();
}

/** Calls `fn` in the context of a promise that hooks know of. */
function runIn(promise, fn) {
  const identity = identities.get(promise);
  if (identity === undefined) {
    fn();
    return;
  }
  ids.emitBefore(identity.id, identity.trigger, promise);
  fn();
  ids.emitAfter(identity.id); // An exception clears the whole stack.
}

module.exports = { runIn, track };
