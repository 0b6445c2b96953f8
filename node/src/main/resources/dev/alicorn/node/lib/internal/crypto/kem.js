'use strict';

// Key encapsulation. https://nodejs.org/api/crypto.html#cryptoencapsulatekey-callback

const { validateFunction } = require('internal/validators');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { viewOf } = require('internal/crypto/bytes');
const { asBuffer, operate, operateLater } = require('internal/crypto/host');
const { readKey } = require('internal/crypto/key_input');

const toResult = ([sharedKey, ciphertext]) => ({ sharedKey: asBuffer(sharedKey), ciphertext: asBuffer(ciphertext) });

function encapsulate(key, callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
  const { bytes, isPrivate } = readKey(key, false);
  if (callback === undefined) return toResult(operate('key.encapsulate', bytes, isPrivate));
  operateLater('key.encapsulate', 'KEMEncapsulateRequest', (err, pair) => {
    if (err) callback(err);
    else callback(null, toResult(pair));
  }, bytes, isPrivate);
  return undefined;
}

function decapsulate(key, ciphertext, callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
  const { bytes } = readKey(key, true);
  const encapsulated = viewOf(ciphertext);
  if (encapsulated === undefined) {
    throw new ERR_INVALID_ARG_TYPE('ciphertext', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], ciphertext);
  }
  if (callback === undefined) return operate('key.decapsulate', bytes, true, encapsulated);
  operateLater('key.decapsulate', 'KEMDecapsulateRequest', callback, bytes, true, encapsulated);
  return undefined;
}

module.exports = { decapsulate, encapsulate };
