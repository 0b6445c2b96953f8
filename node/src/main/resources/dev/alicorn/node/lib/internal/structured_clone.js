'use strict';

// structuredClone: https://html.spec.whatwg.org/multipage/structured-data.html#dom-structuredclone
// Both halves of the algorithm in one walk, with a memory of what was cloned so that identity and cycles survive.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { DOMException } = require('internal/dom_exception');

const binding = internalBinding('types');

const ERROR_TYPES = new Map([
  ['EvalError', EvalError], ['RangeError', RangeError], ['ReferenceError', ReferenceError], ['SyntaxError', SyntaxError],
  ['TypeError', TypeError], ['URIError', URIError],
]);

function refuse(text) {
  throw new DOMException(`${text} could not be cloned.`, 'DataCloneError');
}

const cloners = {
  Date: (value) => new Date(Date.prototype.getTime.call(value)),
  RegExp: (value) => new RegExp(value.source, value.flags),
  BooleanObject: (value) => Object(Boolean.prototype.valueOf.call(value)),
  NumberObject: (value) => Object(Number.prototype.valueOf.call(value)),
  StringObject: (value) => Object(String.prototype.valueOf.call(value)),
  BigIntObject: (value) => Object(BigInt.prototype.valueOf.call(value)),
  ArrayBuffer(value) {
    if (value.detached) refuse('An ArrayBuffer is detached and');
    if (!value.resizable) return value.slice(0);
    const copy = new ArrayBuffer(value.byteLength, { maxByteLength: value.maxByteLength });
    new Uint8Array(copy).set(new Uint8Array(value));
    return copy;
  },
  SharedArrayBuffer: (value) => value,
};

const composites = {
  Map(value, clone, remember) {
    const copy = remember(new Map());
    for (const [key, item] of [...Map.prototype.entries.call(value)]) copy.set(clone(key), clone(item));
  },
  Set(value, clone, remember) {
    const copy = remember(new Set());
    for (const item of [...Set.prototype.values.call(value)]) copy.add(clone(item));
  },
  NativeError(value, clone, remember) {
    const name = String(value.name);
    const Type = ERROR_TYPES.get(name) ?? Error;
    const copy = remember(new Type());
    for (const field of ['message', 'stack', 'cause']) {
      const descriptor = Object.getOwnPropertyDescriptor(value, field);
      if (descriptor === undefined && field !== 'stack') continue;
      const data = field === 'cause' ? clone(descriptor.value) : String(value[field]);
      Object.defineProperty(copy, field, { configurable: true, enumerable: false, value: data, writable: true });
    }
  },
};

function cloneView(value, clone, remember) {
  const buffer = clone(value.buffer);
  if (DataView.prototype.isPrototypeOf(value)) {
    remember(new DataView(buffer, value.byteOffset, value.byteLength));
    return;
  }
  const Type = globalThis[Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get.call(value)];
  remember(new Type(buffer, value.byteOffset, value.length));
}

function cloneProperties(value, copy, clone) {
  for (const key of Object.keys(value)) {
    Object.defineProperty(copy, key, { configurable: true, enumerable: true, value: clone(value[key]), writable: true });
  }
}

class Cloner {
  #memory = new Map();

  constructor(transferred) {
    for (const [from, to] of transferred) this.#memory.set(from, to);
  }

  clone = (value) => {
    if (typeof value === 'symbol') refuse(String(value));
    if (typeof value === 'function') refuse(Function.prototype.toString.call(value));
    if (typeof value !== 'object' || value === null) return value;
    if (!this.#memory.has(value)) this.#cloneObject(value);
    return this.#memory.get(value);
  };

  #cloneObject(value) {
    const remember = (copy) => {
      this.#memory.set(value, copy);
      return copy;
    };
    const kind = binding.kindOf(value);
    if (Object.hasOwn(cloners, kind)) remember(cloners[kind](value));
    else if (kind === 'NativeError' && typeof value[kClone] === 'function') remember(value[kClone]());
    else if (Object.hasOwn(composites, kind)) composites[kind](value, this.clone, remember);
    else if (ArrayBuffer.isView(value)) cloneView(value, this.clone, remember);
    else if (typeof value[kClone] === 'function') remember(value[kClone]());
    else if (kind === 'Array') cloneProperties(value, remember(new Array(value.length)), this.clone);
    else if (kind === 'Object' || kind === 'Arguments') cloneProperties(value, remember({}), this.clone);
    else refuse(`#<${value.constructor?.name ?? kind}>`);
  }
}

/** Objects of the library that can be cloned (Blob, File, …) have a method of this name that returns the clone. */
const kClone = Symbol('kClone');

/** And one of this name, for those that can go to another thread: a name that internal/worker/wire knows, and its data. */
const kSerialize = Symbol('kSerialize');

/** And what can only be moved (AbortSignal, FileHandle) one of this name: it takes the object apart, see internal/worker/transferable. */
const kTransfer = Symbol('kTransfer');

/** The `kClone` of what can only be moved. */
function refuseUnlisted() {
  throw new DOMException('Object that needs transfer was found in message but not listed in transferList', 'DataCloneError');
}

const moveBuffer = (buffer) => buffer.transfer();

function moverOf(value) {
  return value instanceof ArrayBuffer ? moveBuffer : require('internal/worker/transferable').moverOf(value);
}

function transferAll(list) {
  const moved = new Map();
  for (const item of list) {
    if (moved.has(item)) throw new DOMException('ArrayBuffer occurs in the transfer list more than once', 'DataCloneError');
    if (moverOf(item) === undefined) throw new DOMException('Value not transferable', 'DataCloneError');
    if (item.detached) throw new DOMException('An ArrayBuffer is detached and could not be cloned.', 'DataCloneError');
    moved.set(item, undefined);
  }
  for (const item of list) moved.set(item, moverOf(item)(item));
  return moved;
}

function structuredClone(value, options) {
  if (arguments.length === 0) throw Object.assign(new TypeError('The value argument must be specified'), { code: 'ERR_MISSING_ARGS' });
  if (options !== undefined && options !== null && typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  const transfer = options?.transfer;
  return new Cloner(transfer === undefined ? [] : transferAll([...transfer])).clone(value);
}

/** What a DOMException is beside its place in the program. */
function partsOf({ message, name, stack }) {
  return { message, name, stack };
}

function reviveException({ message, name, stack }) {
  return Object.defineProperty(new DOMException(message, name), 'stack', { value: stack });
}

// It stands below these marks, so they are given to it from here.
Object.defineProperty(DOMException.prototype, kClone, { value() { return reviveException(partsOf(this)); } });
Object.defineProperty(DOMException.prototype, kSerialize, { value() { return ['DOMException', partsOf(this)]; } });

/** Clones with `[from, to]` in place of what has been moved. */
function cloneMoved(value, moved) {
  return new Cloner(moved).clone(value);
}

module.exports = { cloneMoved, kClone, kSerialize, kTransfer, moverOf, refuseUnlisted, reviveException, structuredClone };
