'use strict';

// Carries the frame through promises, which the engine settles without telling anybody. Three observations do it:
//
// - `then` is replaced, and so are callbacks passed to it.
// - `await p` reads `p.constructor` before it subscribes to `p`. As an accessor that reading subscribes first, and the
//   subscription restores the frame in the job just before the one that resumes the function. No job is added
//   between the two, so the order in which programs see their jobs is as ever.
// - `await` of what is no promise shows nothing at all. Jobs run in the order in which they were queued, so a job
//   queued whenever a frame becomes current restores it for those that follow. Such a marker renews itself a few
//   times, for functions that await plain values again and again among others that do the same.
//
// A program pays for this from its first AsyncLocalStorage store on, and not before.

const { assume, getFrame } = require('internal/async_context');
const { settled } = require('internal/task_queues');

const RENEWALS = 2;

const { prototype } = Promise;
const { then: originalThen, finally: originalFinally } = prototype;
const { resolve: originalResolve } = Promise;

// Set while this library itself makes the engine read `constructor`.
let quiet = false;

function enqueue(job) {
  const before = quiet;
  quiet = true;
  try {
    Reflect.apply(originalThen, settled, [job]);
  } finally {
    quiet = before;
  }
}

function mark(frame, renewals = RENEWALS) {
  enqueue(() => {
    assume(frame);
    if (renewals > 0) mark(frame, renewals - 1);
  });
}

function wrap(callback, frame) {
  if (typeof callback !== 'function') return callback;
  return (value) => {
    const before = getFrame();
    assume(frame);
    mark(frame);
    try {
      return callback(value);
    } finally {
      assume(before);
    }
  };
}

/** Makes `frame` current in the job before the one that the caller is about to attach to `promise`. */
function restoreBefore(promise, frame) {
  const restore = () => {
    assume(frame);
    mark(frame);
  };
  Reflect.apply(originalThen, promise, [restore, restore]);
}

function onConstructorRead(promise) {
  if (quiet || promise === prototype) return;
  quiet = true;
  try {
    restoreBefore(promise, getFrame());
  } catch {
    // Not a promise, but an object that inherits from the prototype.
  } finally {
    quiet = false;
  }
}

const replacements = {
  then(onFulfilled, onRejected) {
    const frame = getFrame();
    const before = quiet;
    quiet = true;
    try {
      return Reflect.apply(originalThen, this, [wrap(onFulfilled, frame), wrap(onRejected, frame)]);
    } finally {
      quiet = before;
    }
  },
  finally(onFinally) {
    const before = quiet;
    quiet = true;
    try {
      return Reflect.apply(originalFinally, this, [onFinally]);
    } finally {
      quiet = before;
    }
  },
  resolve(value) {
    const before = quiet;
    quiet = true;
    try {
      return Reflect.apply(originalResolve, this, [value]);
    } finally {
      quiet = before;
    }
  },
};

function replace(object, name) {
  Object.defineProperty(object, name, {
    value: replacements[name], writable: true, enumerable: false, configurable: true,
  });
}

/** Changes the promises of this realm; a program that has replaced `then` keeps its own. */
function install() {
  if (prototype.then === originalThen) replace(prototype, 'then');
  if (prototype.finally === originalFinally) replace(prototype, 'finally');
  if (Promise.resolve === originalResolve) replace(Promise, 'resolve');
  Object.defineProperty(prototype, 'constructor', {
    get() {
      onConstructorRead(this);
      return Promise;
    },
    set(value) {
      Object.defineProperty(this, 'constructor', { value, writable: true, enumerable: false, configurable: true });
    },
    enumerable: false,
    configurable: true,
  });
}

module.exports = { install, mark };
