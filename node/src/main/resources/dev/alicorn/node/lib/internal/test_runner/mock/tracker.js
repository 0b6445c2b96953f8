'use strict';

// mock and t.mock. https://nodejs.org/api/test.html#class-mocktracker

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
const { makeMockFunction } = require('internal/test_runner/mock/function');
const { MockPropertyContext } = require('internal/test_runner/mock/property');
const { validateBoolean, validateFunction, validateInteger, validateObject } = require('internal/validators');

function checkTimes({ times = Infinity }) {
  if (times !== Infinity) validateInteger(times, 'options.times', 1);
  return times;
}

function checkName(name, label) {
  if (typeof name !== 'string' && typeof name !== 'symbol') throw new ERR_INVALID_ARG_TYPE(label, ['string', 'symbol'], name);
}

function checkTarget(object) {
  if (object === null || (typeof object !== 'object' && typeof object !== 'function')) validateObject(object, 'object');
}

/** The property on the object or on whatever it inherits from. */
function findDescriptor(object, name) {
  for (let holder = object; holder !== null; holder = Object.getPrototypeOf(holder)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, name);
    if (descriptor !== undefined) return descriptor;
  }
  return undefined;
}

const isPlain = (value) => value !== null && typeof value === 'object';

function checkAccessors(options) {
  const { getter = false, setter = false } = options;
  validateBoolean(getter, 'options.getter');
  validateBoolean(setter, 'options.setter');
  if (getter && setter) throw new ERR_INVALID_ARG_VALUE('options.setter', setter, "cannot be used with 'options.getter'");
  if (getter) return 'get';
  return setter ? 'set' : 'value';
}

class MockTracker {
  #mocks = []; // contexts, in the order of their making
  #timers;

  get timers() {
    this.#timers ??= new (require('internal/test_runner/mock/timers').MockTimers)();
    return this.#timers;
  }

  fn(original = function() {}, implementation = original, options = {}) {
    if (isPlain(original)) {
      options = original;
      original = function() {};
      implementation = original;
    } else if (isPlain(implementation)) {
      options = implementation;
      implementation = original;
    }
    validateFunction(original, 'original');
    validateFunction(implementation, 'implementation');
    validateObject(options, 'options');
    return this.#keep(makeMockFunction(original, implementation, checkTimes(options), undefined));
  }

  method(object, methodName, implementation, options = {}) {
    checkTarget(object);
    checkName(methodName, 'methodName');
    if (isPlain(implementation)) {
      options = implementation;
      implementation = undefined;
    }
    validateObject(options, 'options');
    const part = checkAccessors(options);
    const times = checkTimes(options);
    const descriptor = findDescriptor(object, methodName);
    const original = descriptor?.[part];
    if (typeof original !== 'function') throw new ERR_INVALID_ARG_VALUE('methodName', original, 'must be a method');
    if (implementation !== undefined) validateFunction(implementation, 'implementation');
    return this.#replace(object, methodName, descriptor, part, implementation ?? original, times);
  }

  #replace(object, name, descriptor, part, implementation, times) {
    const restore = () => Object.defineProperty(object, name, descriptor);
    const mock = makeMockFunction(descriptor[part], implementation, times, restore);
    Object.defineProperty(object, name, { ...descriptor, [part]: mock });
    return this.#keep(mock);
  }

  getter(object, methodName, implementation = undefined, options = {}) {
    return this.#accessor('getter', object, methodName, implementation, options);
  }

  setter(object, methodName, implementation = undefined, options = {}) {
    return this.#accessor('setter', object, methodName, implementation, options);
  }

  #accessor(kind, object, methodName, implementation, options) {
    if (isPlain(implementation)) {
      options = implementation;
      implementation = undefined;
    }
    validateObject(options, 'options');
    if (options[kind] === false) throw new ERR_INVALID_ARG_VALUE(`options.${kind}`, false, 'cannot be false');
    return this.method(object, methodName, implementation, { ...options, [kind]: true });
  }

  property(object, propertyName, value) {
    checkTarget(object);
    checkName(propertyName, 'propertyName');
    const descriptor = findDescriptor(object, propertyName);
    if (descriptor === undefined) {
      throw new ERR_INVALID_ARG_VALUE('propertyName', propertyName, 'is not a property of the object');
    }
    const context = new MockPropertyContext(object, propertyName, descriptor, arguments.length > 2 ? value : object[propertyName]);
    this.#mocks.push(context);
    return new Proxy(object, {
      __proto__: null,
      get: (target, property, receiver) => (property === 'mock' ? context : Reflect.get(target, property, receiver)),
    });
  }

  module() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('mock.module()');
  }

  #keep(mock) {
    this.#mocks.push(mock.mock);
    return mock;
  }

  reset() {
    this.restoreAll();
    this.#timers?.reset();
    this.#mocks = [];
  }

  restoreAll() {
    for (const context of this.#mocks.toReversed()) context.restore();
  }
}

module.exports = { MockTracker };
