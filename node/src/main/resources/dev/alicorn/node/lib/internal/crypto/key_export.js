'use strict';

// How keys are written: what the options of keyObject.export and of generateKeyPair's encodings mean.

const { codes } = require('internal/errors');
const { validateObject } = require('internal/validators');
const { toBytes, viewOf } = require('internal/crypto/bytes');
const { findCipher } = require('internal/crypto/cipher_table');
const { fromPairs, operate } = require('internal/crypto/host');

const {
  ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS, ERR_CRYPTO_UNKNOWN_CIPHER, ERR_INVALID_ARG_VALUE,
} = codes;

const optionName = (name, where) => (where === undefined ? `options.${name}` : `${where}.${name}`);

function checkFormat(format, where) {
  if (format !== 'pem' && format !== 'der' && format !== 'jwk') {
    throw new ERR_INVALID_ARG_VALUE(optionName('format', where), format);
  }
}

function checkType({ type, format }, isPublic, keyType, where) {
  if (format === 'jwk' && type === undefined) return;
  const known = isPublic ? ['pkcs1', 'spki'] : ['pkcs1', 'pkcs8', 'sec1'];
  if (!known.includes(type)) throw new ERR_INVALID_ARG_VALUE(optionName('type', where), type);
  if (keyType === undefined) return;
  if (type === 'pkcs1' && keyType !== 'rsa') {
    throw new ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS(type, 'can only be used for RSA keys');
  }
  if (type === 'sec1' && keyType !== 'ec') {
    throw new ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS(type, 'can only be used for EC keys');
  }
}

function checkEncryption({ cipher, passphrase, format, type }, where) {
  if (cipher != null) {
    if (typeof cipher !== 'string') throw new ERR_INVALID_ARG_VALUE(optionName('cipher', where), cipher);
    if (format === 'der' && (type === 'pkcs1' || type === 'sec1')) {
      throw new ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS(type, 'does not support encryption');
    }
  } else if (passphrase !== undefined) {
    throw new ERR_INVALID_ARG_VALUE(optionName('cipher', where), cipher);
  }
  const usable = typeof passphrase === 'string' || viewOf(passphrase) !== undefined;
  if ((cipher != null && !usable) || (passphrase != null && !usable)) {
    throw new ERR_INVALID_ARG_VALUE(optionName('passphrase', where), passphrase);
  }
}

/**
 * Checks options and answers a function of a key object and its bytes.
 *
 * @param where what errors call the options, if not `options`
 */
function checkEncoding(options, isPublic, keyType, where) {
  validateObject(options, where ?? 'options');
  const { format, type, cipher } = options;
  checkFormat(format, where);
  if (format === 'jwk' && !isPublic && options.passphrase !== undefined) {
    throw new ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS('jwk', 'does not support encryption');
  }
  checkType(options, isPublic, keyType, where);
  if (!isPublic && format !== 'jwk') checkEncryption(options, where);
  if (cipher != null && !isPublic && findCipher(cipher) === undefined) throw new ERR_CRYPTO_UNKNOWN_CIPHER();
  return (bytes) => {
    if (format === 'jwk') return fromPairs(operate('key.writeJwk', bytes, !isPublic));
    const encrypted = !isPublic && cipher != null;
    const passphrase = encrypted ? toBytes(options.passphrase, 'passphrase') : null;
    return operate('key.write', bytes, !isPublic, type, format === 'pem', encrypted ? findCipher(cipher).shown : null, passphrase);
  };
}

function exportKey(key, bytes, options) {
  const isPublic = key.type === 'public';
  if (options?.format === 'jwk') {
    if (!isPublic && options.passphrase !== undefined) {
      throw new ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS('jwk', 'does not support encryption');
    }
    return fromPairs(operate('key.writeJwk', bytes, !isPublic));
  }
  return checkEncoding(options, isPublic, key.asymmetricKeyType)(bytes);
}

module.exports = { checkEncoding, exportKey };
