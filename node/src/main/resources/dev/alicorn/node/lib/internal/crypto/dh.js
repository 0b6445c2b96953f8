'use strict';

// Diffie-Hellman by numbers. https://nodejs.org/api/crypto.html#class-diffiehellman

const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { validateInt32, validateObject } = require('internal/validators');
const { presentAs, toBytes, viewOf } = require('internal/crypto/bytes');
const { operate } = require('internal/crypto/host');

const { ERR_CRYPTO_UNKNOWN_DH_GROUP, ERR_INVALID_ARG_TYPE } = codes;

const VALUES = ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

/** What DH_check tells of a prime, as bits. */
const NOT_PRIME = 1;
const NOT_SAFE = 2;
const TOO_SMALL = 128;

const MIN_PRIME_BITS = 512;

const kState = Symbol('kState');

const dhError = (number, reason, code) => Object.assign(
  new Error(`error:${number}:Diffie-Hellman routines::${reason}`),
  { library: 'Diffie-Hellman routines', reason, code });

function trim(bytes) {
  let from = 0;
  while (from < bytes.length && bytes[from] === 0) from++;
  return Buffer.from(bytes.subarray(from));
}

function bitLength(bytes) {
  const { length, 0: first } = trim(bytes);
  return length === 0 ? 0 : length * 8 - (Math.clz32(first) - 24);
}

/** DH_check's opinion of a prime. */
function verify(prime) {
  const size = bitLength(prime) < MIN_PRIME_BITS ? TOO_SMALL : 0;
  if (operate('math.isSafePrime', prime)) return size;
  return size | (operate('math.isPrime', prime) ? NOT_SAFE : NOT_PRIME);
}

class State {
  constructor(prime, generator, verifyError) {
    this.prime = prime;
    this.generator = generator;
    this.verifyError = verifyError ?? verify(prime);
    this.publicKey = undefined;
    this.privateKey = undefined;
  }

  generate() {
    this.privateKey ??= operate('math.randomBelow', this.prime);
    this.publicKey = operate('math.power', this.generator, this.privateKey, this.prime);
    return this.publicKey;
  }

  secret(other) {
    const key = trim(other);
    if (key.length === 0 || (key.length === 1 && key[0] < 2)) throw keyLengthError('Supplied key is too small');
    if (Buffer.compare(pad(key, this.prime.length), this.prime) >= 0) throw keyLengthError('Supplied key is too large');
    if (this.privateKey === undefined) throw new codes.ERR_CRYPTO_INVALID_STATE('computeSecret');
    return pad(operate('math.power', key, this.privateKey, this.prime), this.prime.length);
  }
}

function keyLengthError(message) {
  return Object.assign(new RangeError(message), { code: 'ERR_CRYPTO_INVALID_KEYLEN' });
}

function pad(bytes, length) {
  if (bytes.length >= length) return bytes;
  const padded = Buffer.alloc(length);
  padded.set(bytes, length - bytes.length);
  return padded;
}

function generatorBytes(generator, encoding) {
  if (typeof generator === 'number') {
    validateInt32(generator, 'generator');
    if (generator < 2) throw dhError('02800065', 'bad generator', 'ERR_OSSL_DH_BAD_GENERATOR');
    return trim(Uint8Array.from([24, 16, 8, 0], (shift) => generator >>> shift));
  }
  const bytes = trim(toBytes(generator, 'generator', encoding));
  if (bytes.length === 0 || (bytes.length === 1 && bytes[0] < 2)) {
    throw dhError('02800065', 'bad generator', 'ERR_OSSL_DH_BAD_GENERATOR');
  }
  return bytes;
}

function makeState(sizeOrKey, keyEncoding, generator, genEncoding) {
  if (typeof sizeOrKey !== 'number' && typeof sizeOrKey !== 'string' && viewOf(sizeOrKey) === undefined) {
    throw new ERR_INVALID_ARG_TYPE('sizeOrKey', ['number', 'string', ...VALUES], sizeOrKey);
  }
  if (typeof sizeOrKey === 'number') validateInt32(sizeOrKey, 'sizeOrKey');
  if (keyEncoding && !Buffer.isEncoding(keyEncoding) && keyEncoding !== 'buffer') {
    genEncoding = generator;
    generator = keyEncoding;
    keyEncoding = false;
  }
  if (!generator) generator = 2;
  else if (typeof generator !== 'number' && typeof generator !== 'string' && viewOf(generator) === undefined) {
    throw new ERR_INVALID_ARG_TYPE('generator', ['number', 'string', ...VALUES], generator);
  }
  if (typeof sizeOrKey === 'number') {
    if (sizeOrKey < MIN_PRIME_BITS) throw dhError('0280007E', 'modulus too small', 'ERR_OSSL_DH_MODULUS_TOO_SMALL');
    return new State(operate('math.safePrime', sizeOrKey), generatorBytes(generator, genEncoding), 0);
  }
  const base = generatorBytes(generator, genEncoding);
  return new State(Buffer.from(toBytes(sizeOrKey, 'sizeOrKey', keyEncoding)), base);
}

function DiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding) {
  if (!(this instanceof DiffieHellman)) return new DiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding);
  adopt(this, makeState(sizeOrKey, keyEncoding, generator, genEncoding));
}

function DiffieHellmanGroup(name) {
  if (!(this instanceof DiffieHellmanGroup)) return new DiffieHellmanGroup(name);
  if (typeof name !== 'string') throw Object.assign(new TypeError('Group name must be a string'), { code: 'ERR_INVALID_ARG_TYPE' });
  const prime = operate('math.group', name.toLowerCase());
  if (prime == null) throw new ERR_CRYPTO_UNKNOWN_DH_GROUP();
  adopt(this, new State(prime, Buffer.of(2), 0));
}

function adopt(object, state) {
  object[kState] = state;
  Object.defineProperty(object, 'verifyError', { enumerable: true, value: state.verifyError, writable: false });
}

const known = (value, what) => {
  if (value === undefined) throw Object.assign(new Error(`No ${what}`), { code: 'ERR_CRYPTO_INVALID_STATE' });
  return value;
};

const METHODS = {
  generateKeys(encoding) {
    return presentAs(Buffer.from(this[kState].generate()), encoding);
  },
  computeSecret(key, inEnc, outEnc) {
    return presentAs(this[kState].secret(toBytes(key, 'key', inEnc)), outEnc);
  },
  getPrime(encoding) {
    return presentAs(Buffer.from(this[kState].prime), encoding);
  },
  getGenerator(encoding) {
    return presentAs(Buffer.from(this[kState].generator), encoding);
  },
  getPublicKey(encoding) {
    return presentAs(Buffer.from(known(this[kState].publicKey, 'public key - did you forget to generate one?')), encoding);
  },
  getPrivateKey(encoding) {
    return presentAs(Buffer.from(known(this[kState].privateKey, 'private key - did you forget to generate one?')), encoding);
  },
};

function setPublicKey(key, encoding) {
  this[kState].publicKey = Buffer.from(toBytes(key, 'key', encoding));
  return this;
}

function setPrivateKey(key, encoding) {
  this[kState].privateKey = Buffer.from(toBytes(key, 'key', encoding));
  return this;
}

Object.assign(DiffieHellman.prototype, METHODS, { setPublicKey, setPrivateKey });
Object.assign(DiffieHellmanGroup.prototype, METHODS);

/** The secret of two KeyObjects. */
function diffieHellman(options) {
  validateObject(options, 'options');
  const { privateKey, publicKey } = options;
  const { bytesOf, isKeyObject } = require('internal/crypto/keys');
  if (!isKeyObject(privateKey)) throw new codes.ERR_INVALID_ARG_VALUE('options.privateKey', privateKey);
  if (!isKeyObject(publicKey)) throw new codes.ERR_INVALID_ARG_VALUE('options.publicKey', publicKey);
  for (const [key, type] of [[privateKey, 'private'], [publicKey, 'public']]) {
    if (key.type !== type && !(type === 'public' && key.type === 'private')) {
      const expected = type === 'public' ? 'private or public' : 'private';
      throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(key.type, expected);
    }
  }
  const kinds = [privateKey.asymmetricKeyType, publicKey.asymmetricKeyType];
  if (kinds[0] !== kinds[1] || !['dh', 'ec', 'x448', 'x25519'].includes(kinds[0])) {
    throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY('key types for Diffie-Hellman', `${kinds[0]} and ${kinds[1]}`);
  }
  const isPrivate = publicKey.type === 'private';
  const other = isPrivate ? operate('key.publicOf', bytesOf(publicKey), true) : bytesOf(publicKey);
  return operate('key.agree', bytesOf(privateKey), true, other, false);
}

function createDiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding) {
  return new DiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding);
}

function createDiffieHellmanGroup(name) {
  return new DiffieHellmanGroup(name);
}

module.exports = {
  DiffieHellman,
  DiffieHellmanGroup,
  createDiffieHellman,
  createDiffieHellmanGroup,
  diffieHellman,
  getDiffieHellman: createDiffieHellmanGroup,
};
