'use strict';

// What SubtleCrypto.supports() answers: whether an algorithm, as it is given, would be taken by an operation.

const { AES, EC, isKnown, normalize } = require('internal/crypto/subtle/algorithms');

// The dictionaries by which the algorithms of an operation are read.
const READ_AS = {
  __proto__: null,
  decapsulateBits: 'encapsulate', decapsulateKey: 'encapsulate', decrypt: 'encrypt', deriveBits: 'deriveBits', deriveKey: 'deriveBits',
  encapsulateBits: 'encapsulate', encapsulateKey: 'encapsulate', encrypt: 'encrypt', exportKey: 'importKey', generateKey: 'generateKey',
  importKey: 'importKey', sign: 'sign', verify: 'sign',
};
const CURVES = ['P-256', 'P-384', 'P-521'];

function isTaken(operation, algorithm) {
  const { length, name, namedCurve } = normalize(operation, algorithm);
  if (EC.includes(name) && namedCurve !== undefined) return CURVES.includes(namedCurve);
  if (AES.includes(name) && operation === 'generateKey') return [128, 192, 256].includes(length);
  return true;
}

/** Export and the public half need no more of an algorithm than its name. */
function isNamed(operation, algorithm) {
  return isKnown('importKey', algorithm) && (operation === 'exportKey' ? !isKnown('deriveBits', algorithm) || isKnown('generateKey', algorithm) :
    isKnown('generateKey', algorithm) && !isKnown('length', algorithm));
}

function wraps(algorithm) {
  return isKnown('wrapKey', algorithm) || isTaken('encrypt', algorithm);
}

function answer(operation, algorithm, additional, findDigest) {
  if (operation === 'digest') return Boolean(findDigest(algorithm));
  if (operation === 'exportKey' || operation === 'getPublicKey') return isNamed(operation, algorithm);
  if (operation === 'wrapKey' || operation === 'unwrapKey') {
    return wraps(algorithm) && (additional === null || answer(operation === 'wrapKey' ? 'exportKey' : 'importKey', additional, null, findDigest));
  }
  if (READ_AS[operation] === undefined || !isTaken(READ_AS[operation], algorithm)) return false;
  if (operation === 'deriveBits') return additional === null ? isKnown('generateKey', algorithm) : additional % 8 === 0;
  const makesKey = /^(?:deriveKey|encapsulateKey|decapsulateKey)$/.test(operation);
  return !makesKey || additional === null || isKnown('length', additional) && isTaken('importKey', additional);
}

function supports(operation, algorithm, additional, findDigest) {
  try {
    return answer(operation, algorithm, additional, findDigest);
  } catch {
    return false; // what is not taken is not supported
  }
}

module.exports = { supports };
