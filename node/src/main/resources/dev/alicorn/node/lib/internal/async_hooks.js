'use strict';

// createHook over the resources that this library makes. Promises are made by the engine and are not among them.

const { codes: { ERR_ASYNC_CALLBACK } } = require('internal/errors');
const { validateBoolean } = require('internal/validators');
const ids = require('internal/async_ids');

const EVENTS = ['init', 'before', 'after', 'destroy', 'promiseResolve'];

/** A hook that throws ends the process: nobody is there who could handle it. */
function fatal(err) {
  const process = require('process');
  process._rawDebug(typeof err?.stack === 'string' ? err.stack : new Error(String(err)).stack);
  process.exit(1);
}

function guard(hook, callback) {
  return (...args) => {
    try {
      Reflect.apply(callback, hook, args);
    } catch (err) {
      fatal(err);
    }
  };
}

const enabled = new Set();

class AsyncHook {
  #callbacks = {};

  constructor(callbacks) {
    for (const name of EVENTS) {
      if (callbacks[name] !== undefined) this.#callbacks[name] = guard(this, callbacks[name]);
    }
  }

  static watchesDestroy(hook) {
    return hook.#callbacks.destroy !== undefined;
  }

  enable() {
    enabled.add(this);
    ids.setHook(this.#callbacks, true);
    return this;
  }

  disable() {
    enabled.delete(this);
    ids.setHook(this.#callbacks, false);
    return this;
  }
}

function createHook(callbacks) {
  for (const name of EVENTS) {
    const callback = callbacks[name];
    if (callback !== undefined && typeof callback !== 'function') throw new ERR_ASYNC_CALLBACK(`hook.${name}`);
  }
  if (callbacks.trackPromises !== undefined) validateBoolean(callbacks.trackPromises, 'trackPromises');
  return new AsyncHook(callbacks);
}

function isWatched() {
  return enabled.size > 0;
}

function watchesDestroy() {
  for (const hook of enabled) if (AsyncHook.watchesDestroy(hook)) return true;
  return false;
}

module.exports = { createHook, isWatched, watchesDestroy };
