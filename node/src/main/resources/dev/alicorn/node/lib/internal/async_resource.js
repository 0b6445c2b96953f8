'use strict';

const { codes: { ERR_ASYNC_TYPE, ERR_INVALID_ASYNC_ID } } = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');
const { getFrame, setFrame } = require('internal/async_context');
const { isWatched, watchesDestroy } = require('internal/async_hooks');
const ids = require('internal/async_ids');

// Made with the first resource that a hook wants to see destroyed: a start-up snapshot may not hold it.
let registry;

function destroyWithGarbage(resource, id, state) {
  registry ??= new FinalizationRegistry((held) => {
    if (!held.state.destroyed) ids.emitDestroy(held.id);
  });
  registry.register(resource, { id, state });
}

function readOptions(options) {
  if (typeof options === 'number') return { trigger: options, manual: false };
  const { triggerAsyncId = ids.executionAsyncId(), requireManualDestroy } = options;
  return { trigger: triggerAsyncId, manual: Boolean(requireManualDestroy) };
}

class AsyncResource {
  #id;
  #trigger;
  #frame = getFrame();
  #state = { destroyed: false };

  constructor(type, options = {}) {
    validateString(type, 'type');
    const { trigger, manual } = readOptions(options);
    if (!Number.isSafeInteger(trigger) || trigger < -1) throw new ERR_INVALID_ASYNC_ID('triggerAsyncId', trigger);
    if (type.length === 0 && isWatched()) throw new ERR_ASYNC_TYPE(type);
    this.#id = ids.newAsyncId();
    this.#trigger = trigger;
    ids.emitInit(this.#id, type, trigger, this);
    if (!manual && watchesDestroy()) destroyWithGarbage(this, this.#id, this.#state);
  }

  runInAsyncScope(fn, thisArg, ...args) {
    const before = getFrame();
    ids.emitBefore(this.#id, this.#trigger, this);
    setFrame(this.#frame);
    try {
      return Reflect.apply(fn, thisArg, args);
    } finally {
      setFrame(before);
      ids.emitAfter(this.#id);
    }
  }

  emitDestroy() {
    this.#state.destroyed = true;
    ids.emitDestroy(this.#id);
    return this;
  }

  asyncId() {
    return this.#id;
  }

  triggerAsyncId() {
    return this.#trigger;
  }

  bind(fn, thisArg) {
    validateFunction(fn, 'fn');
    const resource = this;
    let bound;
    if (thisArg === undefined) bound = function(...args) { return resource.runInAsyncScope(fn, this, ...args); };
    else bound = this.runInAsyncScope.bind(this, fn, thisArg);
    Object.defineProperty(bound, 'length', { value: fn.length, configurable: true, enumerable: false, writable: false });
    return bound;
  }

  static bind(fn, type, thisArg) {
    type = type || fn.name;
    return new AsyncResource(type || 'bound-anonymous-fn').bind(fn, thisArg);
  }
}

module.exports = { AsyncResource };
