'use strict';

const { validateObject } = require('internal/validators');
const { getFrame, setFrame, track, withEntry } = require('internal/async_context');

class AsyncLocalStorage {
  #defaultValue;
  #name = '';

  static bind(fn) {
    return require('internal/async_resource').AsyncResource.bind(fn);
  }

  static snapshot() {
    return AsyncLocalStorage.bind((callback, ...args) => callback(...args));
  }

  constructor(options = {}) {
    validateObject(options, 'options');
    this.#defaultValue = options.defaultValue;
    if (options.name !== undefined) this.#name = `${options.name}`;
  }

  get name() {
    return this.#name;
  }

  /** Forgets the store in the current context, and in all that share it. */
  disable() {
    const frame = getFrame();
    if (frame === undefined || !frame.delete(this)) return;
    setFrame(new Map(frame)); // another one, so that a run() under way sees that something was changed
  }

  enterWith(data) {
    track();
    setFrame(withEntry(getFrame(), this, data));
  }

  run(data, fn, ...args) {
    if (Object.is(this.getStore(), data)) return Reflect.apply(fn, null, args);
    track();
    const before = getFrame();
    const prior = this.getStore();
    const frame = withEntry(before, this, data);
    setFrame(frame);
    try {
      return Reflect.apply(fn, null, args);
    } finally {
      // What other storages have entered meanwhile stays.
      const now = getFrame();
      setFrame(now === frame ? before : withEntry(now, this, prior));
    }
  }

  exit(fn, ...args) {
    return this.run(undefined, fn, ...args);
  }

  getStore() {
    const frame = getFrame();
    return frame !== undefined && frame.has(this) ? frame.get(this) : this.#defaultValue;
  }
}

module.exports = { AsyncLocalStorage };
