'use strict';

// Operations of the host on keys, ciphers and certificates, by name: dev.alicorn.node.bindings.crypto.CryptoOperations.

const { Buffer } = require('buffer');
const requests = require('internal/requests');

const binding = internalBinding('crypto');

/** Runs an operation at once. */
function operate(name, ...args) {
  return asBuffer(binding.operate(name, 0, ...args));
}

/** Runs one on the pool. */
function operateLater(name, type, callback, ...args) {
  const id = requests.add((err, result) => (err ? callback(err) : callback(null, asBuffer(result))), type);
  try {
    binding.operate(name, id, ...args);
  } catch (err) {
    requests.remove(id);
    throw err;
  }
}

/** Bytes as a Buffer, anything else as it is. */
function asBuffer(result) {
  return result instanceof Uint8Array ? Buffer.from(result.buffer, result.byteOffset, result.length) : result;
}

/** Names and values in turn as an object. */
function fromPairs(pairs, from = 0) {
  const object = {};
  for (let i = from; i < pairs.length; i += 2) object[pairs[i]] = pairs[i + 1];
  return object;
}

module.exports = { asBuffer, fromPairs, operate, operateLater };
