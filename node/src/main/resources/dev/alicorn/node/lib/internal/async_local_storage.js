'use strict';

const { validateObject } = require('internal/validators');
const { getFrame, run, setFrame, track, withEntry } = require('internal/async_context');

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
    getFrame()?.delete(this);
  }

  enterWith(data) {
    track();
    setFrame(withEntry(getFrame(), this, data));
  }

  run(data, fn, ...args) {
    if (Object.is(this.getStore(), data)) return Reflect.apply(fn, null, args);
    track();
    return run(withEntry(getFrame(), this, data), fn, null, ...args);
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
