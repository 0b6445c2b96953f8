'use strict';

// Certificate: Netscape's signed public keys. https://nodejs.org/api/crypto.html#class-certificate

const { Buffer } = require('buffer');
const { toBytes } = require('internal/crypto/bytes');
const { operate } = require('internal/crypto/host');

/** OpenSSL counts with 32 bits. */
const MAX_BYTES = 2 ** 31 - 1;

function spkacBytes(spkac, encoding) {
  const bytes = toBytes(spkac, 'spkac', encoding);
  if (bytes.byteLength <= MAX_BYTES) return bytes;
  throw Object.assign(new RangeError('spkac is too large'), { code: 'ERR_OUT_OF_RANGE' });
}

function verifySpkac(spkac, encoding) {
  return operate('x509.spkacVerify', spkacBytes(spkac, encoding));
}

function exportPublicKey(spkac, encoding) {
  const key = operate('x509.spkacKey', spkacBytes(spkac, encoding));
  return key == null ? '' : Buffer.from(key);
}

function exportChallenge(spkac, encoding) {
  return operate('x509.spkacChallenge', spkacBytes(spkac, encoding)) ?? '';
}

function Certificate() {
  if (!(this instanceof Certificate)) return new Certificate();
}
Object.assign(Certificate.prototype, { verifySpkac, exportPublicKey, exportChallenge });
Object.assign(Certificate, { exportChallenge, exportPublicKey, verifySpkac });

module.exports = { Certificate };
