'use strict';

// The rest of Node's crypto: present by name, so that a program can look for it, and refused when it is called.

const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');

// Names and how many parameters they have.
const FUNCTIONS = { argon2: 3, argon2Sync: 2, decapsulate: 3, encapsulate: 2 };

function refuse(name, length) {
  function refused() {
    throw new ERR_METHOD_NOT_IMPLEMENTED(`crypto.${name}`);
  }
  return Object.defineProperties(refused, { name: { value: name }, length: { value: length } });
}

const missing = {};
for (const [name, length] of Object.entries(FUNCTIONS)) missing[name] = refuse(name, length);

module.exports = { missing };
