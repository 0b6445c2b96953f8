'use strict';
// The globals of a context that its object lacks: the language's own, which all contexts share, and no others.

const NAMES = [
  'AggregateError', 'Array', 'ArrayBuffer', 'AsyncDisposableStack', 'Atomics', 'BigInt', 'BigInt64Array', 'BigUint64Array', 'Boolean', 'DataView',
  'Date', 'DisposableStack', 'Error', 'EvalError', 'FinalizationRegistry', 'Float16Array', 'Float32Array', 'Float64Array', 'Function',
  'Infinity', 'Int16Array', 'Int32Array', 'Int8Array', 'Intl', 'Iterator', 'JSON', 'Map', 'Math', 'NaN', 'Number',
  'Object', 'Promise', 'Proxy', 'RangeError', 'ReferenceError', 'Reflect', 'RegExp', 'Set', 'SharedArrayBuffer',
  'String', 'SuppressedError', 'Symbol', 'SyntaxError', 'TypeError', 'URIError', 'Uint16Array', 'Uint32Array',
  'Uint8Array', 'Uint8ClampedArray', 'WeakMap', 'WeakRef', 'WeakSet', 'WebAssembly', 'decodeURI',
  'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'eval', 'isFinite', 'isNaN', 'parseFloat',
  'parseInt', 'undefined', 'unescape',
];

/** A console that nobody reads, as the engine gives it to each context. */
function silentConsole() {
  const { console } = globalThis;
  const silent = {};
  for (const name of Object.keys(console)) if (typeof console[name] === 'function') silent[name] = () => {};
  return silent;
}

function hidden(value) {
  return { value, writable: true, enumerable: false, configurable: true };
}

/**
 * The object that holds them. `globalProxy` is what `globalThis` is, `makeFunction` compiles for `Function`, `evaluate`
 * is `eval`.
 */
function createBuiltins(globalProxy, makeFunction, evaluate) {
  const builtins = { __proto__: null };
  for (const name of NAMES) {
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
    if (descriptor !== undefined) Object.defineProperty(builtins, name, descriptor);
  }
  Object.defineProperties(builtins, {
    globalThis: hidden(globalProxy),
    console: hidden(silentConsole()),
    eval: hidden(evaluate),
    Function: hidden(new Proxy(Function, {
      apply: (target, thisArg, args) => makeFunction(args),
      construct: (target, args) => makeFunction(args),
    })),
  });
  return builtins;
}

function refuseStrings() {
  throw new EvalError('Code generation from strings disallowed for this context');
}

module.exports = { createBuiltins, refuseStrings };
