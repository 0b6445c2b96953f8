'use strict';
// util.types: what a value really is, whatever its prototype says.

const binding = internalBinding('types');

const isObject = (value) => typeof value === 'object' && value !== null;

const ASYNC_SOURCE = /^async(?![\w$]|\s*\()/;

// "Map", "Promise", "Proxy"…; some other word, or none, for ordinary objects and functions.
function kindOf(value) {
  const kind = binding.kindOf(value);
  // A host may see no difference between the two; the source tells, as neither can be a method called `async`.
  if (kind === 'GeneratorFunction' && ASYNC_SOURCE.test(Function.prototype.toString.call(value))) {
    return 'AsyncGeneratorFunction';
  }
  return kind;
}

let nativeIsProxy;

/** Takes the engine's own test, where there is one: it costs no crossing to the host. */
function setNatives(natives) {
  nativeIsProxy = natives?.isProxy;
}

function isProxy(value) {
  if (!isObject(value) && typeof value !== 'function') return false;
  if (nativeIsProxy !== undefined) return nativeIsProxy(value);
  return binding.isProxy === undefined ? binding.kindOf(value) === 'Proxy' : binding.isProxy(value);
}

const typedArrayTag = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

/** 'Uint8Array'… or undefined: the getter is its own brand check and never throws. */
function typedArrayName(value) {
  return typedArrayTag.call(value);
}

const types = {};

function define(name, test) {
  Object.defineProperty(test, 'name', { value: name, configurable: true });
  Object.defineProperty(test, 'length', { value: 0, configurable: true });
  types[name] = test;
}

function defineObjectKind(name, ...kinds) {
  if (kinds.length === 1) {
    const [kind] = kinds;
    define(name, (value) => isObject(value) && kindOf(value) === kind);
  } else {
    define(name, (value) => isObject(value) && kinds.includes(kindOf(value)));
  }
}

function defineFunctionKind(name, ...kinds) {
  define(name, (value) => typeof value === 'function' && kinds.includes(kindOf(value)));
}

defineObjectKind('isArgumentsObject', 'Arguments');
defineObjectKind('isArrayBuffer', 'ArrayBuffer');
defineFunctionKind('isAsyncFunction', 'AsyncFunction', 'AsyncGeneratorFunction');
defineObjectKind('isBigIntObject', 'BigIntObject');
defineObjectKind('isBooleanObject', 'BooleanObject');
defineObjectKind('isDate', 'Date');
defineObjectKind('isExternal', 'External');
defineFunctionKind('isGeneratorFunction', 'GeneratorFunction', 'AsyncGeneratorFunction');
defineObjectKind('isGeneratorObject', 'Generator');
defineObjectKind('isMap', 'Map');
defineObjectKind('isMapIterator', 'MapIterator');
defineObjectKind('isModuleNamespaceObject', 'ModuleNamespace');
define('isNativeError', typeof Error.isError === 'function'
  ? (value) => Error.isError(value)
  : (value) => isObject(value) && kindOf(value) === 'NativeError');
defineObjectKind('isNumberObject', 'NumberObject');
defineObjectKind('isPromise', 'Promise');
define('isProxy', isProxy);
defineObjectKind('isRegExp', 'RegExp');
defineObjectKind('isSet', 'Set');
defineObjectKind('isSetIterator', 'SetIterator');
defineObjectKind('isSharedArrayBuffer', 'SharedArrayBuffer');
defineObjectKind('isStringObject', 'StringObject');
defineObjectKind('isSymbolObject', 'SymbolObject');
defineObjectKind('isWeakMap', 'WeakMap');
defineObjectKind('isWeakSet', 'WeakSet');
defineObjectKind('isAnyArrayBuffer', 'ArrayBuffer', 'SharedArrayBuffer');
defineObjectKind('isBoxedPrimitive',
  'NumberObject', 'StringObject', 'BooleanObject', 'BigIntObject', 'SymbolObject');

types.isArrayBufferView = ArrayBuffer.isView;
types.isDataView = function isDataView(value) {
  return ArrayBuffer.isView(value) && typedArrayName(value) === undefined;
};
types.isTypedArray = function isTypedArray(value) {
  return typedArrayName(value) !== undefined;
};
for (const name of [
  'Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'Int8Array', 'Int16Array', 'Int32Array',
  'Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array',
]) {
  const test = (value) => typedArrayName(value) === name;
  Object.defineProperty(test, 'name', { value: `is${name}`, configurable: true });
  types[`is${name}`] = test;
}

// The key classes belong to crypto, which a program may never load.
function isKeyClass(value, name) {
  if (!isObject(value)) return false;
  const keys = require('internal/crypto/keys');
  return keys[name](value);
}

Object.defineProperties(types, {
  isKeyObject: {
    configurable: false,
    enumerable: true,
    value: function isKeyObject(obj) { return isKeyClass(obj, 'isKeyObject'); },
  },
  isCryptoKey: {
    configurable: false,
    enumerable: true,
    value: function isCryptoKey(obj) { return isKeyClass(obj, 'isCryptoKey'); },
  },
});

module.exports = types;
Object.defineProperties(module.exports, {
  kindOf: { value: kindOf },
  setNatives: { value: setNatives },
  typedArrayName: { value: typedArrayName },
});
