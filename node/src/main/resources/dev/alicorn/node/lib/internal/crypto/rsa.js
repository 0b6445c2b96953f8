'use strict';

// RSA encryption: publicEncrypt, privateDecrypt and their counterparts.

const { validateString } = require('internal/validators');
const { findHash } = require('internal/crypto/algorithms');
const { toBytes } = require('internal/crypto/bytes');
const { constants } = require('internal/crypto/constants');
const { operate } = require('internal/crypto/host');
const { readKey } = require('internal/crypto/key_input');

const { RSA_PKCS1_OAEP_PADDING, RSA_PKCS1_PADDING } = constants;

function digestOf(name) {
  if (name === undefined) return findHash('sha1').index;
  validateString(name, 'key.oaepHash');
  const hash = findHash(name);
  if (hash !== undefined) return hash.index;
  throw Object.assign(new Error('Invalid digest used'), { code: 'ERR_OSSL_EVP_INVALID_DIGEST' });
}

function method(name, wantPrivate, defaultPadding) {
  return (options, buffer) => {
    let { bytes, isPrivate } = readKey(options, wantPrivate);
    const { oaepHash, oaepLabel, encoding } = options;
    const padding = +(options.padding || defaultPadding) | 0;
    const hash = digestOf(oaepHash);
    const label = oaepLabel === undefined ? new Uint8Array(0) : toBytes(oaepLabel, 'key.oaepLabel', encoding);
    const data = toBytes(buffer, 'buffer', encoding);
    if (isPrivate && !wantPrivate) {
      bytes = operate('key.publicOf', bytes, true);
      isPrivate = false;
    }
    return operate(`key.${name}`, bytes, isPrivate, padding, hash, label, data);
  };
}

module.exports = {
  privateDecrypt: method('decrypt', true, RSA_PKCS1_OAEP_PADDING),
  privateEncrypt: method('encrypt', true, RSA_PKCS1_PADDING),
  publicDecrypt: method('decrypt', false, RSA_PKCS1_PADDING),
  publicEncrypt: method('encrypt', false, RSA_PKCS1_OAEP_PADDING),
};
