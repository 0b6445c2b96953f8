'use strict';

// Keys from passwords and from other keys: PBKDF2 and HKDF.

const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { kMaxLength } = require('internal/buffer/limits');
const requests = require('internal/requests');
const { validateFunction, validateInt32, validateInteger, validateString } = require('internal/validators');
const { findFixedHash } = require('internal/crypto/algorithms');
const { asArrayBuffer, toBytes, viewOf } = require('internal/crypto/bytes');
const { isKeyObject, secretBytes } = require('internal/crypto/keys');

const { ERR_CRYPTO_INVALID_DIGEST, ERR_CRYPTO_INVALID_KEYLEN, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } = codes;

const binding = internalBinding('crypto');

function hashFor(digest) {
  const algorithm = findFixedHash(digest);
  if (algorithm === undefined) throw new ERR_CRYPTO_INVALID_DIGEST(digest);
  return algorithm;
}

/** The host's arguments but for the request. */
function checkPbkdf2(password, salt, iterations, keylen, digest) {
  validateString(digest, 'digest');
  password = toBytes(password, 'password');
  salt = toBytes(salt, 'salt');
  validateInt32(iterations, 'iterations', 1);
  validateInt32(keylen, 'keylen', 0);
  return { password, salt, digest };
}

const asBuffer = ({ buffer, byteOffset, length }) => Buffer.from(buffer, byteOffset, length);

function pbkdf2(password, salt, iterations, keylen, digest, callback) {
  if (typeof digest === 'function') {
    callback = digest;
    digest = undefined;
  }
  const given = checkPbkdf2(password, salt, iterations, keylen, digest);
  validateFunction(callback, 'callback');
  const { index } = hashFor(given.digest);
  const id = requests.add((err, key) => (err ? callback(err) : callback(null, asBuffer(key))), 'PBKDF2Request');
  binding.pbkdf2(id, index, given.password, given.salt, iterations, keylen);
}

function pbkdf2Sync(password, salt, iterations, keylen, digest) {
  const given = checkPbkdf2(password, salt, iterations, keylen, digest);
  const { index } = hashFor(given.digest);
  return asBuffer(binding.pbkdf2(0, index, given.password, given.salt, iterations, keylen));
}

function keyBytes(key) {
  if (isKeyObject(key)) return secretBytes(key);
  if (typeof key !== 'string' && viewOf(key) === undefined) {
    throw new ERR_INVALID_ARG_TYPE('ikm',
      ['string', 'SecretKeyObject', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer'], key);
  }
  return toBytes(key, 'ikm');
}

function parameterBytes(value, name) {
  if (typeof value !== 'string' && viewOf(value) === undefined) {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer'], value);
  }
  return toBytes(value, name);
}

function checkHkdf(hash, key, salt, info, length) {
  validateString(hash, 'digest');
  key = keyBytes(key);
  salt = parameterBytes(salt, 'salt');
  info = parameterBytes(info, 'info');
  validateInteger(length, 'length', 0, kMaxLength);
  if (info.byteLength > 1024) throw new ERR_OUT_OF_RANGE('info', 'must not contain more than 1024 bytes', info.byteLength);
  return { hash, key, salt, info };
}

/** HKDF has a limit of its own, of 255 blocks. */
function hkdfHash(hash, length) {
  const algorithm = hashFor(hash);
  if (length > algorithm.size * 255) throw new ERR_CRYPTO_INVALID_KEYLEN();
  return algorithm;
}

function hkdf(hash, key, salt, info, length, callback) {
  const given = checkHkdf(hash, key, salt, info, length);
  validateFunction(callback, 'callback');
  const { index } = hkdfHash(given.hash, length);
  const finish = (err, result) => (err ? callback(err) : callback(null, asArrayBuffer(result)));
  const id = requests.add(finish, 'DeriveBitsRequest');
  binding.hkdf(id, index, given.key, given.salt, given.info, length);
}

function hkdfSync(hash, key, salt, info, length) {
  const given = checkHkdf(hash, key, salt, info, length);
  const { index } = hkdfHash(given.hash, length);
  return asArrayBuffer(binding.hkdf(0, index, given.key, given.salt, given.info, length));
}

module.exports = { hkdf, hkdfSync, pbkdf2, pbkdf2Sync };
