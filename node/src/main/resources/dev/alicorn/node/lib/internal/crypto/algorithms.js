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
].map(([names, shown, size, extendable = false], index) => ({ index, names, shown, size, extendable }));

const byName = new Map();
for (const algorithm of ALGORITHMS) {
  for (const name of algorithm.names) byName.set(name.toLowerCase(), algorithm);
}

/** The hash function of a name in any case, or undefined. */
function findHash(name) {
  return byName.get(name) ?? byName.get(name.toLowerCase());
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

module.exports = { findFixedHash, findHash, hashNames };
