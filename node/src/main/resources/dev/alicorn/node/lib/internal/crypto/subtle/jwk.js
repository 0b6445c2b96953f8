'use strict';

// The members of a JWK that Web Crypto adds or looks at.

const { Buffer } = require('buffer');
const { dataError, failure } = require('internal/crypto/subtle/errors');

const HASH_BITS = { 'SHA-1': '1', 'SHA-256': '256', 'SHA-384': '384', 'SHA-512': '512' };

/** The name of an algorithm in a JWK; undefined where it has none. */
function algorithmName({ name, hash, length }) {
  const bits = HASH_BITS[hash?.name];
  switch (name) {
    case 'RSASSA-PKCS1-v1_5':
      return bits && `RS${bits}`;
    case 'RSA-PSS':
      return bits && `PS${bits}`;
    case 'RSA-OAEP':
      return bits && (bits === '1' ? 'RSA-OAEP' : `RSA-OAEP-${bits}`);
    case 'Ed25519':
    case 'Ed448':
      return name;
    case 'ChaCha20-Poly1305':
      return 'C20P';
    case 'HMAC':
      return bits && `HS${bits}`;
    default:
      if (name.startsWith('ML-')) return name;
      return name.startsWith('AES-') ? `A${length}${name.slice(4)}` : undefined;
  }
}

function complete(members, algorithm, usages, extractable) {
  const jwk = { key_ops: Array.from(usages), ext: extractable, ...members };
  const alg = algorithmName(algorithm);
  if (alg !== undefined) jwk.alg = alg;
  return jwk;
}

function kindOf(name) {
  if (name.startsWith('RSA')) return 'RSA';
  if (name.startsWith('ML-')) return 'AKP';
  return name.startsWith('EC') ? 'EC' : 'OKP';
}

function checkCommon(jwk, usages, extractable, kty, use) {
  if (typeof jwk !== 'object' || jwk === null || jwk.kty === undefined) throw dataError('Invalid keyData');
  if (jwk.kty !== kty) throw dataError('Invalid JWK "kty" Parameter');
  if (usages.length > 0 && jwk.use !== undefined && jwk.use !== use) throw dataError('Invalid JWK "use" Parameter');
  if (jwk.key_ops !== undefined) {
    if (!Array.isArray(jwk.key_ops)) throw failure('ERR_INVALID_ARG_TYPE', 'key_ops can not be converted to sequence.');
    if (new Set(jwk.key_ops).size !== jwk.key_ops.length) throw dataError('Duplicate key operation');
    if (usages.some((usage) => !jwk.key_ops.includes(usage))) throw dataError('Key operations and usage mismatch');
  }
  if (jwk.ext === false && extractable) throw dataError('JWK "ext" Parameter and extractable mismatch');
}

function checkName(jwk, algorithm) {
  // The older name of both.
  if (jwk.alg === 'EdDSA' && algorithm.name.startsWith('Ed')) return;
  const expected = algorithmName(algorithm);
  if (jwk.alg !== undefined && expected !== undefined && jwk.alg !== expected) {
    throw dataError('JWK "alg" does not match the requested algorithm');
  }
}

const useOf = (name) => (['RSA-OAEP', 'ECDH', 'X25519', 'X448', 'ChaCha20-Poly1305'].includes(name) || /^(?:AES|ML-KEM)/.test(name) ? 'enc' : 'sig');

function checkAsymmetric(jwk, algorithm, usages, extractable) {
  const { name, namedCurve } = algorithm;
  checkCommon(jwk, usages, extractable, kindOf(name), useOf(name));
  if (namedCurve !== undefined && jwk.crv !== namedCurve) throw dataError('JWK "crv" does not match the requested algorithm');
  if (kindOf(name) === 'OKP' && jwk.crv !== name) throw dataError('JWK "crv" Parameter and algorithm name mismatch');
  checkName(jwk, algorithm);
}

function readSecret(jwk, algorithm, usages, extractable) {
  checkCommon(jwk, usages, extractable, 'oct', useOf(algorithm.name));
  if (typeof jwk.k !== 'string') throw dataError('Invalid keyData');
  const bytes = Buffer.from(jwk.k, 'base64url');
  checkName(jwk, { ...algorithm, length: bytes.length * 8 });
  return bytes;
}

module.exports = { checkAsymmetric, complete, readSecret };
