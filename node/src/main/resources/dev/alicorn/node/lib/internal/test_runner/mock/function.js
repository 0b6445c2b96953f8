'use strict';

// A mocked function: a proxy that records calls. https://nodejs.org/api/test.html#class-mockfunctioncontext

const { validateFunction, validateInteger } = require('internal/validators');

class MockFunctionContext {
  #calls = [];
  #implementation;
  #original;
  #restore;
  #once = new Map();
  #times;

  /** @param restore puts back what the mock took the place of, or undefined for a plain function */
  constructor(original, implementation, times, restore) {
    this.#original = original;
    this.#implementation = implementation;
    this.#times = times;
    this.#restore = restore;
  }

  get calls() {
    return this.#calls.slice();
  }

  callCount() {
    return this.#calls.length;
  }

  mockImplementation(implementation) {
    validateFunction(implementation, 'implementation');
    this.#implementation = implementation;
  }

  mockImplementationOnce(implementation, onCall) {
    validateFunction(implementation, 'implementation');
    const next = this.#calls.length;
    if (onCall === undefined || onCall === null) onCall = next;
    validateInteger(onCall, 'onCall', next);
    this.#once.set(onCall, implementation);
  }

  restore() {
    this.#restore?.();
    this.#implementation = this.#original;
    this.#once.clear();
  }

  resetCalls() {
    this.#calls = [];
  }

  static record(context, call) {
    context.#calls.push(call);
  }

  /** The function for the next call; one that was given for a number of calls is put back behind the last. */
  static next(context) {
    const number = context.#calls.length;
    const once = context.#once.get(number);
    context.#once.delete(number);
    const implementation = once ?? context.#implementation;
    if (number + 1 === context.#times) context.restore();
    return implementation;
  }
}

const { record, next } = MockFunctionContext;
delete MockFunctionContext.record;
delete MockFunctionContext.next;

/** Runs `invoke` and records how it ended. */
function recorded(context, args, target, invoke, thisOf) {
  let result;
  let error;
  try {
    result = invoke();
    return result;
  } catch (err) {
    error = err;
    throw err;
  } finally {
    record(context, {
      __proto__: null,
      arguments: args,
      error,
      result,
      stack: new Error(), // its frames say who called
      target,
      this: thisOf(result),
    });
  }
}

function mockFunction(original, context) {
  return new Proxy(original, {
    __proto__: null,
    apply(_, thisArg, args) {
      const fn = next(context);
      return recorded(context, args, undefined, () => Reflect.apply(fn, thisArg, args), () => thisArg);
    },
    construct(_, args, newTarget) {
      const fn = next(context);
      const target = newTarget === proxyOf.get(context) ? original : newTarget;
      return recorded(context, args, target, () => Reflect.construct(fn, args, target), (result) => result);
    },
    get(target, property, receiver) {
      return property === 'mock' ? context : Reflect.get(target, property, receiver);
    },
  });
}

const proxyOf = new WeakMap();

function makeMockFunction(original, implementation, times, restore) {
  const context = new MockFunctionContext(original, implementation, times, restore);
  const proxy = mockFunction(original, context);
  proxyOf.set(context, proxy);
  return proxy;
}

module.exports = { makeMockFunction };
