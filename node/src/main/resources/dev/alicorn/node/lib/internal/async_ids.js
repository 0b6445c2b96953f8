'use strict';

// Identity of asynchronous resources and the hooks that watch them. With no hook installed each call is one test. The id 0
// is of resources of the library itself, of which hooks are not told.

let hooks = { init: [], before: [], after: [], destroy: [], promiseResolve: [] };
let lastId = 1;
let executionId = 1;
let triggerId = 0;
let resource = {};
const stack = [];
let watched = false;
let askedFor = false; // whether a program has asked for ids: then handles and requests have them, also without hooks
let triggerOfNext; // what causes the resources that are made now, if not what is executed
let emitting = 0; // how deep hooks are being called
const destroyed = []; // ids of resources whose end nobody has been told yet
let changed = null; // the hooks from when they are done: what is enabled or disabled meanwhile waits

function emit(name, ...args) {
  emitting++;
  for (const hook of hooks[name]) hook(...args); // Those that throw end the process.
  if (--emitting === 0 && changed !== null) {
    use(changed);
    changed = null;
  }
}

function use(lists) {
  hooks = lists;
  watched = Object.values(hooks).some((list) => list.length > 0);
}

function newAsyncId() {
  return ++lastId;
}

function emitInit(id, type, trigger, target) {
  if (watched && id !== 0) emit('init', id, type, trigger, target);
}

/** Enters the execution context of a resource; always paired with emitAfter, but for an exception. */
function emitBefore(id, trigger, target) {
  stack.push(executionId, triggerId, resource);
  executionId = id;
  triggerId = trigger;
  resource = target;
  if (watched && id !== 0) emit('before', id);
}

function emitAfter(id) {
  if (stack.length === 0) return; // cleared meanwhile
  if (watched && id !== 0) emit('after', id);
  resource = stack.pop();
  triggerId = stack.pop();
  executionId = stack.pop();
}

/** Tells of the end of what was entered when no hook was there. */
function emitLateAfter(id) {
  if (watched && id !== 0) emit('after', id);
}

/** Hooks hear of it before the next immediates run, or before the program ends. */
function emitDestroy(id) {
  if (!watched || id === 0 || hooks.destroy.length === 0) return;
  if (destroyed.length === 0) require('internal/immediates').setInternalImmediate(() => {});
  destroyed.push(id);
}

/** Tells of what was destroyed, and of what that destroys. */
function flushDestroyed() {
  for (const id of destroyed) emit('destroy', id);
  destroyed.length = 0;
}

function emitPromiseResolve(id) {
  if (watched) emit('promiseResolve', id);
}

/** After an uncaught exception no resource is being executed any more: hooks are told so. */
function clearStack() {
  while (watched && stack.length > 0) emitAfter(executionId);
  stack.length = 0;
  executionId = triggerId = 0;
  resource = {};
}

function setHook(callbacks, enabled) {
  const lists = { ...changed ?? hooks };
  for (const name of Object.keys(lists)) {
    const callback = callbacks[name];
    if (callback === undefined) continue;
    lists[name] = lists[name].filter((each) => each !== callback);
    if (enabled) lists[name].push(callback);
  }
  if (emitting > 0) changed = lists;
  else use(lists);
}

/** Gives ids to handles and requests from now on. */
function needIds() {
  askedFor = true;
}

/** Calls `fn`; the handles and requests that it makes are caused by the resource of that id. */
function causedBy(id, fn) {
  const before = triggerOfNext;
  triggerOfNext = id;
  try {
    return fn();
  } finally {
    triggerOfNext = before;
  }
}

module.exports = {
  clearStack,
  emitAfter,
  emitBefore,
  emitDestroy,
  emitInit,
  emitLateAfter,
  emitPromiseResolve,
  flushDestroyed,
  causeOfNext: () => triggerOfNext ?? executionId,
  causedBy,
  executionAsyncId: () => executionId,
  executionAsyncResource: () => resource,
  isWatched: () => watched || askedFor,
  needIds,
  newAsyncId,
  setHook,
  triggerAsyncId: () => triggerId,
  watchesDestroy: () => hooks.destroy.length > 0,
};
