'use strict';
// What a value is called: its constructor, its tag, and the prefix made of both.

const { kindOf, typedArrayName } = require('internal/util/types');

const utilBinding = internalBinding('util');

// Constructors of the language itself. Their prototypes hold nothing that a reader wants to see.
const BUILT_INS = new Set([
  'AggregateError', 'Array', 'ArrayBuffer', 'Atomics', 'BigInt', 'BigInt64Array', 'BigUint64Array', 'Boolean',
  'DataView', 'Date', 'Error', 'EvalError', 'FinalizationRegistry', 'Float32Array', 'Float64Array', 'Function',
  'Infinity', 'Int16Array', 'Int32Array', 'Int8Array', 'Intl', 'Iterator', 'JSON', 'Map', 'Math', 'NaN', 'Number',
  'Object', 'Promise', 'Proxy', 'RangeError', 'ReferenceError', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol',
  'SyntaxError', 'TypeError', 'URIError', 'Uint16Array', 'Uint32Array', 'Uint8Array', 'Uint8ClampedArray', 'WeakMap',
  'WeakRef', 'WeakSet',
]);

// Their names are known without a look at their `constructor`.
const WELL_KNOWN = new Map([
  Object, Array, Function, Map, Set, Promise, Date, RegExp, Error, ArrayBuffer, DataView, WeakMap, WeakSet, Number,
  String, Boolean, Symbol, BigInt, Object.getPrototypeOf(Uint8Array),
].map((constructor) => [constructor.prototype, constructor.name]));

function isInstanceOf(value, constructor) {
  try {
    return value instanceof constructor;
  } catch {
    return false;
  }
}

const KINDS_BY_NAME = new Set([
  'Arguments', 'ArrayBuffer', 'DataView', 'Date', 'Generator', 'Map', 'Promise', 'RegExp', 'Set', 'SharedArrayBuffer',
  'WeakMap', 'WeakRef', 'WeakSet',
]);

// The engine remembers which function made an object, also when the prototype chain no longer tells.
function engineConstructorName(value) {
  if (utilBinding.getConstructorName !== undefined) return utilBinding.getConstructorName(value) || 'Object';
  if (typeof value === 'function') return 'Function';
  if (Array.isArray(value)) return 'Array';
  const kind = kindOf(value);
  if (kind === 'NativeError') return 'Error';
  return typedArrayName(value) ?? (KINDS_BY_NAME.has(kind) ? kind : 'Object');
}

/**
 * The name of the nearest constructor on the prototype chain, or null when there is no prototype. `onFound(value,
 * object, firstPrototype, name)` hears where on the chain it was found.
 */
function getConstructorName(value, ctx, recurseTimes, onFound) {
  let firstPrototype;
  for (let object = value; object; ) {
    const known = WELL_KNOWN.get(object);
    if (known !== undefined && object !== value) {
      if (firstPrototype !== object) onFound?.(value, object, firstPrototype, known);
      return known;
    }
    const descriptor = Object.getOwnPropertyDescriptor(object, 'constructor');
    const constructor = descriptor?.value;
    if (typeof constructor === 'function' && constructor.name !== '' && isInstanceOf(value, constructor)) {
      const name = String(constructor.name);
      onFound?.(value, object, firstPrototype, name);
      return name;
    }
    object = Object.getPrototypeOf(object);
    if (firstPrototype === undefined) firstPrototype = object;
  }
  if (firstPrototype === null) return null;

  const name = engineConstructorName(value);
  if (recurseTimes > ctx.depth && ctx.depth !== null) return `${name} <Complex prototype>`;
  const outer = getConstructorName(firstPrototype, ctx, recurseTimes + 1, onFound);
  if (outer !== null) return `${name} <${outer}>`;
  const { inspect } = require('internal/util/inspect');
  return `${name} <${inspect(firstPrototype, { ...ctx, customInspect: false, depth: -1 })}>`;
}

/** "Foo(2) [tag] ", or "[Foo(2): null prototype] [tag] ", with the space that stands before a brace. */
function getPrefix(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    const suffix = tag !== '' && fallback !== tag ? `[${tag}] ` : '';
    return `[${fallback}${size}: null prototype] ${suffix}`;
  }
  return tag !== '' && constructor !== tag ? `${constructor}${size} [${tag}] ` : `${constructor}${size} `;
}

module.exports = { BUILT_INS, engineConstructorName, getConstructorName, getPrefix };
