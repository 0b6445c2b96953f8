'use strict';

// createHash, createHmac and hash(). https://nodejs.org/api/crypto.html#class-hash

const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { validateEncoding, validateObject, validateString, validateUint32 } = require('internal/validators');
const { findFixedHash, findHash, unknownHash } = require('internal/crypto/algorithms');
const { encode, present, viewOf } = require('internal/crypto/bytes');
const { HashState } = require('internal/crypto/hash_state');
const { secretBytes } = require('internal/crypto/keys');
const { LazyTransform } = require('internal/crypto/lazy_transform');

const { ERR_CRYPTO_HASH_FINALIZED, ERR_CRYPTO_INVALID_DIGEST, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } = codes;

const kHandle = Symbol('kHandle');
const kState = Symbol('kState');
const kFinalized = Symbol('kFinalized');

/** The length that was asked for, or -1. */
function outputLength(options, algorithm) {
  const length = options?.outputLength;
  if (length === undefined) return -1;
  validateUint32(length, 'options.outputLength');
  if (algorithm === undefined || algorithm.extendable || length === algorithm.size) return length;
  const err = new Error('error:030000B2:digital envelope routines::not XOF or invalid length');
  throw Object.assign(err, {
    library: 'digital envelope routines',
    reason: 'not XOF or invalid length',
    code: 'ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH',
  });
}

function update(stream, data, encoding) {
  if (stream[kState][kFinalized]) throw new ERR_CRYPTO_HASH_FINALIZED();
  if (typeof data === 'string') {
    validateEncoding(data, encoding);
    stream[kHandle].update(encode(data, encoding), true);
  } else if (ArrayBuffer.isView(data)) {
    stream[kHandle].update(viewOf(data), false);
  } else {
    throw new ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
  return stream;
}

function Hash(algorithm, options) {
  if (!new.target) return new Hash(algorithm, options);
  const source = algorithm instanceof HashState ? algorithm : undefined;
  if (source === undefined) validateString(algorithm, 'algorithm');
  const known = source === undefined ? findHash(algorithm) : source.algorithm;
  const length = outputLength(options, known);
  if (known === undefined) throw unknownHash(algorithm, () => new Error('Digest method not supported'));
  this[kHandle] = source === undefined ? new HashState(known, null, length) : source.copy(length);
  this[kState] = { [kFinalized]: false };
  Reflect.apply(LazyTransform, this, [options]);
}
Object.setPrototypeOf(Hash.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hash, LazyTransform);

Hash.prototype.copy = function copy(options) {
  if (this[kState][kFinalized]) throw new ERR_CRYPTO_HASH_FINALIZED();
  return new Hash(this[kHandle], options);
};

Hash.prototype._transform = function(chunk, encoding, callback) {
  this[kHandle].update(typeof chunk === 'string' ? encode(chunk, encoding) : chunk, false);
  callback();
};

Hash.prototype._flush = function(callback) {
  this.push(this[kHandle].digest());
  callback();
};

Hash.prototype.update = function(data, encoding) {
  return update(this, data, encoding);
};

Hash.prototype.digest = function(outputEncoding) {
  if (this[kState][kFinalized]) throw new ERR_CRYPTO_HASH_FINALIZED();
  const encoding = outputEncoding && `${outputEncoding}`;
  const result = this[kHandle].digest();
  this[kState][kFinalized] = true;
  return present(result, encoding);
};

function Hmac(hmac, key, options) {
  if (!new.target) return new Hmac(hmac, key, options);
  validateString(hmac, 'hmac');
  const encoding = options?.encoding;
  if (encoding !== undefined) validateString(encoding, 'options.encoding');
  const material = secretBytes(key, encoding);
  const algorithm = findFixedHash(hmac);
  if (algorithm === undefined) throw unknownHash(hmac, () => new ERR_CRYPTO_INVALID_DIGEST(hmac));
  this[kHandle] = new HashState(algorithm, material, -1);
  this[kState] = { [kFinalized]: false };
  Reflect.apply(LazyTransform, this, [options]);
}
Object.setPrototypeOf(Hmac.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hmac, LazyTransform);

Hmac.prototype.update = Hash.prototype.update;

Hmac.prototype.digest = function(outputEncoding) {
  const encoding = outputEncoding && `${outputEncoding}`;
  if (this[kState][kFinalized]) return present(Buffer.from(''), encoding);
  const result = this[kHandle].digest();
  this[kState][kFinalized] = true;
  return present(result, encoding);
};

Hmac.prototype._flush = Hash.prototype._flush;
Hmac.prototype._transform = Hash.prototype._transform;

function createHash(algorithm, options) {
  return new Hash(algorithm, options);
}

function createHmac(hmac, key, options) {
  return new Hmac(hmac, key, options);
}

function readOneShotOptions(options) {
  if (options === undefined) return {};
  if (typeof options === 'string') return { outputEncoding: options };
  validateObject(options, 'options');
  return options;
}

function hash(algorithm, input, options) {
  validateString(algorithm, 'algorithm');
  if (typeof input !== 'string' && !ArrayBuffer.isView(input)) {
    throw new ERR_INVALID_ARG_TYPE('input', ['Buffer', 'TypedArray', 'DataView', 'string'], input);
  }
  const given = readOneShotOptions(options);
  const { outputEncoding = 'hex' } = given;
  validateString(outputEncoding, 'outputEncoding');
  if (outputEncoding.toLowerCase() !== 'buffer' && !Buffer.isEncoding(outputEncoding)) {
    throw new ERR_INVALID_ARG_VALUE('outputEncoding', outputEncoding);
  }
  const known = findHash(algorithm);
  if (known === undefined) throw unknownHash(algorithm, () => new Error(`Digest method ${algorithm} is not supported`));
  const length = outputLength(given, undefined);
  if (length !== -1 && length !== known.size && !known.extendable) {
    throw new Error(`Output length ${length} is invalid for ${algorithm}, which does not support XOF`);
  }
  const state = new HashState(known, null, length);
  state.update(typeof input === 'string' ? encode(input) : viewOf(input), true);
  return present(state.digest(), outputEncoding);
}

module.exports = { Hash, Hmac, createHash, createHmac, hash };
