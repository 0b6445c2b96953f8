'use strict';

// Groups of the exchange of keys by IANA's numbers (TLS Supported Groups), as getEphemeralKeyInfo() tells of them.

const CURVES = {
  '__proto__': null,
  19: ['prime192v1', 192], 21: ['secp224r1', 224], 22: ['secp256k1', 256], 23: ['prime256v1', 256], 24: ['secp384r1', 384],
  25: ['secp521r1', 521], 29: ['X25519', 253], 30: ['X448', 448],
};

/** ffdhe2048 and so on, whose names tell the size. */
const PRIME_BITS = { '__proto__': null, 256: 2048, 257: 3072, 258: 4096, 259: 6144, 260: 8192 };

/**
 * @param group its number, or 0
 * @param primeBits the size of a prime that has no number, or 0
 */
function describeKeyShare(group, primeBits) {
  if (group in CURVES) {
    const [name, size] = CURVES[group];
    return { type: 'ECDH', name, size };
  }
  const size = PRIME_BITS[group] ?? primeBits;
  return size > 0 ? { type: 'DH', size } : {};
}

module.exports = { describeKeyShare };
