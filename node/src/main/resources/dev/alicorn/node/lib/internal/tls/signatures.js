'use strict';

// Signatures by IANA's numbers (TLS SignatureScheme), by the names that TLS gives them, and by OpenSSL's.

const SCHEMES = [
  [0x0403, 'ecdsa_secp256r1_sha256', 'ECDSA+SHA256'], [0x0503, 'ecdsa_secp384r1_sha384', 'ECDSA+SHA384'],
  [0x0603, 'ecdsa_secp521r1_sha512', 'ECDSA+SHA512'], [0x0807, 'ed25519', 'Ed25519+UNDEF'], [0x0808, 'ed448', 'Ed448+UNDEF'],
  [0x0809, 'rsa_pss_pss_sha256', 'RSA-PSS+SHA256'], [0x080a, 'rsa_pss_pss_sha384', 'RSA-PSS+SHA384'],
  [0x080b, 'rsa_pss_pss_sha512', 'RSA-PSS+SHA512'], [0x0804, 'rsa_pss_rsae_sha256', 'RSA-PSS+SHA256'],
  [0x0805, 'rsa_pss_rsae_sha384', 'RSA-PSS+SHA384'], [0x0806, 'rsa_pss_rsae_sha512', 'RSA-PSS+SHA512'],
  [0x0401, 'rsa_pkcs1_sha256', 'RSA+SHA256'], [0x0501, 'rsa_pkcs1_sha384', 'RSA+SHA384'], [0x0601, 'rsa_pkcs1_sha512', 'RSA+SHA512'],
  [0x0303, 'ecdsa_sha224', 'ECDSA+SHA224'], [0x0301, 'rsa_sha224', 'RSA+SHA224'],
];

/** OpenSSL's 'RSA-PSS+SHA256' as TLS names it; what has no plus is such a name already. */
function schemeName(name) {
  const [kind, hash] = name.split('+');
  if (hash === undefined) return name;
  const digest = hash.toLowerCase();
  if (/^rsa-pss$|^pss$/i.test(kind)) return `rsa_pss_rsae_${digest}`;
  if (/^rsa$/i.test(kind)) return `rsa_pkcs1_${digest}`;
  const curve = { sha256: 'secp256r1', sha384: 'secp384r1', sha512: 'secp521r1' }[digest];
  return curve === undefined ? `ecdsa_${digest}` : `ecdsa_${curve}_${digest}`;
}

/**
 * OpenSSL's names of what both sides take, in the server's order.
 *
 * @param theirs numbers that the client has told
 * @param ours names of schemes; undefined for all
 */
function sharedSignatures(theirs, ours) {
  const shared = SCHEMES.filter(([number, name]) => theirs.includes(number) && (ours === undefined || ours.includes(name)));
  if (ours !== undefined) shared.sort((a, b) => ours.indexOf(a[1]) - ours.indexOf(b[1]));
  return shared.map(([, , openssl]) => openssl);
}

module.exports = { schemeName, sharedSignatures };
