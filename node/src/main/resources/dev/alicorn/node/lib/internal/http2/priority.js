'use strict';

// Priorities of streams, as HTTP/2 had them at first (RFC 7540, section 5.3).

const { validateBoolean, validateNumber } = require('internal/validators');

function validatePriority(options) {
  options.weight ??= 16;
  validateNumber(options.weight, 'options.weight');
  options.parent ??= 0;
  validateNumber(options.parent, 'options.parent', 0);
  options.exclusive ??= false;
  validateBoolean(options.exclusive, 'options.exclusive');
  options.silent ??= false;
  validateBoolean(options.silent, 'options.silent');
}

module.exports = { validatePriority };
