'use strict';

// Keys of Web Crypto: made, imported and exported.

const { Buffer } = require('buffer');
const { asArrayBuffer, viewOf } = require('internal/crypto/bytes');
const { fromPairs, operate, operateLater } = require('internal/crypto/host');
const {
  PrivateKeyObject, PublicKeyObject, SecretKeyObject, bytesOf, createSecretKey, cryptoKeyFields, makeCryptoKey,
} = require('internal/crypto/keys');
const { randomBytes } = require('internal/crypto/random');
const { AES, CHACHA, EC, KEM, LATTICE, RSA, normalize } = require('internal/crypto/subtle/algorithms');
const { dataError, invalidAccess, operationError, syntaxError, unsupported } = require('internal/crypto/subtle/errors');
const jwk = require('internal/crypto/subtle/jwk');
const { allowed, checkUsages } = require('internal/crypto/subtle/usages');

const CURVES = { 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1' };
const CHACHA_BYTES = 32;
const BLOCK_BITS = { 'SHA-1': 512, 'SHA-256': 512, 'SHA-384': 1024, 'SHA-512': 1024, 'SHA3-256': 1088, 'SHA3-384': 832, 'SHA3-512': 576 };

/** An operation of the host as a promise; what fails in it is an OperationError. */
function later(name, type, ...args) {
  const { promise, resolve, reject } = Promise.withResolvers();
  operateLater(name, type, (err, result) => (err ? reject(operationError(err)) : resolve(result)), ...args);
  return promise;
}

function checkCurve(curve) {
  if (!Object.hasOwn(CURVES, curve)) throw unsupported('Unrecognized namedCurve');
}

function hmacLength({ hash, length }) {
  if (length === 0) throw operationError(undefined, 'Zero-length key is not supported');
  return length ?? BLOCK_BITS[hash.name];
}

function checkAesLength(length) {
  if (![128, 192, 256].includes(length)) {
    throw operationError(undefined, 'AES key length must be 128, 192, or 256 bits');
  }
}

function generateSecret(algorithm, extractable, usages) {
  const { name, hash } = algorithm;
  const permitted = checkUsages(usages, allowed(name).secret, name);
  if (name === CHACHA) {
    if (permitted.length === 0) throw syntaxError('Usages cannot be empty when creating a key.');
    return makeCryptoKey(new SecretKeyObject(randomBytes(CHACHA_BYTES)), { name }, permitted, extractable);
  }
  if (hash === undefined) checkAesLength(algorithm.length);
  const length = hash === undefined ? algorithm.length : hmacLength(algorithm);
  if (permitted.length === 0) throw syntaxError('Usages cannot be empty when creating a key.');
  const key = new SecretKeyObject(randomBytes(Math.ceil(length / 8)));
  return makeCryptoKey(key, hash === undefined ? { name, length } : { name, hash, length }, permitted, extractable);
}

/** What the host makes a pair of, and the algorithm that its keys tell. */
function pairArguments(algorithm) {
  const { name, namedCurve, hash, modulusLength, publicExponent } = algorithm;
  if (RSA.includes(name)) {
    const exponent = publicExponent.reduce((value, octet) => (value * 256) + octet, 0);
    if (exponent < 3 || exponent % 2 === 0 || exponent > 0xffffffff) throw operationError();
    return [{ name, modulusLength, publicExponent, hash }, 'rsa', modulusLength, exponent];
  }
  if (EC.includes(name)) {
    checkCurve(namedCurve);
    return [{ name, namedCurve }, 'ec', namedCurve, false];
  }
  return [{ name }, name.toLowerCase()];
}

async function generateKey(given, extractable, usages) {
  const algorithm = normalize('generateKey', given);
  const { name } = algorithm;
  if (AES.includes(name) || name === 'HMAC' || name === CHACHA) return generateSecret(algorithm, extractable, usages);
  const permitted = allowed(name);
  checkUsages(usages, [...permitted.public, ...permitted.private], name);
  const [shown, ...args] = pairArguments(algorithm);
  const privateUsages = checkUsages(usages.filter((usage) => permitted.private.includes(usage)), permitted.private, name);
  const publicUsages = checkUsages(usages.filter((usage) => permitted.public.includes(usage)), permitted.public, name);
  if (privateUsages.length === 0) throw syntaxError('Usages cannot be empty when creating a key.');
  const [publicBytes, privateBytes] = await later('key.generate', 'KeyPairGenRequest', ...args);
  return {
    publicKey: makeCryptoKey(new PublicKeyObject(publicBytes), shown, publicUsages, true),
    privateKey: makeCryptoKey(new PrivateKeyObject(privateBytes), shown, privateUsages, extractable),
  };
}

/** Whether an asymmetric key is of the algorithm, and what its CryptoKey tells. */
function describeKey(key, algorithm) {
  const { name, hash, namedCurve } = algorithm;
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (RSA.includes(name)) {
    if (type !== 'rsa') throw dataError('Invalid key type');
    const hexadecimal = details.publicExponent.toString(16);
    const publicExponent = Uint8Array.from(Buffer.from(hexadecimal.padStart(hexadecimal.length + (hexadecimal.length % 2), '0'), 'hex'));
    return { name, modulusLength: details.modulusLength, publicExponent, hash };
  }
  if (EC.includes(name)) {
    if (type !== 'ec') throw dataError('Invalid key type');
    if (details.namedCurve !== CURVES[namedCurve]) throw dataError('Named curve mismatch');
    return { name, namedCurve };
  }
  if (type !== name.toLowerCase()) throw dataError('Invalid key type');
  return { name };
}

function wrapAsymmetric(key, algorithm, extractable, usages) {
  const { name } = algorithm;
  const permitted = checkUsages(usages, allowed(name)[key.type], name);
  if (key.type === 'private' && permitted.length === 0) {
    throw syntaxError('Usages cannot be empty when importing a private key.');
  }
  return makeCryptoKey(key, describeKey(key, algorithm), permitted, extractable);
}

function wrapSecret(key, algorithm, extractable, usages) {
  const { name, hash } = algorithm;
  const permitted = checkUsages(usages, allowed(name).secret, name);
  if (permitted.length === 0) throw syntaxError('Usages cannot be empty when importing a secret key.');
  const bits = bytesOf(key).length * 8;
  let shown = { name };
  if (AES.includes(name)) {
    if (![128, 192, 256].includes(bits)) throw dataError('Invalid key length');
    shown = { name, length: bits };
  } else if (name === 'HMAC') {
    if (bits === 0) throw dataError('Zero-length key is not supported');
    const { length = bits } = algorithm;
    if (length > bits || length <= bits - 8) throw dataError('Invalid key length');
    shown = { name, hash, length };
  } else if (name === CHACHA) {
    if (bits !== CHACHA_BYTES * 8) throw dataError('Invalid key length');
  } else if (extractable) {
    throw syntaxError(`${name} keys are not extractable`);
  }
  return makeCryptoKey(key, shown, permitted, extractable);
}

function attempt(read) {
  try {
    return read();
  } catch (err) {
    if (err.name === 'DataError' || err.name === 'SyntaxError') throw err;
    throw Object.assign(dataError('Invalid keyData'), { cause: err });
  }
}

const isSecret = (name) => AES.includes(name) || ['HMAC', 'HKDF', 'PBKDF2', CHACHA].includes(name);
const isPostQuantum = (name) => KEM.includes(name) || LATTICE.includes(name);

const isPrivateJwk = ({ d, priv }) => d !== undefined || priv !== undefined;

function readAsymmetric(format, data, algorithm) {
  const { name, namedCurve } = algorithm;
  switch (format) {
    case 'spki':
      return attempt(() => new PublicKeyObject(operate('key.readPublic', viewOf(data), null)));
    case 'pkcs8':
      return attempt(() => new PrivateKeyObject(operate('key.readPrivate', viewOf(data), null)));
    case 'jwk': {
      const { readKey } = require('internal/crypto/key_input');
      const isPrivate = isPrivateJwk(data);
      const { bytes } = attempt(() => readKey({ key: data, format: 'jwk' }, isPrivate));
      return isPrivate ? new PrivateKeyObject(bytes) : new PublicKeyObject(bytes);
    }
    case 'raw-seed':
      return attempt(() => new PrivateKeyObject(operate('key.readRaw', name, viewOf(data), true)));
    default: {
      if (RSA.includes(name)) throw unsupported('Unable to import RSA key with format raw');
      const curve = namedCurve ?? name;
      return attempt(() => new PublicKeyObject(operate('key.readRaw', curve, viewOf(data), false)));
    }
  }
}

async function importKey(format, keyData, given, extractable, usages) {
  const algorithm = normalize('importKey', given);
  return importNormal(format, keyData, algorithm, extractable, usages);
}

/** Seeds are those of post-quantum keys, for which plain `raw` could mean two things. */
function checkRawFormat(format, name) {
  const isUnknown = format === 'raw-secret' || (isPostQuantum(name) ? format === 'raw' : format === 'raw-seed');
  if (isUnknown) throw unsupported(`Unable to import ${name} key with format ${format}`);
}

function importNormal(format, keyData, algorithm, extractable, usages) {
  const { name } = algorithm;
  if (EC.includes(name)) checkCurve(algorithm.namedCurve);
  if (isSecret(name)) {
    checkUsages(usages, allowed(name).secret, name);
    if (format === 'jwk' && !['HKDF', 'PBKDF2'].includes(name)) {
      return wrapSecret(createSecretKey(jwk.readSecret(keyData, algorithm, usages, extractable)), algorithm, extractable, usages);
    }
    if (format !== 'raw-secret' && (format !== 'raw' || name === CHACHA)) throw unsupported(`Unable to import ${name} key with format ${format}`);
    return wrapSecret(createSecretKey(viewOf(keyData)), algorithm, extractable, usages);
  }
  checkRawFormat(format, name);
  if (format === 'jwk') jwk.checkAsymmetric(keyData, algorithm, usages, extractable);
  const isPrivate = format === 'pkcs8' || format === 'raw-seed' || (format === 'jwk' && isPrivateJwk(keyData));
  checkUsages(usages, allowed(name)[isPrivate ? 'private' : 'public'], name);
  return wrapAsymmetric(readAsymmetric(format, keyData, algorithm), algorithm, extractable, usages);
}

function exportRaw(key, name) {
  if (key.type === 'secret') return Uint8Array.from(bytesOf(key));
  if (key.type !== 'public' || RSA.includes(name)) {
    throw key.type === 'public' ? unsupported(`Unable to export a raw ${name} ${key.type} key`) :
      invalidAccess(`Unable to export a raw ${name} ${key.type} key`);
  }
  return operate('key.writeRaw', bytesOf(key), false);
}

function exportRawAs(format, key, name) {
  const wanted = { 'raw-secret': 'secret', 'raw-public': 'public', 'raw-seed': 'private' }[format] ?? key.type;
  const isUnknown = format === 'raw' ? isPostQuantum(name) || name === CHACHA : format === 'raw-seed' && !isPostQuantum(name);
  if (isUnknown) throw unsupported(`Unable to export ${name} ${key.type} key using ${format} format`);
  if (key.type !== wanted) throw invalidAccess(`Unable to export ${name} ${key.type} key using ${format} format`);
  return format === 'raw-seed' ? operate('key.writeRaw', bytesOf(key), true) : exportRaw(key, name);
}

/** PKCS#8 with nothing but the seed. */
function seedOnly(key, name) {
  const seed = operate('key.writeRaw', bytesOf(key), true);
  const [kind, at] = KEM.includes(name) ? [4, KEM.indexOf(name) + 1] : [3, LATTICE.indexOf(name) + 17];
  const head = [2, 1, 0, 48, 11, 6, 9, 96, 134, 72, 1, 101, 3, 4, kind, at, 4, seed.length + 2, 128, seed.length];
  return Uint8Array.from([48, head.length + seed.length, ...head, ...seed]);
}

async function exportKey(format, cryptoKey) {
  const { keyObject: key, algorithm, extractable, usages } = cryptoKeyFields(cryptoKey);
  const { name } = algorithm;
  if (!extractable) throw invalidAccess('key is not extractable');
  if (format === 'jwk') {
    const members = key.type === 'secret' ? key.export({ format: 'jwk' }) :
      fromPairs(operate('key.writeJwk', bytesOf(key), key.type === 'private'));
    return jwk.complete(members, algorithm, usages, extractable);
  }
  if (format.startsWith('raw')) return asArrayBuffer(exportRawAs(format, key, name));
  const wanted = { spki: 'public', pkcs8: 'private' }[format];
  if (key.type !== wanted) {
    throw key.type === 'secret' ? unsupported(`Unable to export a ${name} ${key.type} key using ${format} format`) :
      invalidAccess(`Unable to export a ${name} ${key.type} key using ${format} format`);
  }
  return asArrayBuffer(format === 'pkcs8' && isPostQuantum(name) ? seedOnly(key, name) : Uint8Array.from(bytesOf(key)));
}

/** The public half of a private key. */
async function getPublicKey(key, usages) {
  const { keyObject, algorithm } = cryptoKeyFields(key);
  if (keyObject.type !== 'private') throw keyObject.type === 'secret' ? unsupported('key must be a private key') : invalidAccess('key must be a private key');
  const half = new PublicKeyObject(operate('key.publicOf', bytesOf(keyObject), true));
  return makeCryptoKey(half, algorithm, checkUsages(usages, allowed(algorithm.name).public, algorithm.name), true);
}

/** keyObject.toCryptoKey() */
function fromKeyObject(key, given, extractable, usages) {
  const algorithm = normalize('importKey', given);
  if (key.type === 'secret') return wrapSecret(key, algorithm, extractable, usages);
  return wrapAsymmetric(key, algorithm, extractable, usages);
}

module.exports = { CURVES, exportKey, fromKeyObject, generateKey, getPublicKey, hmacLength, importKey, importNormal, later };
