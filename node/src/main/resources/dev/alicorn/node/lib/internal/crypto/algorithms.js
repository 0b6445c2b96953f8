'use strict';

// Hash functions by the names that OpenSSL gives them. The place in ALGORITHMS is the number that the host knows one by:
// dev.alicorn.node.bindings.HashAlgorithm mirrors it.

const sha2 = (bits, tail = bits) => [
  `sha${bits}`, `RSA-SHA${tail}`, `sha${bits}WithRSAEncryption`, `SHA2-${tail}`, `SHA-${tail}`,
];
const sha3 = (bits) => [`sha3-${bits}`, `RSA-SHA3-${bits}`, `id-rsassa-pkcs1-v1_5-with-sha3-${bits}`];

// Names, then how many of them getHashes() shows, the size of the result, whether it may have any other.
const ALGORITHMS = [
  [['md5', 'RSA-MD5', 'md5WithRSAEncryption', 'ssl3-md5'], 4, 16],
  [['sha1', 'RSA-SHA1', 'RSA-SHA1-2', 'sha1WithRSAEncryption', 'ssl3-sha1', 'SHA-1'], 5, 20],
  [sha2('224'), 3, 28],
  [sha2('256'), 3, 32],
  [sha2('384'), 3, 48],
  [sha2('512'), 3, 64],
  [sha2('512-224', '512/224'), 3, 28],
  [sha2('512-256', '512/256'), 3, 32],
  [sha3('224'), 3, 28],
  [sha3('256'), 3, 32],
  [sha3('384'), 3, 48],
  [sha3('512'), 3, 64],
  [['shake128', 'SHAKE-128'], 1, 16, true],
  [['shake256', 'SHAKE-256'], 1, 32, true],
  [['ripemd160', 'RSA-RIPEMD160', 'ripemd', 'ripemd160WithRSA', 'rmd160', 'RIPEMD-160'], 5, 20],
  [['blake2b512', 'BLAKE2B-512'], 1, 64],
  [['blake2s256', 'BLAKE2S-256'], 1, 32],
  [['md5-sha1'], 1, 36],
  [['sm3', 'RSA-SM3', 'sm3WithRSAEncryption'], 3, 32],
].map(([names, shown, size, extendable = false], index) => ({ index, names, shown, size, extendable }));

/** What OpenSSL knows, but keeps apart with all that is no longer safe. */
const LEGACY = ['md4', 'rsa-md4', 'md4withrsaencryption', 'mdc2', 'rsa-mdc2', 'whirlpool'];

const byName = new Map();
for (const algorithm of ALGORITHMS) {
  for (const name of algorithm.names) byName.set(name.toLowerCase(), algorithm);
}

/** The hash function of a name in any case, or undefined. */
function findHash(name) {
  return byName.get(name) ?? byName.get(name.toLowerCase());
}

/** The error where a name of a hash function is none; `otherwise` makes it of the names that OpenSSL does not know either. */
function unknownHash(name, otherwise) {
  if (!LEGACY.includes(name.toLowerCase())) return otherwise();
  return Object.assign(new Error('error:0308010C:digital envelope routines::unsupported'), {
    opensslErrorStack: ['error:03000086:digital envelope routines::initialization error'],
    library: 'digital envelope routines',
    reason: 'unsupported',
    code: 'ERR_OSSL_EVP_UNSUPPORTED',
  });
}

/** As findHash, for where a result of another length makes no sense: HMAC and what is built on it. */
function findFixedHash(name) {
  const algorithm = findHash(name);
  return algorithm === undefined || algorithm.extendable ? undefined : algorithm;
}

/** All names, as OpenSSL sorts them. */
function hashNames() {
  return ALGORITHMS.flatMap(({ names, shown }) => names.slice(0, shown)).sort();
}

module.exports = { findFixedHash, findHash, hashNames, unknownHash };
