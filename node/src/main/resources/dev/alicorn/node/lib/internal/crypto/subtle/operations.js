'use strict';

// What Web Crypto does with keys.

const { Buffer } = require('buffer');
const requests = require('internal/requests');
const { findHash } = require('internal/crypto/algorithms');
const { asArrayBuffer, equalBytes, viewOf } = require('internal/crypto/bytes');
const { createHmac } = require('internal/crypto/hash');
const { bytesOf, cryptoKeyFields, isCryptoKey } = require('internal/crypto/keys');
const { CHACHA, isKnown, normalize } = require('internal/crypto/subtle/algorithms');
const {
  dataError, failure, invalidAccess, operationError, unsupported,
} = require('internal/crypto/subtle/errors');
const keys = require('internal/crypto/subtle/keys');

const binding = internalBinding('crypto');
const { later } = keys;

const PKCS1 = 1;
const PSS = 6;
const OAEP = 4;
const TAG_BITS = [32, 64, 96, 104, 112, 120, 128];

/** The fields of a key that is of the algorithm and may be used so. */
function usable(key, algorithm, usage) {
  const fields = cryptoKeyFields(key);
  const isSignature = usage === 'sign' || usage === 'verify';
  const refusal = isSignature ? `Unable to use this key to ${usage}` :
    'The requested operation is not valid for the provided key';
  if (fields.usages.includes(usage) && fields.algorithm.name === algorithm.name) return fields;
  if (isSignature && fields.usages.includes(usage)) throw invalidAccess('Key algorithm mismatch');
  throw invalidAccess(refusal);
}

function aes(encrypt, { name, iv, counter, length, additionalData, tagLength = 128 }, key, data) {
  const bytes = bytesOf(key);
  switch (name) {
    case 'AES-CBC':
      if (iv.length !== 16) throw operationError(undefined, 'algorithm.iv must contain exactly 16 bytes');
      return later('cipher.run', 'CipherRequest', 'aes', 'cbc', encrypt, bytes, iv, 0, null, data);
    case 'AES-OCB':
      if (iv.length < 1 || iv.length > 15) throw operationError(undefined, 'AES-OCB algorithm.iv must be no more than 15 bytes');
      if (![64, 96, 128].includes(tagLength)) throw operationError(undefined, `${tagLength} is not a valid AES-OCB tag length`);
      return later('cipher.run', 'CipherRequest', 'aes', 'ocb', encrypt, bytes, iv, tagLength / 8, additionalData ?? null, data);
    case CHACHA:
      if (iv.length !== 12) throw operationError(undefined, 'ChaCha20-Poly1305 algorithm.iv must contain exactly 12 bytes');
      if (tagLength !== 128) throw operationError(undefined, `${tagLength} is not a valid ChaCha20-Poly1305 tag length`);
      if (!encrypt && data.length < 16) throw operationError(undefined, 'The provided data is too small.');
      return later('cipher.run', 'CipherRequest', 'chacha20', 'poly1305', encrypt, bytes, iv, 16, additionalData ?? null, data);
    case 'AES-CTR':
      if (counter.length !== 16) throw operationError(undefined, 'algorithm.counter must contain exactly 16 bytes');
      if (length === 0 || length > 128) throw operationError(undefined, 'AES-CTR algorithm.length must be between 1 and 128');
      return counterMode(bytes, counter, length, data);
    default: {
      if (!TAG_BITS.includes(tagLength)) {
        throw operationError(undefined, `${tagLength} is not a valid AES-GCM tag length`);
      }
      if (!encrypt && data.length < tagLength / 8) throw operationError(undefined, 'The provided data is too small.');
      const aad = additionalData ?? null;
      return later('cipher.run', 'CipherRequest', 'aes', 'gcm', encrypt, bytes, iv, tagLength / 8, aad, data);
    }
  }
}

/** Only the low bits of the block count; when they come to zero the others stay. */
async function counterMode(key, counter, length, data) {
  const start = BigInt(`0x${Buffer.from(counter).toString('hex')}`);
  const space = 1n << BigInt(length);
  const blocks = BigInt(Math.ceil(data.length / 16));
  if (blocks > space) throw operationError();
  const untilWrap = space - (start % space);
  const ctr = (block, part) => later('cipher.run', 'CipherRequest', 'aes', 'ctr', true, key, block, 0, null, part);
  if (blocks <= untilWrap) return ctr(counter, data);
  const head = Number(untilWrap) * 16;
  const zero = ((start / space) * space).toString(16).padStart(32, '0');
  const parts = [await ctr(counter, data.subarray(0, head)), await ctr(Buffer.from(zero, 'hex'), data.subarray(head))];
  return Buffer.concat(parts);
}

