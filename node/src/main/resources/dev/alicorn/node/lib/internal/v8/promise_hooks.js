'use strict';

// https://nodejs.org/api/v8.html#promise-hooks

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { onUncaught } = require('internal/process/execution');
const { observe } = require('internal/promise_hooks');
const { isAsyncFunction } = require('internal/util/types');

const binding = internalBinding('process');

const EVENTS = ['init', 'before', 'after', 'settled'];

/** What a hook throws has no caller that could catch it. */
function guarded(callback) {
  return (promise, parent) => {
    try {
      callback(promise, parent);
    } catch (err) {
      if (!onUncaught(err, false)) binding.fatal(err);
    }
  };
}

function observerOf(hooks) {
  const observer = {};
  for (const event of EVENTS) {
    const callback = hooks[event];
    if (callback === undefined) continue;
    // An asynchronous one would make promises, of which it would be told.
    if (typeof callback !== 'function' || isAsyncFunction(callback)) {
      throw new ERR_INVALID_ARG_TYPE(`${event}Hook`, 'Function', callback);
    }
    observer[event] = guarded(callback);
  }
  return observer;
}

function required(event, callback) {
  if (callback === undefined) throw new ERR_INVALID_ARG_TYPE(`${event}Hook`, 'Function', callback);
  return observe(observerOf({ [event]: callback }));
}

module.exports = {
  createHook(hooks = {}) {
    return observe(observerOf(hooks));
  },
  onInit(init) {
    return required('init', init);
  },
  onBefore(before) {
    return required('before', before);
  },
  onAfter(after) {
    return required('after', after);
  },
  onSettled(settled) {
    return required('settled', settled);
  },
};
