'use strict';

// generateKeyPair and generateKeyPairSync.

const { codes } = require('internal/errors');
const { customPromisifyArgs } = require('internal/util');
const { validateFunction, validateInt32, validateObject, validateString, validateUint32 } = require('internal/validators');
const { findHash } = require('internal/crypto/algorithms');
const { viewOf } = require('internal/crypto/bytes');
const { operate, operateLater } = require('internal/crypto/host');
const { checkEncoding } = require('internal/crypto/key_export');
const { PrivateKeyObject, PublicKeyObject } = require('internal/crypto/keys');

const {
  ERR_CRYPTO_INVALID_DIGEST, ERR_CRYPTO_UNKNOWN_DH_GROUP, ERR_INCOMPATIBLE_OPTION_PAIR, ERR_INVALID_ARG_TYPE,
  ERR_INVALID_ARG_VALUE, ERR_MISSING_OPTION,
} = codes;

function rsaNumbers(options) {
  const { modulusLength, publicExponent = 0x10001 } = options;
  validateUint32(modulusLength, 'options.modulusLength');
  validateUint32(publicExponent, 'options.publicExponent');
  return [modulusLength, publicExponent];
}

function checkRsa(bits, exponent) {
  if (bits < 512) throw opensslError('0200007F', 'rsa routines', 'key size too small', 'ERR_OSSL_RSA_KEY_SIZE_TOO_SMALL');
  if (exponent % 2 === 0 || exponent < 3) {
    throw opensslError('020000B2', 'rsa routines', 'pub exponent out of range', 'ERR_OSSL_RSA_PUB_EXPONENT_OUT_OF_RANGE');
  }
}

function opensslError(number, library, reason, code) {
  return Object.assign(new Error(`error:${number}:${library}::${reason}`), { library, reason, code });
}

function hashOf(name, option) {
  validateString(name, option);
  const hash = findHash(name);
  if (hash === undefined) throw new ERR_CRYPTO_INVALID_DIGEST(name);
  return hash;
}

function pssNumbers(options) {
  const { saltLength, hashAlgorithm, mgf1HashAlgorithm, hash, mgf1Hash } = options;
  if (saltLength !== undefined) validateInt32(saltLength, 'options.saltLength', 0);
  const name = hashAlgorithm ?? hash;
  const mgfName = mgf1HashAlgorithm ?? mgf1Hash;
  if (name === undefined && mgfName === undefined && saltLength === undefined) return [-1, -1, 0];
  const own = name === undefined ? findHash('sha1') : hashOf(name, 'options.hashAlgorithm');
  const mgf = mgfName === undefined ? own : hashOf(mgfName, 'options.mgf1HashAlgorithm');
  return [own.index, mgf.index, saltLength ?? own.size];
}

function dhNumbers(options) {
  const { group, prime, primeLength, generator } = options;
  if (group !== undefined && group !== null) {
    for (const name of ['prime', 'primeLength', 'generator']) {
      if (options[name] != null) throw new ERR_INCOMPATIBLE_OPTION_PAIR('group', name);
    }
    validateString(group, 'options.group');
    const bytes = operate('math.group', group.toLowerCase());
    if (bytes == null) throw new ERR_CRYPTO_UNKNOWN_DH_GROUP();
    return [bytes, 0, Uint8Array.of(2)];
  }
  if (prime != null) {
    if (primeLength != null) throw new ERR_INCOMPATIBLE_OPTION_PAIR('prime', 'primeLength');
    if (viewOf(prime) === undefined) {
      throw new ERR_INVALID_ARG_TYPE('options.prime', ['Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], prime);
    }
  } else if (primeLength != null) {
    validateInt32(primeLength, 'options.primeLength', 0);
  } else {
    throw new ERR_MISSING_OPTION('At least one of the group, prime, or primeLength options');
  }
  if (generator != null) validateInt32(generator, 'options.generator', 0);
  const base = Uint8Array.from([24, 16, 8, 0], (shift) => (generator ?? 2) >>> shift);
  return [prime == null ? null : viewOf(prime), primeLength ?? 0, base];
}

/** What the host needs to make a key of the type. */
function hostArguments(type, options) {
  switch (type) {
    case 'rsa':
    case 'rsa-pss': {
      validateObject(options, 'options');
      const numbers = rsaNumbers(options);
      const args = type === 'rsa' ? numbers : [...numbers, ...pssNumbers(options)];
      return { args, check: () => checkRsa(...numbers) };
    }
    case 'ec': {
      validateObject(options, 'options');
      const { namedCurve, paramEncoding } = options;
      validateString(namedCurve, 'options.namedCurve');
      if (paramEncoding != null && paramEncoding !== 'named' && paramEncoding !== 'explicit') {
        throw new ERR_INVALID_ARG_VALUE('options.paramEncoding', paramEncoding);
      }
      return { args: [namedCurve] };
    }
    case 'dsa': {
      validateObject(options, 'options');
      const { modulusLength, divisorLength } = options;
      validateUint32(modulusLength, 'options.modulusLength');
      if (divisorLength != null) validateInt32(divisorLength, 'options.divisorLength', 0);
      return { args: [modulusLength, divisorLength ?? (modulusLength < 2048 ? 160 : 256)] };
    }
    case 'dh':
      validateObject(options, 'options');
      return { args: dhNumbers(options) };
    case 'ed25519':
    case 'ed448':
    case 'x25519':
    case 'x448':
      return { args: [] };
    default:
      throw new ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  }
}

/** Writes one half as its options say; as a KeyObject where there are none. */
function encoder(options, isPublic, type) {
  const name = isPublic ? 'publicKeyEncoding' : 'privateKeyEncoding';
  const encoding = options?.[name];
  if (encoding === undefined || encoding === null) {
    return (bytes) => (isPublic ? new PublicKeyObject(bytes) : new PrivateKeyObject(bytes));
  }
  if (typeof encoding !== 'object') throw new ERR_INVALID_ARG_VALUE(`options.${name}`, encoding);
  return checkEncoding(encoding, isPublic, type, name);
}

function prepare(type, options) {
  validateString(type, 'type');
  if (typeof options === 'object' && options !== null) validateObject(options, 'options');
  const write = [encoder(options, true, type), encoder(options, false, type)];
  return { ...hostArguments(type, options), write };
}

function generateKeyPair(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  const { args, check, write } = prepare(type, options);
  check?.();
  operateLater('key.generate', 'KeyPairGenRequest', (err, pair) => {
    let keys;
    try {
      if (err === null) keys = write.map((each, i) => each(pair[i]));
    } catch (failure) {
      err = failure;
    }
    if (err) callback(err);
    else callback(null, ...keys);
  }, type, ...args);
}

Object.defineProperty(generateKeyPair, customPromisifyArgs, { enumerable: false, value: ['publicKey', 'privateKey'] });

function generateKeyPairSync(type, options) {
  const { args, check, write } = prepare(type, options);
  check?.();
  const [publicKey, privateKey] = operate('key.generate', type, ...args).map((bytes, i) => write[i](bytes));
  return { publicKey, privateKey };
}

module.exports = { generateKeyPair, generateKeyPairSync };
