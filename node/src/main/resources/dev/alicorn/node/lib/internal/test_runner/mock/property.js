'use strict';

// A mocked property: its reads and writes are recorded. https://nodejs.org/api/test.html#class-mockpropertycontext

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateInteger } = require('internal/validators');

class MockPropertyContext {
  #object;
  #name;
  #descriptor;
  #value;
  #accesses = [];
  #once = new Map();

  constructor(object, name, descriptor, value) {
    this.#object = object;
    this.#name = name;
    this.#descriptor = descriptor;
    this.#value = value;
    const { configurable, enumerable } = descriptor;
    Object.defineProperty(object, name, {
      __proto__: null, configurable, enumerable, get: () => this.#read(), set: (written) => this.#write(written),
    });
  }

  #record(type, value) {
    this.#accesses.push({ __proto__: null, type, value, stack: new Error() });
  }

  #take(fallback) {
    const number = this.#accesses.length;
    if (!this.#once.has(number)) return fallback;
    const value = this.#once.get(number);
    this.#once.delete(number);
    return value;
  }

  #read() {
    const value = this.#take(this.#value);
    this.#record('get', value);
    return value;
  }

  #write(written) {
    const isReadOnly = 'value' in this.#descriptor ? !this.#descriptor.writable : this.#descriptor.set === undefined;
    if (isReadOnly) throw new ERR_INVALID_ARG_VALUE('propertyName', this.#name, 'cannot be set');
    const value = this.#take(written);
    this.#record('set', value);
    this.#value = value;
  }

  get accesses() {
    return this.#accesses.slice();
  }

  accessCount() {
    return this.#accesses.length;
  }

  mockImplementation(value) {
    this.#write(value);
  }

  mockImplementationOnce(value, onAccess) {
    const next = this.#accesses.length;
    if (onAccess === undefined || onAccess === null) onAccess = next;
    validateInteger(onAccess, 'onAccess', next);
    this.#once.set(onAccess, value);
  }

  resetAccesses() {
    this.#accesses = [];
  }

  restore() {
    Object.defineProperty(this.#object, this.#name, this.#descriptor);
  }
}

module.exports = { MockPropertyContext };
