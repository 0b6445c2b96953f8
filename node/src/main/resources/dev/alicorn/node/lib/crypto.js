'use strict';

// https://nodejs.org/api/crypto.html

const { codes } = require('internal/errors');
const { deprecate } = require('internal/util');
const { defineLazyProperties } = require('internal/util/lazy');
const { hashNames } = require('internal/crypto/algorithms');
const { equalBytes, viewOf } = require('internal/crypto/bytes');
const { constants } = require('internal/crypto/constants');
const { Hash, Hmac, createHash, createHmac, hash } = require('internal/crypto/hash');
const { hkdf, hkdfSync, pbkdf2, pbkdf2Sync } = require('internal/crypto/kdf');
const { KeyObject, createSecretKey } = require('internal/crypto/keys');
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
  createHash,
  createHmac,
  createSecretKey,
  getCiphers: anonymous(() => require('internal/crypto/cipher_table').cipherNames()),
  getCurves: anonymous(() => require('internal/crypto/ecdh').getCurves()),
  getHashes: anonymous(() => hashNames()),
  hkdf,
  hkdfSync,
  pbkdf2,
  pbkdf2Sync,
  generateKey,
  generateKeySync,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  timingSafeEqual,
  getFips,
  setFips,
  hash,

  Hash: deprecate(Hash, 'crypto.Hash constructor is deprecated.', 'DEP0179'),
  Hmac: deprecate(Hmac, 'crypto.Hmac constructor is deprecated.', 'DEP0181'),
  KeyObject,
  secureHeapUsed,
};

/** What few programs use is loaded when it is first asked for. */
const LAZY = {
  argon2: ['argon2', 'argon2Sync'],
  kem: ['encapsulate', 'decapsulate'],
  primes: ['checkPrime', 'checkPrimeSync', 'generatePrime', 'generatePrimeSync'],
  cipher: ['createCipheriv', 'createDecipheriv', 'getCipherInfo', 'Cipheriv', 'Decipheriv'],
  dh: [
    'createDiffieHellman', 'createDiffieHellmanGroup', 'diffieHellman', 'DiffieHellman', 'DiffieHellmanGroup',
    'getDiffieHellman',
  ],
  ecdh: ['createECDH', 'ECDH'],
  engines: ['setEngine'],
  key_input: ['createPrivateKey', 'createPublicKey'],
  sign: ['createSign', 'createVerify', 'sign', 'verify', 'Sign', 'Verify'],
  keygen: ['generateKeyPair', 'generateKeyPairSync'],
  rsa: ['privateDecrypt', 'privateEncrypt', 'publicDecrypt', 'publicEncrypt'],
  scrypt: ['scrypt', 'scryptSync'],
  certificate: ['Certificate'],
  x509: ['X509Certificate'],
};
for (const [name, keys] of Object.entries(LAZY)) defineLazyProperties(module.exports, `internal/crypto/${name}`, keys);

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
