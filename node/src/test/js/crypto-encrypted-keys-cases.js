'use strict';
// Prints how keys are encrypted and read again, how passphrases are missed, and which keys are not made.
const crypto = require('crypto');

const CIPHERS = ['aes-128-cbc', 'aes-256-ecb', 'aes-192-cfb', 'aes-256-ofb', 'des-ede3-cbc', 'camellia-128-cbc', 'AES256', 'aes-128-gcm',
  'aes-256-ctr', 'aes-128-xts', 'nope'];
const { privateKey, publicKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });

function show(label, fn) {
  try {
    console.log(label, fn());
  } catch (err) {
    console.log(label, err.name, err.code, err.message);
  }
}

for (const cipher of CIPHERS) {
  for (const passphrase of ['secret', '']) {
    show(`${cipher} '${passphrase}'`, () => {
      const key = privateKey.export({ type: 'pkcs8', format: 'pem', cipher, passphrase });
      return `${key.split('\n')[0]} ${crypto.createPrivateKey({ key, passphrase }).equals(privateKey)}`;
    });
  }
}
for (const cipher of ['aes-128-cbc', 'aes256', 'camellia-192-cbc', 'des-ede3-cbc', 'aes-128-ecb']) {
  show(`sec1 ${cipher}`, () => {
    const key = privateKey.export({ type: 'sec1', format: 'pem', cipher, passphrase: 'x' });
    return `${key.split('\n')[2].split(',')[0]} ${crypto.createPrivateKey({ key, passphrase: 'x' }).equals(privateKey)}`;
  });
}

const pem = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' });
const der = privateKey.export({ type: 'pkcs8', format: 'der', cipher: 'aes-128-cbc', passphrase: 'x' });
for (const passphrase of [undefined, null, 'wrong', 'x'.repeat(1025)]) {
  show('pem', () => crypto.createPrivateKey({ key: pem, passphrase }).type);
  show('der', () => crypto.createPrivateKey({ key: der, format: 'der', type: 'pkcs8', passphrase }).type);
}

for (const [type, options] of [
  ['rsa', { modulusLength: 100 }], ['rsa', { modulusLength: 513 }], ['rsa', { modulusLength: 512, publicExponent: 4 }],
  ['rsa-pss', { modulusLength: 512, mgf1HashAlgorithm: 'nope' }], ['ec', { namedCurve: 'p-256' }], ['ec', { namedCurve: 'c2tnb191v1' }],
  ['dsa', { modulusLength: 512, divisorLength: 160 }], ['dsa', { modulusLength: 1025, divisorLength: 160 }], ['dh', { primeLength: 64 }],
  ['ed25519', null], ['nope', {}],
]) {
  show(`${type} ${JSON.stringify(options)}`, () => crypto.generateKeyPairSync(type, options).publicKey.asymmetricKeyDetails);
}
for (const paramEncoding of ['named', 'explicit']) {
  const spki = { type: 'spki', format: 'der' };
  const pair = crypto.generateKeyPairSync('ec', {
    namedCurve: 'P-384', paramEncoding, publicKeyEncoding: spki, privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  const read = crypto.createPublicKey({ key: pair.publicKey, ...spki });
  console.log(paramEncoding, pair.publicKey.length, pair.privateKey.length, read.asymmetricKeyDetails);
}
show('jwk', () => Object.keys(publicKey.export({ format: 'jwk', type: 'passed over' })));
