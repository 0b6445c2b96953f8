'use strict';

// What the global scope has of crypto: `crypto` as an enumerable getter without a setter, the classes as plain properties.

const { Crypto, CryptoKey, SubtleCrypto, crypto } = require('internal/crypto/webcrypto');

module.exports = {
  classes: { Crypto, CryptoKey, SubtleCrypto },
  crypto,

  /** Puts them on an object, as Node has them on its global. */
  install(target) {
    const descriptor = Object.getOwnPropertyDescriptor({ get crypto() { return crypto; } }, 'crypto');
    Object.defineProperty(target, 'crypto', { ...descriptor, set: undefined, enumerable: true, configurable: true });
    for (const [name, value] of Object.entries(module.exports.classes)) {
      Object.defineProperty(target, name, { configurable: true, enumerable: false, value, writable: true });
    }
  },
};
