'use strict';

// The rest of Node's crypto: present by name, so that a program can look for it, and refused when it is called.

const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');

// Names and how many parameters they have.
const FUNCTIONS = {
  argon2: 3, argon2Sync: 2, checkPrime: 1, checkPrimeSync: 1, createCipheriv: 4, createDecipheriv: 4,
  createDiffieHellman: 4, createDiffieHellmanGroup: 1, createECDH: 1, createPrivateKey: 1, createPublicKey: 1,
  createSign: 2, createVerify: 2, decapsulate: 3, diffieHellman: 2, encapsulate: 2,
  generateKeyPair: 3, generateKeyPairSync: 2, generatePrime: 3, generatePrimeSync: 1, getCipherInfo: 2,
  privateDecrypt: 2, privateEncrypt: 2, publicDecrypt: 2, publicEncrypt: 2, scrypt: 4, scryptSync: 3, setEngine: 2,
  sign: 4, verify: 5,
};
const CLASSES = {
  Certificate: 0, Cipheriv: 4, Decipheriv: 4, DiffieHellman: 4, DiffieHellmanGroup: 1, ECDH: 1, Sign: 2, Verify: 2,
  X509Certificate: 1,
};

function refuse(name, length) {
  function refused() {
    throw new ERR_METHOD_NOT_IMPLEMENTED(`crypto.${name}`);
  }
  return Object.defineProperties(refused, { name: { value: name }, length: { value: length } });
}

const missing = {};
for (const [name, length] of Object.entries({ ...FUNCTIONS, ...CLASSES })) missing[name] = refuse(name, length);

module.exports = { missing };
