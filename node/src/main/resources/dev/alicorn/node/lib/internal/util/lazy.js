'use strict';
// Values that are made when they are first asked for, and properties of web interfaces.

function getLazy(initializer) {
  let value;
  let made = false;
  return function() {
    if (!made) {
      value = initializer();
      made = true;
    }
    return value;
  };
}

function cachedResult(fn) {
  let result;
  return () => {
    result ??= fn();
    return typeof result?.slice === 'function' ? result.slice() : result;
  };
}

function nameFunction(fn, name) {
  return Object.defineProperty(fn, 'name', { value: name, configurable: true });
}

function replaceWith(target, key, value, enumerable) {
  Object.defineProperty(target, key, { value, writable: true, enumerable, configurable: true });
}

/** Properties of `target` that load the module `id` at the first read and are plain from then on. */
function defineLazyProperties(target, id, keys, enumerable = true) {
  for (const key of keys) {
    let value;
    let loaded = false;
    Object.defineProperty(target, key, {
      configurable: true,
      enumerable,
      get: nameFunction(function() {
        if (!loaded) {
          value = require(id)[key];
          loaded = true;
          if (this === target) replaceWith(target, key, value, enumerable);
        }
        return value;
      }, key),
      set: nameFunction((replacement) => replaceWith(target, key, replacement, enumerable), key),
    });
  }
}

/** An accessor that a program may replace by assignment, as [Replaceable] attributes are. */
function defineReplaceableLazyAttribute(target, id, keys, writable = true, check = undefined) {
  for (const key of keys) {
    let value;
    const get = nameFunction(function() {
      check?.(this);
      value ??= require(id)[key];
      return value;
    }, `get ${key}`);
    const set = writable ? nameFunction(function(replacement) {
      replaceWith(target, key, replacement, true);
    }, `set ${key}`) : undefined;
    Object.defineProperty(target, key, { configurable: true, enumerable: true, get, set });
  }
}

function exposeInterface(target, name, interfaceObject) {
  replaceWith(target, name, interfaceObject, false);
}

// Everything is in the start-up snapshot, so that there is nothing to put off.
function exposeLazyInterfaces(target, id, keys) {
  for (const key of keys) replaceWith(target, key, require(id)[key], false);
}

function exposeNamespace(target, name, namespaceObject) {
  replaceWith(target, name, namespaceObject, false);
}

function defineOperation(target, name, method) {
  replaceWith(target, name, method, true);
}

function exposeGetterAndSetter(target, name, getter, setter = undefined) {
  Object.defineProperty(target, name, { enumerable: false, configurable: true, get: getter, set: setter });
}

module.exports = {
  cachedResult,
  defineLazyProperties,
  defineOperation,
  defineReplaceableLazyAttribute,
  exposeGetterAndSetter,
  exposeInterface,
  exposeLazyInterfaces,
  exposeNamespace,
  getLazy,
};
