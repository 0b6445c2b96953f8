'use strict';

// The Web Cryptography API, as far as it goes here: random values and digests. https://www.w3.org/TR/WebCryptoAPI/

const { codes } = require('internal/errors');
const { DOMException } = require('internal/dom_exception');
const { typedArrayName } = require('internal/buffer/brands');
const requests = require('internal/requests');
const { findHash } = require('internal/crypto/algorithms');
const { asArrayBuffer, viewOf } = require('internal/crypto/bytes');
const { CryptoKey } = require('internal/crypto/keys');
const { randomUUID } = require('internal/crypto/random_values');

const { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS, ERR_METHOD_NOT_IMPLEMENTED } = codes;

const binding = internalBinding('crypto');

const MOST_RANDOM_BYTES = 65536;
const DIGESTS = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'SHA3-256', 'SHA3-384', 'SHA3-512'];
const SHAKES = ['CSHAKE128', 'CSHAKE256'];

const kConstruct = Symbol('kConstruct');

/** Web IDL words such failures otherwise than Node's functions do. */
function failure(code, message) {
  const err = Object.assign(new TypeError(message), { code });
  err.stack = err.stack.replace('TypeError', `TypeError [${code}]`);
  return err;
}

function requireArguments(count, required, where) {
  if (count >= required) return;
  const noun = required === 1 ? 'argument' : 'arguments';
  throw failure('ERR_MISSING_ARGS',
    `Failed to execute ${where}: ${required} ${noun} required, but only ${count} present.`);
}

const unsupported = (message) => new DOMException(message, 'NotSupportedError');

/** cSHAKE without a name and a customization is SHAKE. */
function shakeLength({ length, functionName, customization }) {
  if (length === undefined) {
    throw failure('ERR_MISSING_OPTION', "Failed to normalize algorithm: passed algorithm can not be converted to " +
      "'CShakeParams' because 'length' is required in 'CShakeParams'.");
  }
  if (functionName?.byteLength > 0) throw unsupported('Unsupported CShakeParams functionName');
  if (customization?.byteLength > 0) throw unsupported('Unsupported CShakeParams customization');
  if (length % 8 !== 0) throw unsupported('Unsupported CShakeParams length');
  return length / 8;
}

/** Which digest is meant by a name or an object that has one, and how long the result is to be; -1 as it is. */
function findDigest(algorithm) {
  const isObject = typeof algorithm === 'object' && algorithm !== null;
  if (isObject && algorithm.name === undefined) {
    throw failure('ERR_MISSING_OPTION', "Failed to normalize algorithm: passed algorithm can not be converted to " +
      "'Algorithm' because 'name' is required in 'Algorithm'.");
  }
  const name = `${isObject ? algorithm.name : algorithm}`.toUpperCase();
  if (DIGESTS.includes(name)) return { hash: findHash(name), length: -1 };
  if (SHAKES.includes(name)) return { hash: findHash(name.slice(1)), length: shakeLength(isObject ? algorithm : {}) };
  throw unsupported('Unrecognized algorithm name');
}

class SubtleCrypto {
  #brand;

  constructor(key) {
    if (key !== kConstruct) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#brand in value)) throw new ERR_INVALID_THIS('SubtleCrypto');
  }

  async digest(algorithm, data) {
    SubtleCrypto.#check(this);
    requireArguments(arguments.length, 2, "'digest' on 'SubtleCrypto'");
    const bytes = viewOf(data);
    if (bytes === undefined) {
      throw failure('ERR_INVALID_ARG_TYPE', "Failed to execute 'digest' on 'SubtleCrypto': 2nd argument is not instance of " +
        'ArrayBuffer, Buffer, TypedArray, or DataView.');
    }
    const { hash, length } = findDigest(algorithm);
    const { promise, resolve, reject } = Promise.withResolvers();
    const id = requests.add((err, result) => (err ? reject(err) : resolve(asArrayBuffer(result))), 'HashRequest');
    binding.digest(id, hash.index, length, bytes);
    return promise;
  }
}

const MISSING = {
  encrypt: 3, decrypt: 3, sign: 3, verify: 4, generateKey: 3, deriveKey: 5, deriveBits: 2, importKey: 5, exportKey: 2,
  wrapKey: 4, unwrapKey: 7,
};
for (const [name, length] of Object.entries(MISSING)) {
  const method = async () => { throw new ERR_METHOD_NOT_IMPLEMENTED(`subtle.${name}`); };
  Object.defineProperties(method, { name: { value: name }, length: { value: length } });
  Object.defineProperty(SubtleCrypto.prototype, name, { configurable: true, enumerable: true, value: method, writable: true });
}

function isIntegerArray(value) {
  const name = ArrayBuffer.isView(value) ? typedArrayName(value) : undefined;
  return name !== undefined && !name.startsWith('Float');
}

class Crypto {
  #brand;

  constructor(key) {
    if (key !== kConstruct) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#brand in value)) throw new ERR_INVALID_THIS('Crypto');
  }

  get subtle() {
    Crypto.#check(this);
    return subtle;
  }

  getRandomValues(array) {
    Crypto.#check(this);
    requireArguments(arguments.length, 1, "'getRandomValues' on 'Crypto'");
    if (!isIntegerArray(array)) {
      throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
    }
    if (array.byteLength > MOST_RANDOM_BYTES) {
      throw new DOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
    }
    if (array.byteLength > 0) binding.random(0, viewOf(array));
    return array;
  }

  randomUUID() {
    Crypto.#check(this);
    return randomUUID();
  }
}

function expose(Class, names) {
  for (const name of names) Object.defineProperty(Class.prototype, name, { enumerable: true });
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { configurable: true, value: Class.name });
}
expose(SubtleCrypto, ['digest']);
expose(Crypto, ['subtle', 'getRandomValues', 'randomUUID']);

const subtle = new SubtleCrypto(kConstruct);
const crypto = new Crypto(kConstruct);

module.exports = { Crypto, CryptoKey, SubtleCrypto, crypto };
