'use strict';

// Argon2 (RFC 9106). https://nodejs.org/api/crypto.html#cryptoargon2algorithm-parameters-callback

const { validateFunction, validateInteger, validateObject, validateOneOf, validateString } = require('internal/validators');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { toBytes, viewOf } = require('internal/crypto/bytes');
const { operate, operateLater } = require('internal/crypto/host');

const ALGORITHMS = ['argon2d', 'argon2i', 'argon2id'];
const MOST = 2 ** 32 - 1;
const MOST_LANES = 2 ** 24 - 1;
const LEAST_NONCE_BYTES = 8;
const LEAST_TAG_BYTES = 4;
const BLOCKS_A_LANE = 8;

function bytesOf(value, name) {
  if (typeof value !== 'string' && viewOf(value) === undefined) {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], value);
  }
  return toBytes(value, name);
}

function optionalBytes(value, name) {
  return value === undefined ? new Uint8Array() : bytesOf(value, name);
}

/** The host's arguments. */
function check(algorithm, parameters) {
  validateString(algorithm, 'algorithm');
  validateOneOf(algorithm, 'algorithm', ALGORITHMS);
  validateObject(parameters, 'parameters');
  const { parallelism, tagLength, memory, passes } = parameters;
  const message = bytesOf(parameters.message, 'parameters.message');
  const nonce = bytesOf(parameters.nonce, 'parameters.nonce');
  if (nonce.byteLength < LEAST_NONCE_BYTES) {
    throw new ERR_OUT_OF_RANGE('parameters.nonce.byteLength', `>= ${LEAST_NONCE_BYTES} && <= ${MOST}`, nonce.byteLength);
  }
  validateInteger(parallelism, 'parameters.parallelism', 1, MOST_LANES);
  validateInteger(tagLength, 'parameters.tagLength', LEAST_TAG_BYTES, MOST);
  validateInteger(memory, 'parameters.memory', BLOCKS_A_LANE * parallelism, MOST);
  validateInteger(passes, 'parameters.passes', 1, MOST);
  const secret = optionalBytes(parameters.secret, 'parameters.secret');
  const associatedData = optionalBytes(parameters.associatedData, 'parameters.associatedData');
  return [ALGORITHMS.indexOf(algorithm), message, nonce, parallelism, tagLength, memory, passes, secret, associatedData];
}

function argon2(algorithm, parameters, callback) {
  const args = check(algorithm, parameters);
  validateFunction(callback, 'callback');
  operateLater('math.argon2', 'Argon2Request', callback, ...args);
}

function argon2Sync(algorithm, parameters) {
  return operate('math.argon2', ...check(algorithm, parameters));
}

module.exports = { argon2, argon2Sync };
