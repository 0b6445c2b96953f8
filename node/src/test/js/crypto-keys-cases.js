'use strict';
// Prints what crypto makes of keys: written, read, signed with, encrypted with; of random values, only what they are good for.
const crypto = require('crypto');

const call = (fn) => {
  try {
    return fn();
  } catch (err) {
    return `${err.name} ${err.code ?? ''} ${err.message}`;
  }
};
const data = Buffer.from('some data to work on');

const pairs = {
  'rsa': crypto.generateKeyPairSync('rsa', { modulusLength: 1024 }),
  'pss': crypto.generateKeyPairSync('rsa-pss', { modulusLength: 1024, hashAlgorithm: 'sha256', saltLength: 20 }),
  'P-256': crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'secp256k1': crypto.generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  'brainpoolP256r1': crypto.generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' }),
  'ed25519': crypto.generateKeyPairSync('ed25519'),
  'ed448': crypto.generateKeyPairSync('ed448'),
  'x25519': crypto.generateKeyPairSync('x25519'),
  'x448': crypto.generateKeyPairSync('x448'),
  'dh': crypto.generateKeyPairSync('dh', { group: 'modp5' }),
};

function forms({ publicKey, privateKey }) {
  console.log(privateKey.asymmetricKeyType, privateKey.asymmetricKeyDetails, publicKey.type);
  for (const type of ['pkcs8', 'pkcs1', 'sec1']) {
    console.log(type, call(() => crypto.createPrivateKey(privateKey.export({ type, format: 'pem' })).equals(privateKey)));
    console.log(call(() => {
      const key = privateKey.export({ type, format: 'pem', cipher: 'aes-128-cbc', passphrase: 'word' });
      return [key.split('\n')[0], crypto.createPrivateKey({ key, passphrase: 'word' }).equals(privateKey)];
    }));
  }
  console.log(call(() => {
    const key = privateKey.export({ format: 'jwk' });
    return [Object.keys(key).sort().join(), crypto.createPrivateKey({ key, format: 'jwk' }).equals(privateKey)];
  }));
  const der = publicKey.export({ type: 'spki', format: 'der' });
  console.log(crypto.createPublicKey({ key: der, type: 'spki', format: 'der' }).equals(publicKey));
  console.log(crypto.createPublicKey(privateKey).equals(publicKey), publicKey.equals(privateKey));
}

function signatures(name, { publicKey, privateKey }) {
  for (const algorithm of ['sha256', 'sha512', undefined]) {
    console.log(name, algorithm, call(() => {
      const signature = crypto.sign(algorithm, data, privateKey);
      return [crypto.verify(algorithm, data, publicKey, signature), crypto.verify(algorithm, Buffer.from('x'), publicKey, signature)];
    }));
    console.log(call(() => {
      const signature = crypto.createSign(algorithm).update(data).sign(privateKey, 'base64');
      return crypto.createVerify(algorithm).update(data).verify(publicKey, signature, 'base64');
    }));
  }
  console.log(call(() => crypto.sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }).length));
  for (const saltLength of [0, 5, -1, -2, 900]) {
    const padding = crypto.constants.RSA_PKCS1_PSS_PADDING;
    console.log(saltLength, call(() => crypto.verify('sha256', data, { key: publicKey, padding, saltLength: -2 },
      crypto.sign('sha256', data, { key: privateKey, padding, saltLength }))));
  }
}

