'use strict';

// A value in words, without running any of the program's code: how messages name the reason of a rejection. V8 has the same for
// its own messages.

/** A data property, own or inherited; what has a getter counts as missing. */
function dataProperty(object, key) {
  for (let at = object; at !== null; at = Object.getPrototypeOf(at)) {
    const descriptor = Object.getOwnPropertyDescriptor(at, key);
    if (descriptor !== undefined) return descriptor.value;
  }
  return undefined;
}

function describeObject(object) {
  const toString = dataProperty(object, 'toString');
  if (toString === Error.prototype.toString) return Error.prototype.toString.call(object);
  if (toString === Object.prototype.toString) {
    const constructor = dataProperty(object, 'constructor');
    const name = typeof constructor === 'function' ? dataProperty(constructor, 'name') : undefined;
    if (typeof name === 'string' && name !== '') return `#<${name}>`;
  }
  return Object.prototype.toString.call(object);
}

function describeReason(reason) {
  if (typeof reason === 'function') return Function.prototype.toString.call(reason);
  if (typeof reason !== 'object' || reason === null) return String(reason);
  return describeObject(reason);
}

module.exports = { describeReason };
