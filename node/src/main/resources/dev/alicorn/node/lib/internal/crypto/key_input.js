'use strict';

// What functions take as an asymmetric key: a KeyObject, a CryptoKey, PEM, or an object that says more.

const { codes } = require('internal/errors');
const { validateObject, validateOneOf, validateString } = require('internal/validators');
const { toBytes, viewOf } = require('internal/crypto/bytes');
const { operate } = require('internal/crypto/host');
const {
  PrivateKeyObject, PublicKeyObject, bytesOf, cryptoKeyFields, isCryptoKey, isKeyObject,
} = require('internal/crypto/keys');

const { ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } = codes;

const PLAIN = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];
const ANY = [...PLAIN, 'KeyObject', 'CryptoKey'];

const JWK_MEMBERS = {
  RSA: { public: ['n', 'e'], private: ['d', 'p', 'q', 'dp', 'dq', 'qi'] },
  EC: { public: ['crv', 'x', 'y'], private: ['d'] },
  OKP: { public: ['crv', 'x'], private: ['d'] },
  AKP: { public: ['alg', 'pub'], private: ['priv'] },
};
const JWK_CURVES = {
  EC: ['P-256', 'secp256k1', 'P-384', 'P-521'],
  OKP: ['Ed25519', 'Ed448', 'X25519', 'X448'],
};

const JWK_ALGORITHMS = ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87', 'ML-KEM-512', 'ML-KEM-768', 'ML-KEM-1024'];

function readJwk(jwk, wantPrivate) {
  validateObject(jwk, 'key.key');
  const { kty } = jwk;
  validateOneOf(kty, 'key.kty', Object.keys(JWK_MEMBERS));
  const isPrivate = wantPrivate;
  const names = [...JWK_MEMBERS[kty].public, ...(isPrivate ? JWK_MEMBERS[kty].private : [])];
  const members = ['kty', kty];
  for (const name of names) {
    validateString(jwk[name], `key.${name}`);
    if (name === 'crv') validateOneOf(jwk.crv, 'key.crv', JWK_CURVES[kty]);
    if (name === 'alg') validateOneOf(jwk.alg, 'key.alg', JWK_ALGORITHMS);
    members.push(name, jwk[name]);
  }
  return { bytes: operate('key.readJwk', isPrivate, ...members), isPrivate };
}

function checkType(type, wantPrivate) {
  const known = wantPrivate ? ['pkcs1', 'pkcs8', 'sec1'] : ['pkcs1', 'spki', 'pkcs8', 'sec1'];
  if (!known.includes(type)) throw new ERR_INVALID_ARG_VALUE('options.type', type);
}

function passphraseOf({ passphrase, encoding }) {
  if (passphrase === undefined) return null;
  if (typeof passphrase !== 'string' && viewOf(passphrase) === undefined) {
    throw new ERR_INVALID_ARG_VALUE('options.passphrase', passphrase);
  }
  return toBytes(passphrase, 'options.passphrase', encoding);
}

function readText(data, options, wantPrivate) {
  const { format, type } = options;
  if (format !== undefined && format !== 'pem' && format !== 'der') throw new ERR_INVALID_ARG_VALUE('options.format', format);
  if (format === 'der' || type !== undefined) checkType(type, wantPrivate);
  const bytes = toBytes(data, 'key', options.encoding);
  const name = wantPrivate ? 'key.readPrivate' : 'key.readPublic';
  return { bytes: operate(name, bytes, passphraseOf(options)), isPrivate: wantPrivate };
}

/** The bytes of a key object of the kind that is wanted; a private one may stand for its public half. */
function fromObject(key, wantPrivate) {
  const isPrivate = key.type === 'private';
  if (wantPrivate && !isPrivate) throw new ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(key.type, 'private');
  if (key.type === 'secret') throw new ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE('secret', 'private or public');
  return { bytes: bytesOf(key), isPrivate };
}

const isPlain = (value) => typeof value === 'string' || viewOf(value) !== undefined;

/**
 * The bytes of a key as a user gave it, and whether they are private.
 *
 * @param wantPrivate whether it has to be a private key
 * @param takesObjects whether it may be a KeyObject already
 */
function readKey(key, wantPrivate, takesObjects = true) {
  if (isCryptoKey(key) && takesObjects) key = cryptoKeyFields(key).keyObject;
  if (isKeyObject(key) && takesObjects) return fromObject(key, wantPrivate);
  if (isPlain(key)) return readText(key, {}, wantPrivate);
  if (typeof key !== 'object' || isKeyObject(key) || isCryptoKey(key)) {
    throw new ERR_INVALID_ARG_TYPE('key', takesObjects ? ANY : PLAIN, key);
  }
  const { key: data, format } = key;
  if (takesObjects && isKeyObject(data)) return fromObject(data, wantPrivate);
  if (takesObjects && isCryptoKey(data)) return fromObject(cryptoKeyFields(data).keyObject, wantPrivate);
  if (format === 'jwk') return readJwk(data, wantPrivate);
  if (!isPlain(data)) throw new ERR_INVALID_ARG_TYPE('key.key', takesObjects ? ANY : PLAIN, data);
  return readText(data, key, wantPrivate);
}

function createPrivateKey(key) {
  return new PrivateKeyObject(readKey(key, true, false).bytes);
}

function createPublicKey(key) {
  const given = isCryptoKey(key) ? cryptoKeyFields(key).keyObject : key;
  for (const object of [given, given?.key]) {
    if (isKeyObject(object) && object.type !== 'private') {
      throw new ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(object.type, 'private');
    }
  }
  const { bytes, isPrivate } = readKey(given, false);
  return new PublicKeyObject(isPrivate ? operate('key.publicOf', bytes, true) : bytes);
}

module.exports = { createPrivateKey, createPublicKey, readKey };