function crypt(encrypt, algorithm, { keyObject, algorithm: own }, data) {
  if (algorithm.name !== 'RSA-OAEP') return aes(encrypt, algorithm, keyObject, data);
  if (keyObject.type !== (encrypt ? 'public' : 'private')) {
    throw invalidAccess('The requested operation is not valid for the provided key');
  }
  const { index } = findHash(own.hash.name);
  const label = algorithm.label ?? new Uint8Array(0);
  return later(encrypt ? 'key.encrypt' : 'key.decrypt', 'CipherRequest',
    bytesOf(keyObject), !encrypt, OAEP, index, label, data);
}

const copy = (data) => Uint8Array.from(viewOf(data));

async function encrypt(algorithm, key, data) {
  const normal = normalize('encrypt', algorithm);
  return asArrayBuffer(Uint8Array.from(await crypt(true, normal, usable(key, normal, 'encrypt'), copy(data))));
}

async function decrypt(algorithm, key, data) {
  const normal = normalize('encrypt', algorithm);
  return asArrayBuffer(Uint8Array.from(await crypt(false, normal, usable(key, normal, 'decrypt'), copy(data))));
}

/** The host's arguments for a signature: hash, padding, length of the salt, whether without DER. */
function signatureArguments(algorithm, own) {
  const { name, saltLength, hash, context } = algorithm;
  switch (name) {
    case 'RSASSA-PKCS1-v1_5':
      return [findHash(own.hash.name).index, PKCS1, 0, false];
    case 'RSA-PSS':
      return [findHash(own.hash.name).index, PSS, saltLength, false];
    case 'ECDSA':
      return [findHash(hash.name).index, 0, 0, true];
    default:
      if (context !== undefined && context.length > 0) throw unsupported('Non zero-length context is not yet supported.');
      return [-1, 0, 0, false];
  }
}

function hmac({ keyObject, algorithm }, data) {
  return createHmac(algorithm.hash.name.toLowerCase().replace('sha-', 'sha'), bytesOf(keyObject)).update(data).digest();
}

async function sign(algorithm, key, data) {
  const normal = normalize('sign', algorithm);
  const fields = usable(key, normal, 'sign');
  const bytes = copy(data);
  if (normal.name === 'HMAC') return asArrayBuffer(Uint8Array.from(hmac(fields, bytes)));
  const args = signatureArguments(normal, fields.algorithm);
  const signature = await later('key.sign', 'SignRequest', bytesOf(fields.keyObject), true, ...args, false, bytes);
  return asArrayBuffer(Uint8Array.from(signature));
}

async function verify(algorithm, key, signature, data) {
  const normal = normalize('sign', algorithm);
  const fields = usable(key, normal, 'verify');
  const bytes = copy(data);
  const signed = copy(signature);
  if (normal.name === 'HMAC') return equalBytes(hmac(fields, bytes), signed);
  const args = signatureArguments(normal, fields.algorithm);
  return later('key.verify', 'SignRequest', bytesOf(fields.keyObject), false, ...args, false, bytes, signed);
}

function request(type, start) {
  const { promise, resolve, reject } = Promise.withResolvers();
  start(requests.add((err, result) => (err ? reject(operationError(err)) : resolve(result)), type));
  return promise;
}

function checkLength(length) {
  if (length === null || length === undefined) throw operationError(undefined, 'length cannot be null');
  if (length % 8 !== 0) throw operationError(undefined, 'length must be a multiple of 8');
  return length / 8;
}

async function agreed({ public: other }, fields, length) {
  if (!isCryptoKey(other)) {
    throw failure('ERR_INVALID_ARG_TYPE', "Failed to normalize algorithm: 'public' of 'EcdhKeyDeriveParams' " +
      '(passed algorithm) is not of type CryptoKey.');
  }
  const { keyObject: own, algorithm } = fields;
  const theirs = cryptoKeyFields(other);
  if (theirs.keyObject.type !== 'public') throw invalidAccess('algorithm.public must be a public key');
  if (own.type !== 'private') throw invalidAccess('baseKey must be a private key');
  if (theirs.algorithm.name !== algorithm.name) {
    throw invalidAccess(`algorithm.public must be an ${algorithm.name} key`);
  }
  if (theirs.algorithm.namedCurve !== algorithm.namedCurve) throw invalidAccess('Named curve mismatch');
  const secret = await later('key.agree', 'DeriveBitsRequest', bytesOf(own), true, bytesOf(theirs.keyObject), false);
  if (length === null || length === undefined) return secret;
  const size = Math.ceil(length / 8);
  if (secret.length < size) throw operationError(undefined, 'derived bit length is too small');
  const bits = Buffer.from(secret.subarray(0, size));
  if (length % 8 !== 0) bits[size - 1] &= 0xff << (8 - (length % 8));
  return bits;
}