function failures() {
  const { privateKey, publicKey } = pairs.rsa;
  const encrypted = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'word' });
  for (const fn of [
    () => crypto.createPrivateKey('nonsense'), () => crypto.createPublicKey('nonsense'), () => crypto.createPrivateKey(5),
    () => crypto.createPublicKey({}), () => privateKey.export(),
    () => crypto.createPrivateKey({ key: encrypted, passphrase: 'wrong' }), () => crypto.createPrivateKey(publicKey),
    () => crypto.createPublicKey(publicKey), () => privateKey.export({ type: 'sec1', format: 'pem' }),
    () => privateKey.export({ format: 'pem' }), () => publicKey.export({ type: 'pkcs8', format: 'der' }),
    () => privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'none', passphrase: 'a' }),
    () => privateKey.export({ type: 'pkcs8', format: 'pem', passphrase: 'a' }),
    () => crypto.createPublicKey({ key: { kty: 'OKP' }, format: 'jwk' }),
    () => crypto.createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }, format: 'jwk' }),
    () => crypto.generateKeyPairSync('none'), () => crypto.generateKeyPairSync('rsa', {}),
    () => crypto.generateKeyPairSync('ec', { namedCurve: 'none' }), () => crypto.generateKeyPairSync('rsa'),
    () => crypto.createSign('none'), () => crypto.createSign(), () => crypto.createSign('sha256').sign(),
    () => crypto.sign('none', data, privateKey), () => crypto.sign('sha256', 'text', privateKey).length,
    () => crypto.sign('sha256', data, publicKey), () => crypto.sign('sha256', data, { key: privateKey, padding: 77 }),
    () => crypto.publicEncrypt(publicKey, Buffer.alloc(500)), () => crypto.privateDecrypt(privateKey, Buffer.alloc(128)),
    () => crypto.diffieHellman({ privateKey, publicKey }), () => crypto.createECDH('none'), () => crypto.createDiffieHellman(1),
    () => crypto.scryptSync('a', 'b', 1, { N: 3 }),
    () => crypto.generatePrimeSync(-1), () => crypto.checkPrimeSync('a'),
  ]) console.log(`${fn}`.slice(6, 60), call(fn));
}

function agreements() {
  for (const name of ['x25519', 'x448', 'dh', 'P-256']) {
    console.log(name, crypto.diffieHellman({ privateKey: pairs[name].privateKey, publicKey: pairs[name].publicKey }).length);
  }
  const a = crypto.createECDH('secp256k1');
  a.setPrivateKey('01'.repeat(32), 'hex');
  console.log(a.getPublicKey('hex'), a.getPublicKey('hex', 'compressed'), a.getPublicKey('hex', 'hybrid'));
  console.log(a.computeSecret(a.getPublicKey(), null, 'hex'));
  console.log(crypto.ECDH.convertKey(a.getPublicKey(), 'secp256k1', null, 'base64', 'compressed'));
  const d = crypto.getDiffieHellman('modp14');
  d.generateKeys();
  console.log(d.getPrime('hex').slice(0, 40), d.getGenerator('hex'), d.computeSecret(d.getPublicKey()).length, d.verifyError);
  console.log(crypto.scryptSync('password', 'salt', 40, { N: 1024 }).toString('hex'));
  console.log(crypto.checkPrimeSync(crypto.generatePrimeSync(48)), crypto.checkPrimeSync(91n), crypto.checkPrimeSync(Buffer.of(13)));
}

function encryption({ publicKey, privateKey }) {
  for (const oaepHash of ['sha1', 'sha256']) {
    const hidden = crypto.publicEncrypt({ key: publicKey, oaepHash, oaepLabel: Buffer.from('label') }, data);
    console.log(crypto.privateDecrypt({ key: privateKey, oaepHash, oaepLabel: Buffer.from('label') }, hidden).toString());
  }
  console.log(crypto.publicDecrypt(publicKey, crypto.privateEncrypt(privateKey, data)).toString());
}

for (const [name, pair] of Object.entries(pairs)) {
  forms(pair);
  if (!/^x|dh/.test(name)) signatures(name, pair);
}
failures();
agreements();
encryption(pairs.rsa);
crypto.generateKeyPair('ed25519', (err, publicKey, privateKey) => {
  console.log(err, publicKey.type, privateKey.asymmetricKeyType);
  crypto.sign(null, data, privateKey, (error, signature) => {
    crypto.verify(null, data, publicKey, signature, (failed, right) => console.log(error, signature.length, failed, right));
  });
});
