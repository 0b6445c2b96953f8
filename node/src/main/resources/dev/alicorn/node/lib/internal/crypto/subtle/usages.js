'use strict';

// What keys may be used for.

const { AES, CHACHA, EDWARDS, KEM, LATTICE, MONTGOMERY } = require('internal/crypto/subtle/algorithms');
const { failure, syntaxError } = require('internal/crypto/subtle/errors');

const ORDER = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey',
  'encapsulateKey', 'encapsulateBits', 'decapsulateKey', 'decapsulateBits'];

const SIGNING = { public: ['verify'], private: ['sign'] };
const ENCAPSULATING = { public: ['encapsulateKey', 'encapsulateBits'], private: ['decapsulateKey', 'decapsulateBits'] };
const DERIVING = { public: [], private: ['deriveKey', 'deriveBits'] };

/** The usages of each type of key of an algorithm. */
function allowed(name) {
  if (name === 'RSA-OAEP') return { public: ['encrypt', 'wrapKey'], private: ['decrypt', 'unwrapKey'] };
  if (name.startsWith('RSA') || name === 'ECDSA' || EDWARDS.includes(name) || LATTICE.includes(name)) return SIGNING;
  if (KEM.includes(name)) return ENCAPSULATING;
  if (name === 'ECDH' || MONTGOMERY.includes(name)) return DERIVING;
  if (name === 'AES-KW') return { secret: ['wrapKey', 'unwrapKey'] };
  if (AES.includes(name) || name === CHACHA) return { secret: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'] };
  return { secret: name === 'HMAC' ? ['sign', 'verify'] : ['deriveKey', 'deriveBits'] };
}

function describe(name) {
  if (name.startsWith('RSA')) return 'an RSA';
  if (AES.includes(name)) return 'an AES';
  return name === 'HMAC' ? 'an HMAC' : `a ${name}`;
}

/** Checks a list of usages against those that are allowed, and brings it in order. */
function checkUsages(usages, permitted, name) {
  if (usages.some((usage) => !permitted.includes(usage))) {
    throw syntaxError(`Unsupported key usage for ${describe(name)} key`);
  }
  return ORDER.filter((usage) => usages.includes(usage));
}

/** A list that a user gave. */
function readUsages(value, where) {
  if (value === null || typeof value !== 'object' || typeof value[Symbol.iterator] !== 'function') {
    throw failure('ERR_INVALID_ARG_TYPE', `${where} can not be converted to sequence.`);
  }
  return Array.from(value, (usage) => {
    if (ORDER.includes(`${usage}`)) return `${usage}`;
    throw failure('ERR_INVALID_ARG_VALUE',
      `${where}, index 0 value '${usage}' is not a valid enum value of type KeyUsage.`);
  });
}

module.exports = { allowed, checkUsages, readUsages };
