'use strict';

// How the error that ended a worker comes to who started it: of the same class, with the same own properties.

const { codes: { ERR_WORKER_UNSERIALIZABLE_ERROR } } = require('internal/errors');
const { inspect } = require('internal/util/inspect');

const CLASSES = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError };
const MOST_CAUSES = 16;

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

/** The class of the language that an error descends from. */
function className(error) {
  for (let at = error; at !== null; at = Object.getPrototypeOf(at)) {
    const descriptor = Object.getOwnPropertyDescriptor(at, 'constructor');
    const name = typeof descriptor?.value === 'function' ? descriptor.value.name : '';
    if (Object.hasOwn(CLASSES, name)) return name;
  }
  return undefined;
}

/** Names and values, own and inherited but for those of Object.prototype: what a reader of the error could see. */
function readProperties(error, depth) {
  const read = new Map();
  for (let at = error; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const key of Object.getOwnPropertyNames(at)) {
      if (key === 'constructor' || read.has(key)) continue;
      const descriptor = descriptorOf(at, key);
      if (descriptor === undefined) continue;
      const value = valueOf(descriptor, error, key);
      if (value !== undefined) read.set(key, { value, enumerable: descriptor.enumerable });
    }
  }
  const properties = [];
  for (const [key, { value, enumerable }] of read) {
    if (key === 'cause') properties.push([key, describe(value, depth + 1), enumerable, true]);
    else if (isPlain(value)) properties.push([key, value, enumerable, false]);
  }
  return properties;
}

/** A stack is made when it is first looked at, by a function of the program that may throw. */
function descriptorOf(object, key) {
  try {
    return Object.getOwnPropertyDescriptor(object, key);
  } catch {
    return undefined;
  }
}

function valueOf(descriptor, error, key) {
  if ('value' in descriptor) return descriptor.value;
  try {
    return error[key];
  } catch {
    return undefined; // a getter that throws has no value to tell
  }
}

function isPlain(value) {
  if (typeof value === 'function' || typeof value === 'symbol') return false;
  if (!isObject(value)) return true;
  try {
    require('internal/structured_clone').structuredClone(value);
    return true;
  } catch {
    return false; // what cannot be cloned stays behind
  }
}

/** A value that can be cloned and that `revive` makes the error of. */
function describe(error, depth = 0) {
  if (isObject(error) && require('util').types.isNativeError(error) && depth < MOST_CAUSES) {
    const name = className(error);
    if (name !== undefined) return { kind: 'error', name, properties: readProperties(error, depth) };
  }
  if (typeof error === 'symbol') return { kind: 'symbol', description: error.description };
  if (typeof error !== 'function' && isPlain(error)) return { kind: 'value', value: error };
  try {
    return { kind: 'text', text: inspect(error) };
  } catch {
    return { kind: 'lost' };
  }
}

/** What an object that was only described as text looks like when it is inspected. */
const shownAs = (text) => ({ [inspect.custom]: () => text });

function revive(described) {
  switch (described.kind) {
    case 'value': return described.value;
    case 'symbol': return Symbol(described.description);
    case 'text': return shownAs(described.text);
    case 'lost': return new ERR_WORKER_UNSERIALIZABLE_ERROR();
  }
  const error = described.name === 'AggregateError' ? new AggregateError([]) : new CLASSES[described.name]();
  Object.defineProperty(error, 'stack', { configurable: true, enumerable: false, value: undefined, writable: true });
  for (const [key, value, enumerable, isDescribed] of described.properties) {
    Object.defineProperty(error, key, {
      configurable: true, enumerable, value: isDescribed ? revive(value) : value, writable: true,
    });
  }
  return error;
}

module.exports = { describe, revive };
