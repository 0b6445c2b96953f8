'use strict';

// KeyObject, as far as it holds a secret. https://nodejs.org/api/crypto.html#class-keyobject

const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { kClone, kSerialize } = require('internal/structured_clone');
const { validateObject } = require('internal/validators');
const { encode, equalBytes, viewOf } = require('internal/crypto/bytes');

const { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_METHOD_NOT_IMPLEMENTED } = codes;

const BUFFERS = ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

/** The bytes of a secret key, a private matter of this module. */
class Material {
  constructor(bytes) {
    this.bytes = bytes;
  }
}

// Set by the class, which alone sees its private fields.
let isKeyObject;
let bytesOf;

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
    throw new ERR_METHOD_NOT_IMPLEMENTED('KeyObject.from');
  }

  static {
    isKeyObject = (value) => typeof value === 'object' && value !== null && #material in value;
    bytesOf = (key) => key.#material.bytes;
  }

  get type() {
    return this.#type;
  }

  equals(otherKeyObject) {
    if (!isKeyObject(otherKeyObject)) throw new ERR_INVALID_ARG_TYPE('otherKeyObject', 'KeyObject', otherKeyObject);
    return otherKeyObject.type === this.type && equalBytes(bytesOf(this), bytesOf(otherKeyObject));
  }

  toCryptoKey() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('keyObject.toCryptoKey');
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

class CryptoKey {
  constructor() {
    throw new ERR_ILLEGAL_CONSTRUCTOR();
  }
}
Object.defineProperty(CryptoKey.prototype, Symbol.toStringTag, { configurable: true, value: 'CryptoKey' });

/** No function makes one yet. */
function isCryptoKey() {
  return false;
}

function createSecretKey(key, encoding) {
  const bytes = typeof key === 'string' ? encode(key, encoding) : viewOf(key);
  if (bytes === undefined) throw new ERR_INVALID_ARG_TYPE('key', BUFFERS, key);
  return new SecretKeyObject(Uint8Array.from(bytes));
}

/** The bytes of a secret in any form, which nobody else changes. */
function secretBytes(key, encoding, name = 'key') {
  if (isKeyObject(key)) return bytesOf(key);
  const bytes = typeof key === 'string' ? encode(key, encoding) : viewOf(key);
  if (bytes === undefined) {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', ...BUFFERS, 'KeyObject', 'CryptoKey'], key);
  }
  return typeof key === 'string' ? bytes : Uint8Array.from(bytes);
}

module.exports = { CryptoKey, KeyObject, SecretKeyObject, createSecretKey, isCryptoKey, isKeyObject, secretBytes };
