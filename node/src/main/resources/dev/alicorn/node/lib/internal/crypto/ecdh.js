'use strict';

// Diffie-Hellman on elliptic curves. https://nodejs.org/api/crypto.html#class-ecdh

const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');
const { presentAs, toBytes } = require('internal/crypto/bytes');
const { operate } = require('internal/crypto/host');

const {
  ERR_CRYPTO_ECDH_INVALID_FORMAT, ERR_CRYPTO_INVALID_CURVE, ERR_CRYPTO_INVALID_KEYPAIR, ERR_CRYPTO_INVALID_KEYTYPE,
} = codes;

const FORMS = { compressed: 2, uncompressed: 4, hybrid: 6 };

const CURVES = `brainpoolP160r1 brainpoolP160t1 brainpoolP192r1 brainpoolP192t1 brainpoolP224r1 brainpoolP224t1
brainpoolP256r1 brainpoolP256t1 brainpoolP320r1 brainpoolP320t1 brainpoolP384r1 brainpoolP384t1 brainpoolP512r1
brainpoolP512t1 c2pnb163v1 c2pnb163v2 c2pnb163v3 c2pnb208w1 c2pnb272w1 c2pnb304w1 c2pnb368w1 c2tnb191v1 c2tnb191v2
c2tnb191v3 c2tnb239v1 c2tnb239v2 c2tnb239v3 c2tnb359v1 c2tnb431r1 prime192v1 prime192v2 prime192v3 prime239v1 prime239v2 prime239v3 prime256v1 secp112r1 secp112r2
secp128r1 secp128r2 secp160k1 secp160r1 secp160r2 secp192k1 secp224k1 secp224r1 secp256k1 secp384r1 secp521r1
sect113r1 sect113r2 sect131r1 sect131r2 sect163k1 sect163r1 sect163r2 sect193r1 sect193r2 sect233k1 sect233r1
sect239k1 sect283k1 sect283r1 sect409k1 sect409r1 sect571k1 sect571r1`;

const NIST_CURVES = ['P-192', 'P-224', 'P-256', 'P-384', 'P-521'];

const kState = Symbol('kState');

function formOf(format) {
  if (!format) return FORMS.uncompressed;
  if (!Object.hasOwn(FORMS, format)) throw new ERR_CRYPTO_ECDH_INVALID_FORMAT(format);
  return FORMS[format];
}

/** Whether it is OpenSSL's name of a curve, or that of NIST. */
function isCurve(name) {
  return getCurves().includes(name) || NIST_CURVES.includes(name);
}

function ECDH(curve) {
  if (!(this instanceof ECDH)) return new ECDH(curve);
  validateString(curve, 'curve');
  if (!getCurves().includes(curve)) throw new ERR_CRYPTO_INVALID_CURVE();
  this[kState] = { curve, privateKey: undefined, publicKey: undefined };
}

function failed(what) {
  return Object.assign(new Error(what), { code: 'ERR_CRYPTO_OPERATION_FAILED' });
}

Object.assign(ECDH.prototype, {
  generateKeys(encoding, format) {
    const state = this[kState];
    state.privateKey = operate('math.randomScalar', state.curve);
    state.publicKey = operate('math.publicPoint', state.curve, state.privateKey);
    return this.getPublicKey(encoding, format);
  },

  computeSecret(key, inEnc, outEnc) {
    const { curve, privateKey } = this[kState];
    const point = toBytes(key, 'key', inEnc);
    if (privateKey === undefined) throw new ERR_CRYPTO_INVALID_KEYPAIR();
    return presentAs(operate('math.pointSecret', curve, privateKey, point), outEnc);
  },

  getPublicKey(encoding, format) {
    const form = formOf(format);
    const { curve, publicKey } = this[kState];
    if (publicKey === undefined) throw failed('Failed to get ECDH public key');
    return presentAs(operate('math.convertPoint', curve, publicKey, form), encoding);
  },

  getPrivateKey(encoding) {
    const { privateKey } = this[kState];
    if (privateKey === undefined) throw failed('Failed to get ECDH private key');
    return presentAs(Buffer.from(privateKey), encoding);
  },

  setPublicKey(key, encoding) {
    const state = this[kState];
    const point = toBytes(key, 'key', encoding);
    try {
      state.publicKey = operate('math.convertPoint', state.curve, point, FORMS.uncompressed);
    } catch {
      throw failed('Failed to convert Buffer to EC_POINT');
    }
    return this;
  },

  setPrivateKey(key, encoding) {
    const state = this[kState];
    const scalar = Buffer.from(toBytes(key, 'key', encoding));
    try {
      state.publicKey = operate('math.publicPoint', state.curve, scalar);
    } catch {
      throw new ERR_CRYPTO_INVALID_KEYTYPE('Private key is not valid for specified curve.');
    }
    state.privateKey = scalar;
    return this;
  },
});

ECDH.convertKey = function convertKey(key, curve, inEnc, outEnc, format) {
  validateString(curve, 'curve');
  const point = toBytes(key, 'key', inEnc);
  const form = formOf(format);
  try {
    return presentAs(operate('math.convertPoint', curve, point, form), outEnc);
  } catch (err) {
    if (err.code === 'ERR_CRYPTO_INVALID_CURVE') throw new ERR_CRYPTO_INVALID_CURVE();
    throw failed('Failed to convert Buffer to EC_POINT');
  }
};

function getCurves() {
  return CURVES.split(/\s+/);
}

function createECDH(curve) {
  return new ECDH(curve);
}

module.exports = { ECDH, createECDH, getCurves, isCurve };
