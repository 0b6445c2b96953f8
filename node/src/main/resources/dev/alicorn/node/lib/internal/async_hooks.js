'use strict';

// createHook over the resources that this library makes, and over promises.

const { codes: { ERR_ASYNC_CALLBACK, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateBoolean } = require('internal/validators');
const ids = require('internal/async_ids');

const EVENTS = ['init', 'before', 'after', 'destroy', 'promiseResolve'];

/** A hook that throws ends the process: nobody is there who could handle it. */
function fatal(err) {
  const process = require('process');
  process._rawDebug(typeof err?.stack === 'string' ? err.stack : new Error(String(err)).stack);
  if (require('internal/options').isOn('abort-on-uncaught-exception')) process.abort();
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
  #tracksPromises;

  constructor(callbacks) {
    this.#tracksPromises = callbacks.trackPromises ?? true;
    for (const name of EVENTS) {
      if (callbacks[name] !== undefined) this.#callbacks[name] = guard(this, callbacks[name]);
    }
  }

  static watchesDestroy(hook) {
    return hook.#callbacks.destroy !== undefined;
  }

  static tracksPromises(hook) {
    return hook.#tracksPromises;
  }

  enable() {
    enabled.add(this);
    ids.setHook(this.#callbacks, true);
    if (this.#tracksPromises) require('internal/promise_ids').track(true);
    return this;
  }

  disable() {
    if (!enabled.delete(this)) return this;
    ids.setHook(this.#callbacks, false);
    if (this.#tracksPromises && !isAnyTrackingPromises()) require('internal/promise_ids').track(false);
    return this;
  }
}

// Takes it apart in its parameters, so that what is no object is refused by the words of Node.
function createHook({ init, before, after, destroy, promiseResolve, trackPromises }) {
  const callbacks = { init, before, after, destroy, promiseResolve, trackPromises };
  for (const name of EVENTS) {
    const callback = callbacks[name];
    if (callback !== undefined && typeof callback !== 'function') throw new ERR_ASYNC_CALLBACK(`hook.${name}`);
  }
  if (trackPromises !== undefined) validateBoolean(trackPromises, 'trackPromises');
  if (trackPromises === false && callbacks.promiseResolve !== undefined) {
    throw new ERR_INVALID_ARG_VALUE('trackPromises', trackPromises, 'must not be false when promiseResolve is enabled');
  }
  return new AsyncHook(callbacks);
}

function isAnyTrackingPromises() {
  for (const hook of enabled) if (AsyncHook.tracksPromises(hook)) return true;
  return false;
}

function isWatched() {
  return enabled.size > 0;
}

function watchesDestroy() {
  for (const hook of enabled) if (AsyncHook.watchesDestroy(hook)) return true;
  return false;
}

module.exports = { createHook, isWatched, watchesDestroy };
