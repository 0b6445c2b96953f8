'use strict';

// Identity of asynchronous resources and the hooks that watch them. With no hook installed each call is one test.

const hooks = { init: [], before: [], after: [], destroy: [], promiseResolve: [] };
let lastId = 1;
let executionId = 1;
let triggerId = 0;
let resource = {};
const stack = [];
let watched = false;

function newAsyncId() {
  return ++lastId;
}

function emitInit(id, type, trigger, target) {
  if (watched) for (const init of hooks.init.slice()) init(id, type, trigger, target);
}

/** Enters the execution context of a resource; always paired with emitAfter, but for an exception. */
function emitBefore(id, trigger, target) {
  stack.push(executionId, triggerId, resource);
  executionId = id;
  triggerId = trigger;
  resource = target;
  if (watched) for (const before of hooks.before.slice()) before(id);
}

function emitAfter(id) {
  if (watched) for (const after of hooks.after.slice()) after(id);
  resource = stack.pop();
  triggerId = stack.pop();
  executionId = stack.pop();
}

function emitDestroy(id) {
  if (!watched || hooks.destroy.length === 0) return;
  require('internal/immediates').setInternalImmediate(() => {
    for (const destroy of hooks.destroy.slice()) destroy(id);
  });
}

/** After an uncaught exception no resource is being executed any more. */
function clearStack() {
  stack.length = 0;
  executionId = triggerId = 0;
  resource = {};
}

function setHook(callbacks, enabled) {
  for (const name of Object.keys(hooks)) {
    const callback = callbacks[name];
    if (callback === undefined) continue;
    const list = hooks[name].filter((each) => each !== callback);
    if (enabled) list.push(callback);
    hooks[name] = list;
  }
  watched = Object.values(hooks).some((list) => list.length > 0);
}

module.exports = {
  clearStack,
  emitAfter,
  emitBefore,
  emitDestroy,
  emitInit,
  executionAsyncId: () => executionId,
  executionAsyncResource: () => resource,
  isWatched: () => watched,
  newAsyncId,
  setHook,
  triggerAsyncId: () => triggerId,
};
