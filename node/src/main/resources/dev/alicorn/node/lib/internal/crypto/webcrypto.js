'use strict';

// The Web Cryptography API: random values, digests, and the way to all else. https://www.w3.org/TR/WebCryptoAPI/

const { codes } = require('internal/errors');
const { DOMException } = require('internal/dom_exception');
const { typedArrayName } = require('internal/buffer/brands');
const requests = require('internal/requests');
const { findHash } = require('internal/crypto/algorithms');
const { asArrayBuffer, viewOf } = require('internal/crypto/bytes');
const { CryptoKey, isCryptoKey } = require('internal/crypto/keys');
const { randomUUID } = require('internal/crypto/random_values');
const { failure, requireArguments, unsupported } = require('internal/crypto/subtle/errors');

const { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } = codes;

const binding = internalBinding('crypto');

const BYTES = 'instance of ArrayBuffer, Buffer, TypedArray, or DataView';
const MOST_RANDOM_BYTES = 65536;
const DIGESTS = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'SHA3-256', 'SHA3-384', 'SHA3-512'];
const SHAKES = ['CSHAKE128', 'CSHAKE256'];

const kConstruct = Symbol('kConstruct');

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

// Set by the class, which alone sees its private field.
let checkSubtle;

class SubtleCrypto {
  #brand;

  constructor(key) {
    if (key !== kConstruct) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  static {
    checkSubtle = (value) => {
      if (typeof value !== 'object' || value === null || !(#brand in value)) throw new ERR_INVALID_THIS('SubtleCrypto');
    };
  }

  /** https://nodejs.org/api/webcrypto.html#static-method-subtlecryptosupportsoperation-algorithm-lengthoradditionalalgorithm */
  static supports(operation, algorithm, lengthOrAdditionalAlgorithm = null) {
    requireArguments(arguments.length, 2, "'supports' on 'SubtleCrypto'");
    return require('internal/crypto/subtle/supports').supports(`${operation}`, algorithm, lengthOrAdditionalAlgorithm, findDigest);
  }

  async digest(algorithm, data) {
    checkSubtle(this);
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

// Parameters of the other methods: what kind each is, and how many are required.
const METHODS = {
  encrypt: [['', 'key', 'bytes'], 3, 'operations'],
  decrypt: [['', 'key', 'bytes'], 3, 'operations'],
  sign: [['', 'key', 'bytes'], 3, 'operations'],
  verify: [['', 'key', 'bytes', 'bytes'], 4, 'operations'],
  generateKey: [['', 'flag', 'usages'], 3, 'keys'],
  deriveKey: [['', 'key', '', 'flag', 'usages'], 5, 'operations'],
  deriveBits: [['', 'key', 'length'], 2, 'operations'],
  importKey: [['format', 'data', '', 'flag', 'usages'], 4, 'keys'],
  exportKey: [['format', 'key'], 2, 'keys'],
  wrapKey: [['format', 'key', 'key', ''], 4, 'operations'],
  encapsulateBits: [['', 'key'], 2, 'encapsulation'],
  encapsulateKey: [['', 'key', '', 'flag', 'usages'], 5, 'encapsulation'],
  decapsulateBits: [['', 'key', 'bytes'], 3, 'encapsulation'],
  decapsulateKey: [['', 'key', 'bytes', '', 'flag', 'usages'], 6, 'encapsulation'],
  getPublicKey: [['key', 'usages'], 2, 'keys'],
  unwrapKey: [['format', 'bytes', 'key', '', '', 'flag', 'usages'], 7, 'operations'],
};
const PLACES = ['1st', '2nd', '3rd', '4th', '5th', '6th', '7th'];
const FORMATS = ['raw', 'pkcs8', 'spki', 'jwk', 'raw-public', 'raw-secret', 'raw-seed'];

function notInstance(where, what) {
  return failure('ERR_INVALID_ARG_TYPE', `${where} is not ${what}.`);
}

function convert(kind, value, where, args) {
  switch (kind) {
    case 'key':
      if (!isCryptoKey(value)) throw notInstance(where, 'of type CryptoKey');
      return value;
    case 'bytes':
      if (viewOf(value) === undefined) throw notInstance(where, BYTES);
      return value;
    case 'data':
      if (args[0] === 'jwk') {
        if (typeof value === 'object' && value !== null && viewOf(value) === undefined) return value;
        throw failure('ERR_INVALID_ARG_TYPE', `${where} can not be converted to a dictionary.`);
      }
      if (viewOf(value) === undefined) throw notInstance(where, BYTES);
      return value;
    case 'format':
      if (FORMATS.includes(`${value}`)) return `${value}`;
      throw failure('ERR_INVALID_ARG_VALUE', `${where} value '${value}' is not a valid enum value of type KeyFormat.`);
    case 'flag':
      return Boolean(value);
    case 'usages':
      if (value === undefined) return [];
      return require('internal/crypto/subtle/usages').readUsages(value, where);
    case 'length':
      return value === null || value === undefined ? null : value >>> 0;
    default:
      return value;
  }
}

for (const [name, [kinds, length, module]] of Object.entries(METHODS)) {
  const where = `'${name}' on 'SubtleCrypto'`;
  const { [name]: method } = {
    async [name](...args) {
      checkSubtle(this);
      requireArguments(args.length, length, where);
      const given = kinds.map((kind, i) =>
        convert(kind, args[i], `Failed to execute ${where}: ${PLACES[i]} argument`, args));
      return require(`internal/crypto/subtle/${module}`)[name](...given);
    },
  };
  Object.defineProperty(method, 'length', { value: length });
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
