'use strict';

// What crypto has since Node 24.6: Argon2, post-quantum keys, key encapsulation, more of certificates.

const crypto = require('crypto');
const { cert } = require('./tls/keys');

function attempt(label, work) {
  try {
    console.log(label, work());
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
}

// The test vectors of RFC 9106, section 5
const parameters = {
  message: Buffer.alloc(32, 1), nonce: Buffer.alloc(16, 2), secret: Buffer.alloc(8, 3), associatedData: Buffer.alloc(12, 4),
  memory: 32, passes: 3, parallelism: 4, tagLength: 32,
};
for (const algorithm of ['argon2d', 'argon2i', 'argon2id']) attempt(algorithm, () => crypto.argon2Sync(algorithm, parameters).toString('hex'));
for (const [name, value] of [['message', 1], ['nonce', 'short'], ['parallelism', 0], ['tagLength', 3], ['memory', 31], ['passes', 0], ['secret', null]]) {
  attempt(name, () => crypto.argon2Sync('argon2id', { ...parameters, [name]: value }));
}
attempt('algorithm', () => crypto.argon2Sync('argon2', parameters));
attempt('callback', () => crypto.argon2('argon2id', parameters));

const SIZES = ['ml-dsa-44', 'ml-dsa-65', 'ml-dsa-87', 'slh-dsa-sha2-128f', 'slh-dsa-shake-128f'];
for (const type of SIZES) {
  const { publicKey, privateKey } = crypto.generateKeyPairSync(type);
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' });
  const signature = crypto.sign(null, Buffer.from('data'), crypto.createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }));
  console.log(type, privateKey.asymmetricKeyType, privateKey.asymmetricKeyDetails, spki.length, pkcs8.length, signature.length,
    crypto.verify(null, Buffer.from('data'), publicKey, signature), crypto.verify(undefined, Buffer.from('date'), privateKey, signature),
    crypto.createPublicKey(privateKey).equals(publicKey));
  attempt('digest', () => crypto.sign('sha256', Buffer.from('data'), privateKey));
  attempt('stream', () => crypto.createSign('sha256').update('data').sign(privateKey));
  attempt('jwk', () => {
    const { priv, pub, ...rest } = privateKey.export({ format: 'jwk' });
    const again = crypto.createPrivateKey({ key: { ...rest, priv, pub }, format: 'jwk' });
    return `${JSON.stringify(rest)} ${priv.length} ${pub.length} ${again.equals(privateKey)}`;
  });
}

const KEM = [['ml-kem-512'], ['ml-kem-768'], ['ml-kem-1024'], ['x25519'], ['x448'], ['ec', { namedCurve: 'P-256' }], ['ec', { namedCurve: 'P-521' }], ['rsa', { modulusLength: 2048 }]];
for (const [type, options] of KEM) {
  const { publicKey, privateKey } = crypto.generateKeyPairSync(type, options);
  const { sharedKey, ciphertext } = crypto.encapsulate(publicKey);
  console.log(type, sharedKey.length, ciphertext.length, crypto.decapsulate(privateKey, ciphertext).equals(sharedKey));
}
attempt('unsupported', () => crypto.encapsulate(crypto.generateKeyPairSync('ed25519').publicKey));
attempt('no key', () => crypto.encapsulate());
attempt('ciphertext', () => crypto.decapsulate(crypto.generateKeyPairSync('x25519').privateKey, 'text'));
attempt('kind of a JWK', () => crypto.createPublicKey({ key: { kty: 'none' }, format: 'jwk' }));
attempt('algorithm of a JWK', () => crypto.createPublicKey({ key: { kty: 'AKP', alg: 'none', pub: '' }, format: 'jwk' }));
attempt('unknown type', () => crypto.generateKeyPairSync('ml-kem-1'));

const x509 = new crypto.X509Certificate(cert);
console.log(x509.signatureAlgorithm, x509.signatureAlgorithmOid);

crypto.argon2('argon2id', { ...parameters, message: 'password' }, (err, key) => {
  console.log(err, key.toString('hex') === crypto.argon2Sync('argon2id', { ...parameters, message: 'password' }).toString('hex'));
  const { publicKey, privateKey } = crypto.generateKeyPairSync('ml-kem-768');
  crypto.encapsulate(publicKey, (error, { sharedKey, ciphertext }) => {
    crypto.decapsulate(privateKey, ciphertext, (failure, secret) => console.log(error, failure, secret.equals(sharedKey)));
  });
});