async function derive(algorithm, fields, length) {
  const { name, hash, salt, info, iterations } = algorithm;
  if (name === 'HKDF') {
    const size = checkLength(length);
    const { index, size: block } = findHash(hash.name);
    if (size > 255 * block) throw operationError();
    return size === 0 ? Buffer.alloc(0) :
      request('DeriveBitsRequest', (id) => binding.hkdf(id, index, bytesOf(fields.keyObject), salt, info, size));
  }
  if (name === 'PBKDF2') {
    if (iterations === 0) throw operationError(undefined, 'iterations cannot be zero');
    const size = checkLength(length);
    const { index } = findHash(hash.name);
    return size === 0 ? Buffer.alloc(0) :
      request('PBKDF2Request', (id) => binding.pbkdf2(id, index, bytesOf(fields.keyObject), salt, iterations, size));
  }
  return agreed(algorithm, fields, length);
}

function derivable(key, algorithm, usage) {
  const fields = cryptoKeyFields(key);
  if (!fields.usages.includes(usage)) throw invalidAccess(`baseKey does not have ${usage} usage`);
  if (fields.algorithm.name !== algorithm.name) throw invalidAccess('Key algorithm mismatch');
  return fields;
}

async function deriveBits(algorithm, baseKey, length = null) {
  const normal = normalize('deriveBits', algorithm);
  const fields = derivable(baseKey, normal, 'deriveBits');
  const bits = length === null ? null : length >>> 0;
  return asArrayBuffer(Uint8Array.from(await derive(normal, fields, bits)));
}

/** How long a derived key is; null as the algorithm has it. */
function keyLength(algorithm) {
  const normal = normalize('length', algorithm);
  if (normal.name === CHACHA) return 256;
  if (normal.name === 'HMAC') return keys.hmacLength(normal);
  if (normal.name.startsWith('AES') && ![128, 192, 256].includes(normal.length)) {
    throw operationError(undefined, 'Invalid key length');
  }
  return normal.length ?? null;
}

async function deriveKey(algorithm, baseKey, derivedKeyType, extractable, usages) {
  const normal = normalize('deriveBits', algorithm);
  const target = normalize('importKey', derivedKeyType);
  const fields = derivable(baseKey, normal, 'deriveKey');
  const bits = await derive(normal, fields, keyLength(derivedKeyType));
  return keys.importNormal('raw', bits, target, extractable, usages);
}

/** With AES-KW, or as any data is encrypted. */
function wrapBytes(wrap, algorithm, key, data) {
  const usage = wrap ? 'wrapKey' : 'unwrapKey';
  if (isKnown('wrapKey', algorithm)) {
    const normal = normalize('wrapKey', algorithm);
    const { keyObject } = usable(key, normal, usage);
    return later('cipher.run', 'CipherRequest', 'aes', 'wrap', wrap, bytesOf(keyObject), new Uint8Array(0), 0, null, data);
  }
  const normal = normalize('encrypt', algorithm);
  return crypt(wrap, normal, usable(key, normal, usage), data);
}

async function wrapKey(format, key, wrappingKey, algorithm) {
  const exported = await keys.exportKey(format, key);
  let data = format === 'jwk' ? Buffer.from(JSON.stringify(exported)) : new Uint8Array(exported);
  if (format === 'jwk' && isKnown('wrapKey', algorithm) && data.length % 8 !== 0) {
    data = Buffer.concat([data, Buffer.alloc(8 - (data.length % 8), ' ')]);
  }
  return asArrayBuffer(Uint8Array.from(await wrapBytes(true, algorithm, wrappingKey, data)));
}

async function unwrapKey(format, wrappedKey, unwrappingKey, algorithm, unwrappedKeyAlgorithm, extractable, usages) {
  const target = normalize('importKey', unwrappedKeyAlgorithm);
  let data = await wrapBytes(false, algorithm, unwrappingKey, copy(wrappedKey));
  if (format === 'jwk') {
    try {
      data = JSON.parse(Buffer.from(data).toString());
    } catch {
      throw dataError('Invalid wrapped JWK key');
    }
  }
  return keys.importNormal(format, data, target, extractable, usages);
}

module.exports = { decrypt, deriveBits, deriveKey, encrypt, sign, unwrapKey, verify, wrapKey };
