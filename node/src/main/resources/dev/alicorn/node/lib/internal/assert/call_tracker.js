'use strict';

const { codes: { ERR_INVALID_ARG_VALUE, ERR_UNAVAILABLE_DURING_EXIT } } = require('internal/errors');
const { validateUint32 } = require('internal/validators');
const { AssertionError } = require('internal/assert/assertion_error');

function noop() {}

/** One wrapped function: how often it should be called, and how it was. */
class Tracked {
  #expected;
  #name;
  #stack;
  #calls = [];

  constructor({ expected, name, stack }) {
    this.#expected = expected;
    this.#name = name;
    this.#stack = stack;
  }

  record(thisArg, args) {
    this.#calls.push(Object.freeze({ thisArg, arguments: Object.freeze(args) }));
  }

  reset() {
    this.#calls = [];
  }

  calls() {
    return Object.freeze(this.#calls.slice());
  }

  report() {
    if (this.#calls.length === this.#expected) return undefined;
    return {
      message: `Expected the ${this.#name} function to be executed ${this.#expected} time(s) but was executed ` +
        `${this.#calls.length} time(s).`,
      actual: this.#calls.length,
      expected: this.#expected,
      operator: this.#name,
      stack: this.#stack,
    };
  }
}

class CallTracker {
  #checks = new Set();
  #tracked = new WeakMap();

  #of(fn) {
    if (!this.#tracked.has(fn)) throw new ERR_INVALID_ARG_VALUE('fn', fn, 'is not a tracked function');
    return this.#tracked.get(fn);
  }

  reset(fn) {
    if (fn === undefined) {
      for (const check of this.#checks) check.reset();
      return;
    }
    this.#of(fn).reset();
  }

  getCalls(fn) {
    return this.#of(fn).calls();
  }

  calls(fn, expected = 1) {
    if (require('process')._exiting) throw new ERR_UNAVAILABLE_DURING_EXIT();
    if (typeof fn === 'number') {
      expected = fn;
      fn = noop;
    } else if (fn === undefined) {
      fn = noop;
    }
    validateUint32(expected, 'expected', true);
    const check = new Tracked({ expected, name: fn.name || 'calls', stack: new Error() });
    this.#checks.add(check);
    const wrapped = new Proxy(fn, {
      apply(target, thisArg, args) {
        check.record(thisArg, args);
        return Reflect.apply(target, thisArg, args);
      },
    });
    this.#tracked.set(wrapped, check);
    return wrapped;
  }

  report() {
    return Array.from(this.#checks, (check) => check.report()).filter((report) => report !== undefined);
  }

  verify() {
    const details = this.report();
    if (details.length === 0) return;
    const message = details.length === 1 ? details[0].message : 'Functions were not called the expected number of times';
    throw new AssertionError({ message, details });
  }
}

module.exports = { CallTracker };
