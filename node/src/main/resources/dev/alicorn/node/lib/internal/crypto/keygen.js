'use strict';

// generateKeyPair and generateKeyPairSync.

const process = require('process');
const { codes } = require('internal/errors');
const { customPromisifyArgs } = require('internal/util');
const { validateFunction, validateInt32, validateObject, validateString, validateUint32 } = require('internal/validators');
const { findHash } = require('internal/crypto/algorithms');
const { viewOf } = require('internal/crypto/bytes');
const { operate, operateLater } = require('internal/crypto/host');
const { checkEncoding } = require('internal/crypto/key_export');
const { PrivateKeyObject, PublicKeyObject } = require('internal/crypto/keys');

const {
  ERR_CRYPTO_INVALID_CURVE, ERR_CRYPTO_UNKNOWN_DH_GROUP, ERR_INCOMPATIBLE_OPTION_PAIR, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE,
  ERR_MISSING_OPTION,
} = codes;

const POST_QUANTUM = /^(?:ml-kem-(?:512|768|1024)|ml-dsa-(?:44|65|87)|slh-dsa-(?:sha2|shake)-(?:128|192|256)[fs])$/;
const MIN_MODULUS_BITS = 512;

const warnings = new Set();

/** A failure of the job, which has no code. */
function failed(number, library, reason) {
  return new Error(`error:${number}:${library}::${reason}`);
}

function rsaNumbers(options) {
  const { modulusLength } = options;
  validateUint32(modulusLength, 'options.modulusLength');
  const publicExponent = options.publicExponent ?? 0x10001;
  validateUint32(publicExponent, 'options.publicExponent');
  return [modulusLength, publicExponent];
}

function rsaFailure([bits, exponent]) {
  if (bits < MIN_MODULUS_BITS) return failed('1C8000AB', 'Provider routines', 'key size too small');
  if (exponent % 2 === 0 || exponent < 3) return failed('020000B2', 'rsa routines', 'pub exponent out of range');
  return undefined;
}

/** The value of an option that had a shorter name once. */
function renamed(options, name, oldName) {
  const old = options[oldName];
  const value = options[name];
  if (value !== undefined) validateString(value, `options.${name}`);
  if (old === undefined) return value;
  warnOfOldNames(`"options.${oldName}" is deprecated, use "options.${name}" instead.`);
  validateString(old, `options.${oldName}`);
  if (value !== undefined && value !== old) throw new ERR_INVALID_ARG_VALUE(`options.${oldName}`, old);
  return old;
}

function warnOfOldNames(message) {
  if (warnings.has(message)) return;
  warnings.add(message);
  process.emitWarning(message, 'DeprecationWarning', 'DEP0154');
}

function hashOf(name, kind = '') {
  const hash = findHash(name);
  if (hash !== undefined) return hash;
  throw Object.assign(new TypeError(`Invalid ${kind}digest: ${name}`), { code: 'ERR_CRYPTO_INVALID_DIGEST' });
}

function pssNumbers(options) {
  const { saltLength } = options;
  if (saltLength !== undefined) validateInt32(saltLength, 'options.saltLength', 0);
  const name = renamed(options, 'hashAlgorithm', 'hash');
  const mgfName = renamed(options, 'mgf1HashAlgorithm', 'mgf1Hash');
  if (name === undefined && mgfName === undefined && saltLength === undefined) return [-1, -1, 0];
  const own = name === undefined ? findHash('sha1') : hashOf(name);
  const mgf = mgfName === undefined ? own : hashOf(mgfName, 'MGF1 ');
  return [own.index, mgf.index, saltLength ?? own.size];
}

/** The lengths of the group's primes in bits; OpenSSL rounds the first up unless the second is of a newer kind. */
function dsaNumbers({ modulusLength, divisorLength }) {
  validateUint32(modulusLength, 'options.modulusLength');
  if (divisorLength != null) validateInt32(divisorLength, 'options.divisorLength', 0);
  const divisorBits = divisorLength === 0 ? 160 : divisorLength ?? 224;
  return [divisorBits === 256 ? modulusLength : Math.ceil(modulusLength / 64) * 64, divisorBits];
}

