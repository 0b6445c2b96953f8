'use strict';

// What hooks are told of handles and requests. With no hook nothing is made: a wrap is then null.

const ids = require('internal/async_ids');

class AsyncWrap {
  #id = ids.newAsyncId();
  #trigger;
  #resource;

  constructor(type, resource, trigger) {
    this.#trigger = trigger;
    this.#resource = resource;
    ids.emitInit(this.#id, type, trigger, resource);
  }

  get id() {
    return this.#id;
  }

  /** Calls back in the resource's execution context. */
  call(callback, thisArg, ...args) {
    ids.emitBefore(this.#id, this.#trigger, this.#resource);
    const result = Reflect.apply(callback, thisArg, args);
    ids.emitAfter(this.#id); // An exception clears the whole stack.
    return result;
  }

  destroy() {
    ids.emitDestroy(this.#id);
  }
}

/** @param trigger the id of what caused it, by default what is being executed */
function wrap(type, resource, trigger) {
  return ids.isWatched() ? new AsyncWrap(type, resource, trigger ?? ids.causeOfNext()) : null;
}

/** A callback of a request that is called back once: told to hooks where there are any. */
function wrapOnce(type, resource, callback, trigger) {
  const wrapped = wrap(type, resource, trigger);
  if (wrapped === null) return callback;
  return function(...args) {
    wrapped.call(callback, this, ...args);
    wrapped.destroy();
  };
}

module.exports = { wrap, wrapOnce };
