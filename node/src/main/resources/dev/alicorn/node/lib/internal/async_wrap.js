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

/** What hooks call a request where that is not its class's name in capitals. */
const PROVIDERS = { Microtask: 'Microtask', QueryReqWrap: 'QUERYWRAP', SendWrap: 'UDPSENDWRAP' };

const classes = new Map();

/** What stands for a request, which has no object of its own: an object of a class of that name. */
function resourceOf(name) {
  let Class = classes.get(name);
  if (Class === undefined) classes.set(name, Class = { [name]: class {} }[name]);
  return new Class();
}

/** A callback of a request that is called back once: told to hooks where there are any, as an object of class `name`. */
function wrapOnce(name, callback, trigger) {
  if (!ids.isWatched()) return callback;
  const wrapped = wrap(PROVIDERS[name] ?? name.toUpperCase(), resourceOf(name), trigger);
  return function(...args) {
    wrapped.call(callback, this, ...args);
    wrapped.destroy();
  };
}

module.exports = { wrap, wrapOnce };
