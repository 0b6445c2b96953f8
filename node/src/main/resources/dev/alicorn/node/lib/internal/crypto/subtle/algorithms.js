'use strict';

// Algorithms of Web Crypto by operation, with the members that each has to have.
// https://www.w3.org/TR/WebCryptoAPI/#algorithm-normalization

const { viewOf } = require('internal/crypto/bytes');
const { failure, unsupported } = require('internal/crypto/subtle/errors');

const RSA = ['RSASSA-PKCS1-v1_5', 'RSA-PSS', 'RSA-OAEP'];
const EC = ['ECDSA', 'ECDH'];
const EDWARDS = ['Ed25519', 'Ed448'];
const MONTGOMERY = ['X25519', 'X448'];
const LATTICE = ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'];
const KEM = ['ML-KEM-512', 'ML-KEM-768', 'ML-KEM-1024'];
const CHACHA = 'ChaCha20-Poly1305';
const AES = ['AES-CTR', 'AES-CBC', 'AES-GCM', 'AES-KW', 'AES-OCB'];
const HASHES = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'SHA3-256', 'SHA3-384', 'SHA3-512'];

// For each operation, which dictionaries its algorithms are: name of the type, then its algorithms.
const all = (type, names) => names.map((name) => [name, type]);
const OPERATIONS = {
  generateKey: [
    ...all('RsaHashedKeyGenParams', RSA), ...all('EcKeyGenParams', EC), ...all('Algorithm', [...EDWARDS, ...MONTGOMERY, ...LATTICE, ...KEM, CHACHA]),
    ...all('AesKeyGenParams', AES), ...all('HmacKeyGenParams', ['HMAC']),
  ],
  importKey: [
    ...all('RsaHashedImportParams', RSA), ...all('EcKeyImportParams', EC), ...all('HmacImportParams', ['HMAC']),
    ...all('Algorithm', [...EDWARDS, ...MONTGOMERY, ...LATTICE, ...KEM, ...AES, CHACHA, 'HKDF', 'PBKDF2']),
  ],
  sign: [
    ['RSA-PSS', 'RsaPssParams'], ['ECDSA', 'EcdsaParams'], ['Ed448', 'Ed448Params'], ...all('Ed448Params', LATTICE),
    ...all('Algorithm', ['RSASSA-PKCS1-v1_5', 'Ed25519', 'HMAC']),
  ],
  encrypt: [
    ['RSA-OAEP', 'RsaOaepParams'], ['AES-CBC', 'AesCbcParams'], ['AES-CTR', 'AesCtrParams'], ['AES-GCM', 'AesGcmParams'],
    ...all('AesGcmParams', [CHACHA, 'AES-OCB']),
  ],
  deriveBits: [
    ['HKDF', 'HkdfParams'], ['PBKDF2', 'Pbkdf2Params'],
    ...all('EcdhKeyDeriveParams', ['ECDH', ...MONTGOMERY]),
  ],
  length: [...all('AesDerivedKeyParams', AES), ['HMAC', 'HmacImportParams'], ...all('Algorithm', ['HKDF', 'PBKDF2', CHACHA])],
  encapsulate: all('Algorithm', KEM),
  wrapKey: [['AES-KW', 'Algorithm']],
};

const MEMBERS = {
  Algorithm: {},
  AesCbcParams: { iv: 'bytes!' },
  AesCtrParams: { counter: 'bytes!', length: 'number!' },
  AesDerivedKeyParams: { length: 'number!' },
  AesGcmParams: { iv: 'bytes!', additionalData: 'bytes', tagLength: 'number' },
  AesKeyGenParams: { length: 'number!' },
  EcKeyGenParams: { namedCurve: 'string!' },
  EcKeyImportParams: { namedCurve: 'string!' },
  EcdhKeyDeriveParams: { public: 'key!' },
  EcdsaParams: { hash: 'hash!' },
  Ed448Params: { context: 'bytes' },
  HkdfParams: { hash: 'hash!', info: 'bytes!', salt: 'bytes!' },
  HmacImportParams: { hash: 'hash!', length: 'number' },
  HmacKeyGenParams: { hash: 'hash!', length: 'number' },
  Pbkdf2Params: { hash: 'hash!', iterations: 'number!', salt: 'bytes!' },
  RsaHashedImportParams: { hash: 'hash!' },
  RsaHashedKeyGenParams: { hash: 'hash!', modulusLength: 'number!', publicExponent: 'bytes!' },
  RsaOaepParams: { label: 'bytes' },
  RsaPssParams: { saltLength: 'number!' },
};

const PREFIX = 'Failed to normalize algorithm: passed algorithm can not be converted to';

function normalizeHash(value) {
  const name = nameOf(value).toUpperCase();
  if (!HASHES.includes(name)) throw unsupported();
  return { name };
}

function nameOf(algorithm) {
  const isObject = (typeof algorithm === 'object' && algorithm !== null) || typeof algorithm === 'function';
  if (!isObject) return `${algorithm}`;
  if (algorithm.name === undefined) {
    throw failure('ERR_MISSING_OPTION', `${PREFIX} 'Algorithm' because 'name' is required in 'Algorithm'.`);
  }
  return `${algorithm.name}`;
}

function convert(kind, value, member, type) {
  switch (kind) {
    case 'bytes': {
      const bytes = viewOf(value);
      if (bytes !== undefined) return Uint8Array.from(bytes);
      throw failure('ERR_INVALID_ARG_TYPE', `Failed to normalize algorithm: '${member}' of '${type}' (passed algorithm) ` +
        'is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.');
    }
    case 'number': {
      const number = Number(value);
      if (Number.isFinite(number)) return Math.trunc(number);
      throw failure('ERR_INVALID_ARG_TYPE',
        `Failed to normalize algorithm: '${member}' of '${type}' (passed algorithm) is not a finite number.`);
    }
    case 'hash':
      return normalizeHash(value);
    case 'string':
      return `${value}`;
    default:
      return value;
  }
}

/** The algorithm as the operation has it: its name in right case, and its members. */
function normalize(operation, algorithm) {
  const wanted = nameOf(algorithm).toUpperCase();
  const entry = OPERATIONS[operation].find(([name]) => name.toUpperCase() === wanted);
  if (entry === undefined) throw unsupported();
  const [name, type] = entry;
  const normal = { name };
  for (const [member, kind] of Object.entries(MEMBERS[type])) {
    const value = typeof algorithm === 'string' ? undefined : algorithm[member];
    if (value !== undefined) normal[member] = convert(kind.replace('!', ''), value, member, type);
    else if (kind.endsWith('!')) {
      throw failure('ERR_MISSING_OPTION', `${PREFIX} '${type}' because '${member}' is required in '${type}'.`);
    }
  }
  return normal;
}

function isKnown(operation, algorithm) {
  const wanted = nameOf(algorithm).toUpperCase();
  return OPERATIONS[operation].some(([name]) => name.toUpperCase() === wanted);
}

module.exports = { AES, CHACHA, EC, EDWARDS, KEM, LATTICE, MONTGOMERY, RSA, isKnown, normalize };
