'use strict';

// scrypt (RFC 7914). https://nodejs.org/api/crypto.html#cryptoscryptpassword-salt-keylen-options-callback

const { codes } = require('internal/errors');
const { validateFunction, validateInt32, validateInteger, validateUint32 } = require('internal/validators');
const { toBytes } = require('internal/crypto/bytes');
const { operate, operateLater } = require('internal/crypto/host');

const { ERR_CRYPTO_INVALID_SCRYPT_PARAMS, ERR_INCOMPATIBLE_OPTION_PAIR } = codes;

const DEFAULTS = { N: 16384, r: 8, p: 1, maxmem: 32 * 1024 * 1024 };
const LONG_NAMES = [['N', 'cost'], ['r', 'blockSize'], ['p', 'parallelization']];

function cost(options) {
  const found = { ...DEFAULTS };
  for (const [name, long] of LONG_NAMES) {
    if (options[name] !== undefined && options[long] !== undefined) throw new ERR_INCOMPATIBLE_OPTION_PAIR(name, long);
    for (const each of [name, long]) {
      if (options[each] === undefined) continue;
      validateUint32(options[each], each);
      found[name] = options[each];
    }
    if (found[name] === 0) found[name] = DEFAULTS[name];
  }
  if (options.maxmem !== undefined) {
    validateInteger(options.maxmem, 'maxmem', 0);
    found.maxmem = options.maxmem;
  }
  return found;
}

function refuse(message) {
  throw new ERR_CRYPTO_INVALID_SCRYPT_PARAMS(message);
}

function checkCost({ N, r, p, maxmem }) {
  if (N < 2 || (N & (N - 1)) !== 0 || p > ((2 ** 30) - 1) / r || (16 * r <= 30 && N >= 2 ** (16 * r))) {
    refuse('Invalid scrypt params');
  }
  if (maxmem !== 0 && 128 * r * (p + N + 2) > maxmem) {
    refuse('Invalid scrypt params: error:030000AC:digital envelope routines::memory limit exceeded');
  }
}

/** The host's arguments. */
function check(password, salt, keylen, options) {
  password = toBytes(password, 'password');
  salt = toBytes(salt, 'salt');
  validateInt32(keylen, 'keylen', 0);
  const found = cost(options ?? {});
  return { found, args: [password, salt, found.N, found.r, found.p, keylen] };
}

function scrypt(password, salt, keylen, options, callback = options) {
  const { found, args } = check(password, salt, keylen, callback === options ? undefined : options);
  validateFunction(callback, 'callback');
  checkCost(found);
  operateLater('math.scrypt', 'ScryptRequest', callback, ...args);
}

function scryptSync(password, salt, keylen, options) {
  const { found, args } = check(password, salt, keylen, options);
  checkCost(found);
  return operate('math.scrypt', ...args);
}

module.exports = { scrypt, scryptSync };
