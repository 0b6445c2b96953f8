'use strict';

// What goes along with a message: its transfer list, and the marks that keep objects from being moved or cloned.

const { DOMException } = require('internal/dom_exception');
const { kClone, kSerialize, structuredClone } = require('internal/structured_clone');

const untransferable = new WeakSet();
const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

function refuse(message) {
  throw new DOMException(message, 'DataCloneError');
}

function markAsUntransferable(obj) {
  if (isObject(obj)) untransferable.add(obj);
}

function isMarkedAsUntransferable(obj) {
  return isObject(obj) && untransferable.has(obj);
}

// The clone algorithm asks an object how to clone it; one with this mark refuses. What inherits from it does not.
function markAsUncloneable(obj) {
  if (!isObject(obj)) return;
  Object.defineProperty(obj, kClone, {
    configurable: true,
    enumerable: false,
    get() {
      if (this !== obj) return Reflect.get(Object.getPrototypeOf(obj), kClone, this);
      return () => refuse(`#<${obj.constructor?.name ?? 'Object'}> could not be cloned.`);
    },
  });
}

/** The elements of an iterable, or undefined if the value is none. */
function readIterable(value) {
  const method = value[Symbol.iterator];
  if (typeof method !== 'function') return undefined;
  const iterator = Reflect.apply(method, value, []);
  const next = isObject(iterator) ? iterator.next : undefined;
  if (typeof next !== 'function') return undefined;
  const elements = [];
  for (;;) {
    const step = Reflect.apply(next, iterator, []);
    if (!isObject(step)) return undefined;
    if (step.done) return elements;
    elements.push(step.value);
  }
}

function notIterable(what) {
  const err = new TypeError(`Optional ${what} argument must be an iterable`);
  return Object.assign(err, { code: 'ERR_INVALID_ARG_TYPE' });
}

/** The transfer list of postMessage's second argument: the list itself, or options that have one. */
function readTransferList(argument) {
  if (argument === undefined || argument === null) return [];
  if (!isObject(argument)) throw notIterable('transferList');
  const list = readIterable(argument);
  if (list !== undefined) return list;
  const { transfer } = argument;
  if (transfer === undefined) return [];
  const elements = isObject(transfer) ? readIterable(transfer) : undefined;
  if (elements === undefined) throw notIterable('options.transfer');
  return elements;
}

const nameOf = (item, isPort) => (isPort ? 'MessagePort' : item instanceof ArrayBuffer ? 'ArrayBuffer' : item.constructor.name);

/**
 * Checks a whole transfer list before anything of it is moved.
 *
 * @param ports tells of ports: `is(value)`, `check(port)` which throws for one that cannot be moved
 */
function checkTransferList(list, ports) {
  const { isMovable } = require('internal/worker/transferable');
  const seen = new Set();
  for (const item of list) {
    if (isMarkedAsUntransferable(item)) refuse('Cannot transfer object of unsupported type.');
    const isPort = ports.is(item);
    const isBuffer = item instanceof ArrayBuffer;
    if (!isPort && !isBuffer && !isMovable(item)) refuse('Found invalid object in transferList');
    if (seen.has(item)) refuse(`Transfer list contains duplicate ${nameOf(item, isPort)}`);
    seen.add(item);
    if (isPort) ports.check(item);
    else if (item.detached) refuse('An ArrayBuffer is detached and could not be cloned.');
  }
}

module.exports = {
  checkTransferList, isMarkedAsUntransferable, kClone, kSerialize, markAsUncloneable, markAsUntransferable, readTransferList, refuse,
  structuredClone,
};
