'use strict';

// Certificate: Netscape's signed public keys. https://nodejs.org/api/crypto.html#class-certificate

const { Buffer } = require('buffer');
const { toBytes } = require('internal/crypto/bytes');
const { operate } = require('internal/crypto/host');

function verifySpkac(spkac, encoding) {
  return operate('x509.spkacVerify', toBytes(spkac, 'spkac', encoding));
}

function exportPublicKey(spkac, encoding) {
  const key = operate('x509.spkacKey', toBytes(spkac, 'spkac', encoding));
  return key == null ? '' : Buffer.from(key);
}

function exportChallenge(spkac, encoding) {
  return operate('x509.spkacChallenge', toBytes(spkac, 'spkac', encoding)) ?? '';
}

function Certificate() {
  if (!(this instanceof Certificate)) return new Certificate();
}
Object.assign(Certificate.prototype, { verifySpkac, exportPublicKey, exportChallenge });
Object.assign(Certificate, { exportChallenge, exportPublicKey, verifySpkac });

module.exports = { Certificate };
