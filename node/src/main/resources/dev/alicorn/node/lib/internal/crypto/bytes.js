'use strict';

// What the functions of crypto take as bytes.

const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { isAnyArrayBuffer, bytesOf } = require('internal/buffer/brands');

/** Text as bytes; what feeds a hash or a cipher takes an encoding that it does not know for UTF-8. */
function encode(text, encoding) {
  return Buffer.from(text, Buffer.isEncoding(encoding) ? encoding : 'utf8');
}

/** A view on an ArrayBuffer or a view's bytes; undefined for anything else. */
function viewOf(value) {
  if (ArrayBuffer.isView(value)) return bytesOf(value);
  return isAnyArrayBuffer(value) ? new Uint8Array(value) : undefined;
}

function toBytes(value, name, encoding) {
  const bytes = typeof value === 'string' ? Buffer.from(value, encoding === 'buffer' ? 'utf8' : encoding) : viewOf(value);
  if (bytes === undefined) {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], value);
  }
  return bytes;
}

/** Compares in a time that depends on the length alone. */
function equalBytes(a, b) {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a[i] ^ b[i];
  return difference === 0;
}

/** A result as a string, or as a Buffer where no string is wanted. */
function presentAs(buffer, encoding) {
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
}

/** The same for hashes, which give a Buffer for an encoding that they do not know. */
function present(buffer, encoding) {
  return encoding && encoding !== 'buffer' && Buffer.isEncoding(encoding) ? buffer.toString(encoding) : buffer;
}

/** What the host gave back, as an ArrayBuffer of its own. */
function asArrayBuffer({ buffer, byteOffset, byteLength }) {
  return byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
}

module.exports = { asArrayBuffer, encode, equalBytes, present, presentAs, toBytes, viewOf };
