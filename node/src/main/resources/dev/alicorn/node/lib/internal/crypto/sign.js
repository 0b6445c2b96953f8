'use strict';

// Signatures: Sign, Verify, sign() and verify(). https://nodejs.org/api/crypto.html#class-sign

const { Writable } = require('stream');
const { codes } = require('internal/errors');
const { isInt32, validateEncoding, validateFunction, validateString } = require('internal/validators');
const { findHash } = require('internal/crypto/algorithms');
const { encode, presentAs, toBytes, viewOf } = require('internal/crypto/bytes');
const { HashState } = require('internal/crypto/hash_state');
const { operate, operateLater } = require('internal/crypto/host');
const { readKey } = require('internal/crypto/key_input');

const {
  ERR_CRYPTO_INVALID_DIGEST, ERR_CRYPTO_SIGN_KEY_REQUIRED, ERR_CRYPTO_UNSUPPORTED_OPERATION,
  ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE,
} = codes;

const UNSAID = -3; // the length of the salt is the host's to choose

const kState = Symbol('kState');

/** What the options of a key say about the signature, as the host takes it. */
function signatureOptions(key) {
  const options = typeof key === 'object' && key !== null ? key : {};
  const { padding, saltLength, dsaEncoding } = options;
  if (padding !== undefined && !isInt32(padding)) throw new ERR_INVALID_ARG_VALUE('options.padding', padding);
  if (saltLength !== undefined && !isInt32(saltLength)) {
    throw new ERR_INVALID_ARG_VALUE('options.saltLength', saltLength);
  }
  if (dsaEncoding !== undefined && dsaEncoding !== 'der' && dsaEncoding !== 'ieee-p1363') {
    throw new ERR_INVALID_ARG_VALUE('options.dsaEncoding', dsaEncoding);
  }
  return [padding ?? 0, saltLength ?? UNSAID, dsaEncoding === 'ieee-p1363'];
}

function run(name, { bytes, isPrivate }, hash, options, hashed, ...data) {
  return operate(name, bytes, isPrivate, hash, ...options, hashed, ...data);
}

/** Without the name, which the one-shot functions tell. */
function unknownDigest() {
  return Object.assign(new TypeError('Invalid digest'), { code: 'ERR_CRYPTO_INVALID_DIGEST' });
}

class State {
  constructor(algorithm) {
    this.algorithm = findHash(algorithm);
    if (this.algorithm === undefined) throw unknownDigest();
    this.hash = new HashState(this.algorithm, null, -1);
    this.finished = false;
  }

  finish() {
    if (this.finished) throw Object.assign(new Error('Not initialised'), { code: 'ERR_CRYPTO_INVALID_STATE' });
    this.finished = true;
    return this.hash.digest();
  }
}

function update(data, encoding) {
  if (typeof data === 'string') {
    validateEncoding(data, encoding);
    this[kState].hash.update(encode(data, encoding), true);
  } else if (ArrayBuffer.isView(data)) {
    this[kState].hash.update(viewOf(data), false);
  } else {
    throw new ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
  return this;
}

function write(chunk, encoding, callback) {
  this.update(chunk, encoding);
  callback();
}

function Sign(algorithm, options) {
  if (!(this instanceof Sign)) return new Sign(algorithm, options);
  validateString(algorithm, 'algorithm');
  this[kState] = new State(algorithm);
  Reflect.apply(Writable, this, [options]);
}
Object.setPrototypeOf(Sign.prototype, Writable.prototype);
Object.setPrototypeOf(Sign, Writable);
Sign.prototype._write = write;
Sign.prototype.update = update;
Sign.prototype.sign = function sign(options, encoding) {
  if (!options) throw new ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const key = readKey(options, true);
  const given = signatureOptions(options);
  const state = this[kState];
  requireHashing(key);
  const signature = run('key.sign', key, state.algorithm.index, given, true, state.finish());
  return presentAs(signature, encoding);
};

function Verify(algorithm, options) {
  if (!(this instanceof Verify)) return new Verify(algorithm, options);
  validateString(algorithm, 'algorithm');
  this[kState] = new State(algorithm);
  Reflect.apply(Writable, this, [options]);
}
Object.setPrototypeOf(Verify.prototype, Writable.prototype);
Object.setPrototypeOf(Verify, Writable);
Verify.prototype._write = write;
Verify.prototype.update = update;
Verify.prototype.verify = function verify(options, signature, encoding) {
  const key = readKey(options, false);
  const given = signatureOptions(options);
  const bytes = toBytes(signature, 'signature', encoding);
  const state = this[kState];
  return run('key.verify', publicHalf(key), state.algorithm.index, given, true, state.finish(), bytes);
};

/** Ed25519, Ed448 and those of post-quantum keys sign messages, not their hashes. */
function requireHashing({ bytes, isPrivate }) {
  const [type] = operate('key.facts', bytes, isPrivate);
  if (/^(?:ed|ml-|slh-)/.test(type)) throw new ERR_CRYPTO_UNSUPPORTED_OPERATION();
}

function publicHalf({ bytes, isPrivate }) {
  return isPrivate ? { bytes: operate('key.publicOf', bytes, true), isPrivate: false } : { bytes, isPrivate };
}

const DEFAULT_HASH = { rsa: 'sha256', 'rsa-pss': 'sha256', ec: 'sha256', dsa: 'sha256' };

/** The hash of a one-shot call: what was named, or what the key has. */
function hashIndex(algorithm, { bytes, isPrivate }) {
  if (algorithm === undefined || algorithm === null) {
    const [type, ...pairs] = operate('key.facts', bytes, isPrivate);
    const at = pairs.indexOf('hashAlgorithm');
    const name = at === -1 ? DEFAULT_HASH[type] : pairs[at + 1];
    return name === undefined ? -1 : findHash(name).index;
  }
  validateString(algorithm, 'algorithm');
  const hash = findHash(algorithm);
  if (hash === undefined) throw new ERR_CRYPTO_INVALID_DIGEST(algorithm);
  return hash.index;
}

function signOneShot(algorithm, data, key, callback) {
  if (algorithm != null) validateString(algorithm, 'algorithm');
  if (callback !== undefined) validateFunction(callback, 'callback');
  const bytes = toBytes(data, 'data');
  if (!key) throw new ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const given = signatureOptions(key);
  const read = readKey(key, true);
  const args = [read.bytes, true, hashIndex(algorithm, read), ...given, false, bytes];
  if (callback === undefined) return operate('key.sign', ...args);
  operateLater('key.sign', 'SignRequest', callback, ...args);
  return undefined;
}

function verifyOneShot(algorithm, data, key, signature, callback) {
  if (algorithm != null) validateString(algorithm, 'algorithm');
  if (callback !== undefined) validateFunction(callback, 'callback');
  const bytes = toBytes(data, 'data');
  const given = signatureOptions(key);
  if (!ArrayBuffer.isView(signature)) throw new ERR_INVALID_ARG_TYPE('signature', ['Buffer', 'TypedArray', 'DataView'], signature);
  const signed = viewOf(signature);
  const read = publicHalf(readKey(key, false));
  const args = [read.bytes, false, hashIndex(algorithm, read), ...given, false, bytes, signed];
  if (callback === undefined) return operate('key.verify', ...args);
  operateLater('key.verify', 'SignRequest', callback, ...args);
  return undefined;
}

function createSign(algorithm, options) {
  return new Sign(algorithm, options);
}

function createVerify(algorithm, options) {
  return new Verify(algorithm, options);
}

module.exports = {
  Sign,
  Verify,
  createSign,
  createVerify,
  sign: signOneShot,
  verify: verifyOneShot,
};
