'use strict';

// Key encapsulation in Web Crypto. https://nodejs.org/api/webcrypto.html#subtleencapsulatebitsencapsulationalgorithm-encapsulationkey

const { asArrayBuffer, viewOf } = require('internal/crypto/bytes');
const { bytesOf, cryptoKeyFields } = require('internal/crypto/keys');
const { normalize } = require('internal/crypto/subtle/algorithms');
const { invalidAccess } = require('internal/crypto/subtle/errors');
const { importNormal, later } = require('internal/crypto/subtle/keys');

function usable(algorithm, key, usage) {
  const { name } = normalize('encapsulate', algorithm);
  const fields = cryptoKeyFields(key);
  if (fields.algorithm.name !== name) throw invalidAccess('Key algorithm mismatch');
  if (!fields.usages.includes(usage)) throw invalidAccess(`key does not have ${usage} usage`);
  return bytesOf(fields.keyObject);
}

const toBuffer = (bytes) => asArrayBuffer(Uint8Array.from(bytes));

async function encapsulate(algorithm, key, usage) {
  const [secret, ciphertext] = await later('key.encapsulate', 'KEMEncapsulateRequest', usable(algorithm, key, usage), false);
  return { sharedKey: toBuffer(secret), ciphertext: toBuffer(ciphertext) };
}

async function decapsulate(algorithm, key, ciphertext, usage) {
  const encapsulated = Uint8Array.from(viewOf(ciphertext));
  return toBuffer(await later('key.decapsulate', 'KEMDecapsulateRequest', usable(algorithm, key, usage), true, encapsulated));
}

/** A secret as a key. */
function importSecret(secret, target, extractable, usages) {
  return importNormal('raw-secret', secret, target, extractable, usages);
}

module.exports = {
  encapsulateBits: (algorithm, key) => encapsulate(algorithm, key, 'encapsulateBits'),

  decapsulateBits: (algorithm, key, ciphertext) => decapsulate(algorithm, key, ciphertext, 'decapsulateBits'),

  async encapsulateKey(algorithm, key, sharedKeyAlgorithm, extractable, usages) {
    const target = normalize('importKey', sharedKeyAlgorithm);
    const { sharedKey, ciphertext } = await encapsulate(algorithm, key, 'encapsulateKey');
    return { sharedKey: importSecret(sharedKey, target, extractable, usages), ciphertext };
  },

  async decapsulateKey(algorithm, key, ciphertext, sharedKeyAlgorithm, extractable, usages) {
    const target = normalize('importKey', sharedKeyAlgorithm);
    return importSecret(await decapsulate(algorithm, key, ciphertext, 'decapsulateKey'), target, extractable, usages);
  },
};
