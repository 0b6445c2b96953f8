'use strict';

// OpenSSL's engines: there is no OpenSSL here, and so none of them.

const { codes: { ERR_CRYPTO_ENGINE_UNKNOWN } } = require('internal/errors');
const { validateNumber, validateString } = require('internal/validators');

function setEngine(id, flags) {
  validateString(id, 'id');
  if (flags) validateNumber(flags, 'flags');
  throw new ERR_CRYPTO_ENGINE_UNKNOWN(id);
}

module.exports = { setEngine };
