'use strict';

// --disable-proto: Object.prototype.__proto__ goes away, or throws.

const { codes: { ERR_PROTO_ACCESS } } = require('internal/errors');

function refuse() {
  throw new ERR_PROTO_ACCESS();
}

function disable(mode) {
  delete Object.prototype.__proto__; // eslint-disable-line no-proto
  if (mode === 'delete') return;
  Object.defineProperty(Object.prototype, '__proto__', { configurable: true, enumerable: false, get: refuse, set: refuse });
}

module.exports = { disable };
