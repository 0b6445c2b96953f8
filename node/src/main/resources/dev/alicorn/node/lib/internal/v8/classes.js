'use strict';

// The classes of the v8 module look like native ones: enumerable methods, and an error with a code without `new`.

function typeError(message) {
  return Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_TYPE' });
}

/** A constructor under `name` for the instances of `Class`. */
function constructible(name, Class) {
  const Constructor = function(...args) {
    if (new.target) return Reflect.construct(Class, args, new.target);
    const err = new TypeError(`Class constructor ${name} cannot be invoked without 'new'`);
    throw Object.assign(err, { code: 'ERR_CONSTRUCT_CALL_REQUIRED' });
  };
  Object.defineProperty(Constructor, 'name', { value: name });
  Object.defineProperty(Constructor, 'length', { value: Class.length });
  Constructor.prototype = Class.prototype;
  for (const key of Object.getOwnPropertyNames(Class.prototype)) {
    Object.defineProperty(Class.prototype, key, key === 'constructor' ? { value: Constructor } : { enumerable: true });
  }
  return Constructor;
}

module.exports = { constructible, typeError };
