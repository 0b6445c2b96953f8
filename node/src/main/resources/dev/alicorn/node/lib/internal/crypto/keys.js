'use strict';

// KeyObject and its kinds. https://nodejs.org/api/crypto.html#class-keyobject

const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { kClone, kSerialize } = require('internal/structured_clone');
const { validateObject } = require('internal/validators');
const { encode, equalBytes, viewOf } = require('internal/crypto/bytes');

const { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } = codes;

const BUFFERS = ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

/** The bytes of a key, a private matter of the library: a secret, PKCS#8 or SubjectPublicKeyInfo. */
class Material {
  constructor(bytes) {
    this.bytes = bytes;
    this.facts = undefined;
  }
}

// Set by the classes, which alone see their private fields.
let isKeyObject;
let materialOf;
let isCryptoKey;
let cryptoKeyFields;

const bytesOf = (key) => materialOf(key).bytes;

class KeyObject {
  #type;
  #material;

  constructor(type, handle) {
    if (type !== 'secret' && type !== 'public' && type !== 'private') throw new ERR_INVALID_ARG_VALUE('type', type);
    if (!(handle instanceof Material)) throw new ERR_INVALID_ARG_TYPE('handle', 'object', handle);
    this.#type = type;
    this.#material = handle;
  }

  static from(key) {
    if (!isCryptoKey(key)) throw new ERR_INVALID_ARG_TYPE('key', 'CryptoKey', key);
    return cryptoKeyFields(key).keyObject;
  }

  static {
    isKeyObject = (value) => typeof value === 'object' && value !== null && #material in value;
    materialOf = (key) => key.#material;
  }

  get type() {
    return this.#type;
  }

  equals(otherKeyObject) {
    if (!isKeyObject(otherKeyObject)) throw new ERR_INVALID_ARG_TYPE('otherKeyObject', 'KeyObject', otherKeyObject);
    return otherKeyObject.type === this.type && equalBytes(bytesOf(this), bytesOf(otherKeyObject));
  }

  toCryptoKey(algorithm, extractable, keyUsages) {
    return require('internal/crypto/subtle/keys').fromKeyObject(this, algorithm, extractable, keyUsages);
  }
}
Object.defineProperty(KeyObject.prototype, Symbol.toStringTag, { configurable: true, value: 'KeyObject' });

class SecretKeyObject extends KeyObject {
  constructor(bytes) {
    super('secret', new Material(bytes));
  }

  get symmetricKeySize() {
    return bytesOf(this).length;
  }

  export(options) {
    if (options !== undefined) {
      validateObject(options, 'options');
      const { format } = options;
      if (format === 'jwk') return { kty: 'oct', k: Buffer.from(bytesOf(this)).toString('base64url') };
      if (format !== undefined && format !== 'buffer') {
        throw new ERR_INVALID_ARG_VALUE('options.format', format, "must be one of: undefined, 'buffer', 'jwk'");
      }
    }
    return Buffer.from(bytesOf(this));
  }

  [kClone]() {
    return new SecretKeyObject(bytesOf(this));
  }

  [kSerialize]() {
    return ['SecretKeyObject', bytesOf(this)];
  }
}

/** The kind of a key, then names and values of its details. */
function factsOf(key) {
  const material = materialOf(key);
  const { operate } = require('internal/crypto/host');
  material.facts ??= operate('key.facts', material.bytes, key.type === 'private');
  return material.facts;
}

class AsymmetricKeyObject extends KeyObject {
  constructor(type, bytes) {
    super(type, new Material(bytes));
  }

  get asymmetricKeyType() {
    return factsOf(this)[0];
  }

  get asymmetricKeyDetails() {
    const { fromPairs } = require('internal/crypto/host');
    return fromPairs(factsOf(this), 1);
  }

  export(options) {
    return require('internal/crypto/key_export').exportKey(this, bytesOf(this), options);
  }
}

class PublicKeyObject extends AsymmetricKeyObject {
  constructor(bytes) {
    super('public', bytes);
  }

  [kClone]() {
    return new PublicKeyObject(bytesOf(this));
  }

  [kSerialize]() {
    return ['PublicKeyObject', bytesOf(this)];
  }
}

class PrivateKeyObject extends AsymmetricKeyObject {
  constructor(bytes) {
    super('private', bytes);
  }

  [kClone]() {
    return new PrivateKeyObject(bytesOf(this));
  }

  [kSerialize]() {
    return ['PrivateKeyObject', bytesOf(this)];
  }
}

const kMake = Symbol('kMake');
const kInspect = Symbol.for('nodejs.util.inspect.custom');

class CryptoKey {
  #fields;

  constructor(token, fields) {
    if (token !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#fields = fields;
  }

  static {
    isCryptoKey = (value) => typeof value === 'object' && value !== null && #fields in value;
    cryptoKeyFields = (key) => key.#fields;
  }

  static #of(value) {
    if (!isCryptoKey(value)) throw new codes.ERR_INVALID_THIS('CryptoKey');
    return value.#fields;
  }

  get type() {
    return CryptoKey.#of(this).keyObject.type;
  }

  get extractable() {
    return CryptoKey.#of(this).extractable;
  }

  get algorithm() {
    return CryptoKey.#of(this).algorithm;
  }

  get usages() {
    return CryptoKey.#of(this).usages;
  }

  [kClone]() {
    return new CryptoKey(kMake, this.#fields);
  }

  [kSerialize]() {
    return ['CryptoKey', this.#fields];
  }

  [kInspect](depth, options) {
    if (depth < 0) return this;
    const { type, extractable, algorithm, usages } = this;
    const { inspect } = require('internal/util/inspect');
    const shown = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `CryptoKey ${inspect({ type, extractable, algorithm, usages }, shown)}`;
  }
}
for (const name of ['type', 'extractable', 'algorithm', 'usages']) {
  Object.defineProperty(CryptoKey.prototype, name, { enumerable: true });
}
Object.defineProperty(CryptoKey.prototype, Symbol.toStringTag, { configurable: true, value: 'CryptoKey' });

/** A CryptoKey over a KeyObject. */
function makeCryptoKey(keyObject, algorithm, usages, extractable) {
  return new CryptoKey(kMake, { keyObject, algorithm, usages, extractable });
}

function createSecretKey(key, encoding) {
  const bytes = typeof key === 'string' ? encode(key, encoding) : viewOf(key);
  if (bytes === undefined) throw new ERR_INVALID_ARG_TYPE('key', BUFFERS, key);
  return new SecretKeyObject(Uint8Array.from(bytes));
}

/** The bytes of a secret in any form, which nobody else changes. */
function secretBytes(key, encoding, name = 'key') {
  if (isCryptoKey(key)) key = cryptoKeyFields(key).keyObject;
  if (isKeyObject(key)) {
    if (key.type !== 'secret') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(key.type, 'secret');
    return bytesOf(key);
  }
  const bytes = typeof key === 'string' ? encode(key, encoding) : viewOf(key);
  if (bytes === undefined) {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', ...BUFFERS, 'KeyObject', 'CryptoKey'], key);
  }
  return typeof key === 'string' ? bytes : Uint8Array.from(bytes);
}

module.exports = {
  CryptoKey, KeyObject, PrivateKeyObject, PublicKeyObject, SecretKeyObject, bytesOf, createSecretKey, cryptoKeyFields,
  isCryptoKey, isKeyObject, makeCryptoKey, secretBytes,
};
