'use strict';

// What a value really is, whatever its prototype or realm says: by the getters that read internal slots.

const TypedArray = Object.getPrototypeOf(Uint8Array);
const getter = (prototype, key) => Object.getOwnPropertyDescriptor(prototype, key).get;
const typedArrayTag = getter(TypedArray.prototype, Symbol.toStringTag);
const arrayBufferLength = getter(ArrayBuffer.prototype, 'byteLength');
// Looked up late: the engine installs SharedArrayBuffer only after a snapshot is restored.
let sharedBufferLength;

function reads(get, value) {
  try {
    get.call(value);
    return true;
  } catch {
    return false;
  }
}

const isObject = (value) => typeof value === 'object' && value !== null;

/** 'Uint8Array' and so on, or undefined for what is no typed array. */
const typedArrayName = (value) => typedArrayTag.call(value);

const isUint8Array = (value) => typedArrayTag.call(value) === 'Uint8Array'; // the getter takes any value

const isTypedArray = (value) => typedArrayTag.call(value) !== undefined;

const isArrayBuffer = (value) => isObject(value) && !ArrayBuffer.isView(value) && reads(arrayBufferLength, value);

function isAnyArrayBuffer(value) {
  if (!isObject(value) || ArrayBuffer.isView(value) || Array.isArray(value)) return false;
  if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer || isTagged(value)) {
    sharedBufferLength ??= getter(SharedArrayBuffer.prototype, 'byteLength');
    return reads(arrayBufferLength, value) || reads(sharedBufferLength, value);
  }
  return false;
}

// Of another realm: its tag is only a hint, but it spares plain objects the price of two exceptions.
function isTagged(value) {
  const tag = value[Symbol.toStringTag];
  return tag === 'ArrayBuffer' || tag === 'SharedArrayBuffer';
}

/** The bytes of any view, without a copy. */
function bytesOf(view) {
  return isUint8Array(view) ? view : new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

module.exports = { isUint8Array, isTypedArray, isArrayBuffer, isAnyArrayBuffer, typedArrayName, bytesOf };
