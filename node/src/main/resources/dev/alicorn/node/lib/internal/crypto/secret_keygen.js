'use strict';

// Random secret keys: generateKey and generateKeySync.

const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateFunction, validateInteger, validateObject, validateOneOf, validateString } = require('internal/validators');
const { createSecretKey } = require('internal/crypto/keys');
const { randomBytes } = require('internal/crypto/random');
const requests = require('internal/requests');

const binding = internalBinding('crypto');

/** How many bytes the key has. */
function checkOptions(type, options) {
  validateString(type, 'type');
  validateObject(options, 'options');
  const { length } = options;
  if (type === 'hmac') validateInteger(length, 'options.length', 8, 2 ** 31 - 1);
  else if (type === 'aes') validateOneOf(length, 'options.length', [128, 192, 256]);
  else throw new ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  return Math.floor(length / 8);
}

function generateKey(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  const size = checkOptions(type, options);
  const bytes = Buffer.allocUnsafe(size);
  const done = (err) => (err ? callback(err) : callback(null, createSecretKey(bytes)));
  binding.random(requests.add(done, 'KeyGenRequest'), bytes);
}

function generateKeySync(type, options) {
  return createSecretKey(randomBytes(checkOptions(type, options)));
}

module.exports = { generateKey, generateKeySync };