function dsaFailure([bits, divisorBits]) {
  if (bits < MIN_MODULUS_BITS || ![160, 224, 256].includes(divisorBits)) return new Error('Key generation job failed');
  if (bits < 1024) return failed('05000072', 'dsa routines', 'bad ffc parameters');
  return undefined;
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
      throw new ERR_INVALID_ARG_TYPE('options.prime', ['Buffer', 'TypedArray', 'DataView'], prime);
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

function dhFailure([prime, bits]) {
  const length = prime === null ? bits : prime.byteLength * 8;
  return length < MIN_MODULUS_BITS ? failed('0280007E', 'Diffie-Hellman routines', 'modulus too small') : undefined;
}

function ecArguments({ namedCurve, paramEncoding }) {
  validateString(namedCurve, 'options.namedCurve');
  if (paramEncoding != null && paramEncoding !== 'named' && paramEncoding !== 'explicit') {
    throw new ERR_INVALID_ARG_VALUE('options.paramEncoding', paramEncoding);
  }
  if (!require('internal/crypto/ecdh').isCurve(namedCurve)) throw new ERR_CRYPTO_INVALID_CURVE();
  return [namedCurve, paramEncoding === 'explicit'];
}

/** What the host needs to make a key of the type, and why it cannot be made. */
function hostArguments(type, options) {
  if (['rsa', 'rsa-pss', 'ec', 'dsa', 'dh'].includes(type)) validateObject(options, 'options');
  switch (type) {
    case 'rsa':
    case 'rsa-pss': {
      const numbers = rsaNumbers(options);
      return { args: type === 'rsa' ? numbers : [...numbers, ...pssNumbers(options)], failure: rsaFailure(numbers) };
    }
    case 'ec':
      return { args: ecArguments(options) };
    case 'dsa': {
      const args = dsaNumbers(options);
      return { args, failure: dsaFailure(args) };
    }
    case 'dh': {
      const args = dhNumbers(options);
      return { args, failure: dhFailure(args) };
    }
    case 'ed25519':
    case 'ed448':
    case 'x25519':
    case 'x448':
      return { args: [] };
    default:
      if (POST_QUANTUM.test(type)) return { args: [] };
      throw new ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  }
}

/** Writes one half as its options say; as a KeyObject where there are none. */
function encoder(encoding, isPublic, type) {
  const name = isPublic ? 'publicKeyEncoding' : 'privateKeyEncoding';
  if (encoding === undefined || encoding === null) {
    return (bytes) => (isPublic ? new PublicKeyObject(bytes) : new PrivateKeyObject(bytes));
  }
  if (typeof encoding !== 'object') throw new ERR_INVALID_ARG_VALUE(`options.${name}`, encoding);
  return checkEncoding(encoding, isPublic, type, `options.${name}`);
}

function encoders(type, options = {}) {
  const { publicKeyEncoding, privateKeyEncoding } = options;
  return [encoder(publicKeyEncoding, true, type), encoder(privateKeyEncoding, false, type)];
}

function prepare(type, options) {
  validateString(type, 'type');
  if (options !== undefined && typeof options !== 'object') validateObject(options, 'options');
  const write = encoders(type, options);
  return { ...hostArguments(type, options), write };
}

function generateKeyPair(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  const { args, failure, write } = prepare(type, options);
  if (failure !== undefined) {
    process.nextTick(callback, failure);
    return;
  }
  operateLater('key.generate', 'KeyPairGenRequest', (err, pair) => {
    let keys;
    try {
      if (err === null) keys = write.map((each, i) => each(pair[i]));
    } catch (thrown) {
      err = thrown;
    }
    if (err) callback(err);
    else callback(null, ...keys);
  }, type, ...args);
}

Object.defineProperty(generateKeyPair, customPromisifyArgs, { enumerable: false, value: ['publicKey', 'privateKey'] });

function generateKeyPairSync(type, options) {
  const { args, failure, write } = prepare(type, options);
  if (failure !== undefined) throw failure;
  const [publicKey, privateKey] = operate('key.generate', type, ...args).map((bytes, i) => write[i](bytes));
  return { publicKey, privateKey };
}

module.exports = { generateKeyPair, generateKeyPairSync };
