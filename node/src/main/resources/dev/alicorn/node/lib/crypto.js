'use strict';

// https://nodejs.org/api/crypto.html

const { codes } = require('internal/errors');
const { deprecate } = require('internal/util');
const { hashNames } = require('internal/crypto/algorithms');
const { equalBytes, viewOf } = require('internal/crypto/bytes');
const { constants } = require('internal/crypto/constants');
const { Hash, Hmac, createHash, createHmac, hash } = require('internal/crypto/hash');
const { hkdf, hkdfSync, pbkdf2, pbkdf2Sync } = require('internal/crypto/kdf');
const { KeyObject, createSecretKey } = require('internal/crypto/keys');
const { missing } = require('internal/crypto/missing');
const { randomBytes, randomFill, randomFillSync } = require('internal/crypto/random');
const { randomInt, randomUUID } = require('internal/crypto/random_values');
const { generateKey, generateKeySync } = require('internal/crypto/secret_keygen');
const { crypto: webcrypto } = require('internal/crypto/webcrypto');

const { ERR_CRYPTO_FIPS_UNAVAILABLE, ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH } = codes;

function comparable(value, name) {
  const bytes = viewOf(value);
  if (bytes !== undefined) return bytes;
  const err = new TypeError(`The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.`);
  err.code = 'ERR_INVALID_ARG_TYPE';
  throw err;
}

const timingSafeEqual = { timingSafeEqual(...buffers) {
  const a = comparable(buffers[0], 'buf1');
  const b = comparable(buffers[1], 'buf2');
  if (a.length !== b.length) throw new ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH();
  return equalBytes(a, b);
} }.timingSafeEqual;

function getFips() {
  return 0;
}

function setFips(enabled) {
  if (enabled) throw new ERR_CRYPTO_FIPS_UNAVAILABLE();
}

/** There is no secure heap. */
function secureHeapUsed() {
  return { total: 0, used: 0, utilization: 0, min: 0 };
}

function getRandomValues(array) {
  return webcrypto.getRandomValues(array);
}

const anonymous = (fn) => Object.defineProperty(fn, 'name', { value: '' });

module.exports = {
  argon2: missing.argon2,
  argon2Sync: missing.argon2Sync,
  checkPrime: missing.checkPrime,
  checkPrimeSync: missing.checkPrimeSync,
  createCipheriv: missing.createCipheriv,
  createDecipheriv: missing.createDecipheriv,
  createDiffieHellman: missing.createDiffieHellman,
  createDiffieHellmanGroup: missing.createDiffieHellmanGroup,
  createECDH: missing.createECDH,
  createHash,
  createHmac,
  createPrivateKey: missing.createPrivateKey,
  createPublicKey: missing.createPublicKey,
  createSecretKey,
  createSign: missing.createSign,
  createVerify: missing.createVerify,
  diffieHellman: missing.diffieHellman,
  generatePrime: missing.generatePrime,
  generatePrimeSync: missing.generatePrimeSync,
  getCiphers: anonymous(() => []),
  getCipherInfo: missing.getCipherInfo,
  getCurves: anonymous(() => []),
  getDiffieHellman: missing.createDiffieHellmanGroup,
  getHashes: anonymous(() => hashNames()),
  hkdf,
  hkdfSync,
  pbkdf2,
  pbkdf2Sync,
  generateKeyPair: missing.generateKeyPair,
  generateKeyPairSync: missing.generateKeyPairSync,
  generateKey,
  generateKeySync,
  privateDecrypt: missing.privateDecrypt,
  privateEncrypt: missing.privateEncrypt,
  publicDecrypt: missing.publicDecrypt,
  publicEncrypt: missing.publicEncrypt,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  scrypt: missing.scrypt,
  scryptSync: missing.scryptSync,
  sign: missing.sign,
  setEngine: missing.setEngine,
  timingSafeEqual,
  getFips,
  setFips,
  verify: missing.verify,
  hash,
  encapsulate: missing.encapsulate,
  decapsulate: missing.decapsulate,

  Certificate: missing.Certificate,
  Cipheriv: missing.Cipheriv,
  Decipheriv: missing.Decipheriv,
  DiffieHellman: missing.DiffieHellman,
  DiffieHellmanGroup: missing.DiffieHellmanGroup,
  ECDH: missing.ECDH,
  Hash: deprecate(Hash, 'crypto.Hash constructor is deprecated.', 'DEP0179'),
  Hmac: deprecate(Hmac, 'crypto.Hmac constructor is deprecated.', 'DEP0181'),
  KeyObject,
  Sign: missing.Sign,
  Verify: missing.Verify,
  X509Certificate: missing.X509Certificate,
  secureHeapUsed,
};

function pendingDeprecations({ execArgv, env }) {
  return execArgv.includes('--pending-deprecation') || env.NODE_PENDING_DEPRECATION === '1';
}

/** An old name of randomBytes; whether it warns is only known in a running process. */
function aliasOfRandomBytes(name) {
  let alias;
  return {
    configurable: true,
    enumerable: false,
    get() {
      alias ??= pendingDeprecations(require('process')) ?
        deprecate(randomBytes, `crypto.${name} is deprecated.`, 'DEP0115') : randomBytes;
      return alias;
    },
    set(value) {
      Object.defineProperty(module.exports, name, { configurable: true, enumerable: true, value, writable: true });
    },
  };
}

Object.defineProperties(module.exports, {
  fips: { get: getFips, set: setFips },
  constants: { configurable: false, enumerable: true, value: constants },
  webcrypto: { configurable: false, enumerable: true, get: () => webcrypto, set: undefined },
  subtle: { configurable: false, enumerable: true, get: () => webcrypto.subtle, set: undefined },
  getRandomValues: { configurable: false, enumerable: true, get: () => getRandomValues, set: undefined },
  prng: aliasOfRandomBytes('prng'),
  pseudoRandomBytes: aliasOfRandomBytes('pseudoRandomBytes'),
  rng: aliasOfRandomBytes('rng'),
});
