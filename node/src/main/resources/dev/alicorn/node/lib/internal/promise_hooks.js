'use strict';

// Tells observers of promises: made, about to call back, called back, settled.
// https://nodejs.org/api/v8.html#promise-hooks
//
// The engine offers no hooks of its own, so this changes the realm's `Promise` when the first observer comes:
//
// - the global `Promise` is a constructor that tells of what it makes; its prototype is the engine's;
// - `then` tells of the promise that it returns, and its callbacks of themselves;
// - `await p` reads `p.constructor` before it subscribes to `p`, which an accessor makes known (see internal/async_promises).
//
// What cannot be seen: `await` of what is no promise, a promise of an async function until somebody waits for it, and
// `then` of promises that were subscribed to before `then` was changed. That happens with the first module that names createHook.

const { settled } = require('internal/task_queues');
const { isPromise } = require('internal/util/types');

const Original = Promise;
const { prototype } = Original;

let observers = []; // replaced and never changed: who is added while they are told waits
const known = new WeakSet();
let parentOfNext; // what the promise that is being made depends on
let quiet = false; // while this file itself makes the engine read `constructor`
let awaiting = null; // stands for the function that an await has resumed
let followsThen = false;
let installed = false;

function tell(event, promise, parent) {
  const before = quiet;
  quiet = true; // an observer that looks at the constructor awaits nothing
  for (const observer of observers) observer[event]?.(promise, parent);
  quiet = before;
}

function made(promise, parent) {
  if (known.has(promise)) return;
  known.add(promise);
  tell('init', promise, parent);
}

function enter(promise) {
  leaveAwait();
  tell('before', promise);
}

function leave(promise, settles) {
  leaveAwait();
  if (settles) tell('settled', promise);
  tell('after', promise);
}

function leaveAwait() {
  if (awaiting === null) return;
  const promise = awaiting;
  awaiting = null;
  tell('settled', promise);
  tell('after', promise);
}

function quietly(fn, thisArg, args) {
  const before = quiet;
  quiet = true;
  try {
    return Reflect.apply(fn, thisArg, args);
  } finally {
    quiet = before;
  }
}

/** The promise and its resolving functions, which tell that it settles when they are first called. */
function construct(newTarget) {
  let resolvers;
  const promise = Reflect.construct(Original, [(resolve, reject) => { resolvers = [resolve, reject]; }], newTarget);
  let isSettled = false;
  const [resolve, reject] = resolvers.map((settle) => (value) => {
    if (!isSettled) {
      isSettled = true;
      tell('settled', promise);
    }
    quietly(settle, undefined, [value]);
  });
  return { promise, resolve, reject };
}

// `Promise` calls its executor when the promise exists but nobody has it: it is called here, after the news.
const TrackedPromise = function Promise(executor) {
  if (new.target === undefined) return Original(executor); // throws
  if (observers.length === 0 || typeof executor !== 'function') return Reflect.construct(Original, [executor], new.target);
  const { promise, resolve, reject } = construct(new.target);
  made(promise, parentOfNext);
  try {
    executor(resolve, reject);
  } catch (err) {
    reject(err);
  }
  return promise;
};

function wrapCallback(callback, isRejection, derived) {
  return (value) => {
    if (observers.length === 0) return runUnobserved(callback, isRejection, value, derived);
    enter(derived());
    let result = value;
    let settles = true;
    try {
      if (typeof callback === 'function') result = callback(value);
      else if (isRejection) throw value;
      settles = !isPromise(result); // it follows another one
      return result;
    } finally {
      leave(derived(), settles);
    }
  };
}

/** Nobody wants to hear of it; who begins to while it runs hears of its end. */
function runUnobserved(callback, isRejection, value, derived) {
  try {
    if (typeof callback === 'function') return callback(value);
    if (isRejection) throw value;
    return value;
  } finally {
    if (observers.length > 0) tell('after', derived());
  }
}

function makeThen(then) {
  return { then(onFulfilled, onRejected) {
    if (!isPromise(this)) return Reflect.apply(then, this, [onFulfilled, onRejected]);
    const outer = parentOfNext;
    parentOfNext = this;
    let child;
    const derived = () => child;
    try {
      child = quietly(then, this, [wrapCallback(onFulfilled, false, derived), wrapCallback(onRejected, true, derived)]);
    } finally {
      parentOfNext = outer;
    }
    if (observers.length > 0) made(child, this);
    return child;
  } }.then;
}

/** It asks for the constructor, as await does, and then calls `then`. */
function makeFinally(original) {
  return { finally(onFinally) {
    return quietly(original, this, [onFinally]);
  } }.finally;
}

function makeSettler(original) {
  const { name } = original;
  return { [name](value) {
    const C = this === TrackedPromise ? Original : this;
    const promise = quietly(original, C, [value]);
    if (observers.length > 0 && promise !== value && C === Original) {
      made(promise, undefined);
      tell('settled', promise);
    }
    return promise;
  } }[name];
}

/** An await subscribes next: the subscription made here runs in the job before the one that resumes the function. */
function onAwait(promise) {
  made(promise, undefined);
  const resumption = new Original(() => {});
  made(resumption, promise);
  const resume = () => {
    enter(resumption);
    awaiting = resumption;
    quietly(originalThen, settled, [() => { if (awaiting === resumption) leaveAwait(); }]);
  };
  quietly(originalThen, promise, [resume, resume]);
}

const { then: originalThen } = prototype;

const hidden = { writable: true, enumerable: false, configurable: true };

/** What is subscribed to from now on can be told of, also to observers that come later. */
function followThen() {
  if (followsThen) return;
  followsThen = true;
  Object.defineProperty(prototype, 'then', { value: makeThen(prototype.then), ...hidden });
}

function install() {
  installed = true;
  followThen();
  const statics = Object.getOwnPropertyDescriptors(Original);
  for (const name of ['resolve', 'reject']) statics[name].value = makeSettler(Original[name]);
  statics.prototype.value = prototype;
  Object.defineProperties(TrackedPromise, statics);
  Object.defineProperty(prototype, 'finally', { value: makeFinally(prototype.finally), ...hidden });
  const before = Object.getOwnPropertyDescriptor(prototype, 'constructor');
  Object.defineProperty(prototype, 'constructor', {
    get() {
      if (observers.length > 0 && !quiet && this !== settled && isPromise(this)) onAwait(this);
      return before.get === undefined ? before.value : Reflect.apply(before.get, this, []);
    },
    set(value) {
      Object.defineProperty(this, 'constructor', { value, ...hidden });
    },
    enumerable: false,
    configurable: true,
  });
  Object.defineProperty(globalThis, 'Promise', { value: TrackedPromise, ...hidden });
}

/**
 * Tells `observer` from now on; the answer makes that end.
 *
 * @param observer has any of init(promise, parent), before(promise), after(promise), settled(promise), which must not throw
 */
function observe(observer) {
  if (!installed) install();
  observers = [...observers, observer];
  return () => {
    observers = observers.filter((each) => each !== observer);
  };
}

module.exports = { followThen, observe };
