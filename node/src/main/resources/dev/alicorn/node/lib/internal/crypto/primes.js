'use strict';

// Prime numbers: generatePrime, checkPrime and their Sync forms.

const process = require('process');
const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateInt32, validateObject } = require('internal/validators');
const { asArrayBuffer, viewOf } = require('internal/crypto/bytes');
const { operate, operateLater } = require('internal/crypto/host');

const { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } = codes;

const VALUES = ['ArrayBuffer', 'TypedArray', 'Buffer', 'DataView', 'bigint'];

function fromBigInt(value, name) {
  if (value < 0n) throw new ERR_OUT_OF_RANGE(name, '>= 0', value);
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Uint8Array.from(even.match(/../g), (octet) => Number.parseInt(octet, 16));
}

function toBigInt(bytes) {
  return BigInt(`0x${bytes.toString('hex')}`);
}

function numberBytes(value, name) {
  const bytes = typeof value === 'bigint' ? fromBigInt(value, name) : viewOf(value);
  if (bytes === undefined) throw new ERR_INVALID_ARG_TYPE(name, VALUES, value);
  return bytes;
}

function bitLength(bytes) {
  let from = 0;
  while (from < bytes.length && bytes[from] === 0) from++;
  return from === bytes.length ? 0 : ((bytes.length - from - 1) * 8) + (32 - Math.clz32(bytes[from]));
}

/** The host's arguments, and what the result is to be made into. */
function outOfRange(message) {
  return Object.assign(new RangeError(message), { code: 'ERR_OUT_OF_RANGE' });
}

function prepare(size, options) {
  validateInt32(size, 'size', 1);
  validateObject(options, 'options');
  const { safe = false, bigint = false } = options;
  validateBoolean(safe, 'options.safe');
  validateBoolean(bigint, 'options.bigint');
  const [add, rem] = ['add', 'rem'].map((name) =>
    (options[name] === undefined ? undefined : numberBytes(options[name], `options.${name}`)));
  if (add !== undefined) {
    if (bitLength(add) > size) throw outOfRange('invalid options.add');
    if (rem !== undefined && BigInt(`0x${hex(add)}`) <= BigInt(`0x${hex(rem)}`)) {
      throw outOfRange('invalid options.rem');
    }
  }
  const isTooSmall = size < 2 || (safe && size < 3);
  const failure = isTooSmall ? new Error('error:01800076:bignum routines::bits too small') : undefined;
  const args = [size, safe, add ?? null, rem ?? null];
  return { args, convert: bigint ? toBigInt : asArrayBuffer, failure };
}

const hex = (bytes) => `0${Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('')}`;

function generatePrime(size, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  validateFunction(callback, 'callback');
  const { args, convert, failure } = prepare(size, options);
  if (failure !== undefined) {
    process.nextTick(callback, failure);
    return;
  }
  const finish = (err, prime) => (err ? callback(err) : callback(undefined, convert(prime)));
  operateLater('math.prime', 'RandomPrimeRequest', finish, ...args);
}

function generatePrimeSync(size, options = {}) {
  const { args, convert, failure } = prepare(size, options);
  if (failure !== undefined) throw failure;
  return convert(operate('math.prime', ...args));
}

function candidateBytes(candidate, options) {
  const bytes = numberBytes(candidate, 'candidate');
  validateObject(options, 'options');
  if (options.checks !== undefined) validateInt32(options.checks, 'options.checks', 0);
  return bytes;
}

function checkPrime(candidate, options = {}, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  validateFunction(callback, 'callback');
  operateLater('math.isPrime', 'CheckPrimeRequest', callback, candidateBytes(candidate, options));
}

function checkPrimeSync(candidate, options = {}) {
  return operate('math.isPrime', candidateBytes(candidate, options));
}

module.exports = { checkPrime, checkPrimeSync, generatePrime, generatePrimeSync };
