'use strict';

// How Node's default serializer numbers the kinds of views.

const { Buffer } = require('buffer');
const { typedArrayName } = require('internal/buffer/brands');

const VIEWS = [
  'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float32Array',
  'Float64Array', 'DataView', 'Buffer', 'BigInt64Array', 'BigUint64Array', 'Float16Array',
];

function indexOfView(view) {
  return VIEWS.indexOf(view.constructor === Buffer ? 'Buffer' : typedArrayName(view) ?? 'DataView');
}

/** A view of that kind on bytes of a buffer: in place where they are aligned for it, else on a copy. */
function createView(index, buffer, byteOffset, byteLength) {
  if (VIEWS[index] === 'Buffer') return Buffer.from(buffer, byteOffset, byteLength);
  const View = globalThis[VIEWS[index]];
  const size = View.BYTES_PER_ELEMENT ?? 1;
  if (byteOffset % size === 0) return new View(buffer, byteOffset, byteLength / size);
  return new View(buffer.slice(byteOffset, byteOffset + byteLength), 0, byteLength / size);
}

module.exports = { createView, indexOfView };
