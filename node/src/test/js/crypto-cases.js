'use strict';
// Prints what crypto answers for hashes, MACs, keys and arguments; of random values, only what they must look like.
const crypto = require('crypto');
const { Transform } = require('stream');

const call = (fn) => {
  try {
    return fn();
  } catch (err) {
    return `${err.name} ${err.code ?? ''} ${err.message}`;
  }
};
const settle = (promise) => promise.catch((err) => `${err.name} ${err.code ?? ''} ${err.message}`);
const hex = (bytes) => Buffer.from(bytes).toString('hex');

const NAMES = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-224', 'sha512-256', 'sha3-224', 'sha3-256',
  'sha3-384', 'sha3-512', 'RSA-SHA256', 'SHA-1', 'SHA256', 'SHA2-512/256', 'sha384WithRSAEncryption', 'ssl3-md5'];
const large = Buffer.alloc(200000, 'alicorn');

function hashes() {
  for (const name of NAMES) {
    console.log(name, crypto.getHashes().includes(name), crypto.createHash(name).update('abc').digest('hex'));
    console.log(crypto.createHash(name).digest('base64'), crypto.createHash(name).update(large).update('é', 'latin1').digest('base64url'));
    console.log(crypto.createHmac(name, 'key').update('data').digest('hex'), crypto.createHmac(name, '').update(large).digest('hex'));
    console.log(crypto.pbkdf2Sync('pass', 'salt', 7, 41, name).toString('hex'), hex(crypto.hkdfSync(name, 'key', 'salt', 'info', 77)));
  }
  for (const outputLength of [0, 5, 16, 200]) {
    console.log(crypto.createHash('shake128', { outputLength }).update('x').digest('hex'));
    console.log(crypto.createHash('shake256', { outputLength }).update(large).digest('hex'));
  }
  const many = crypto.createHash('sha256');
  for (let i = 0; i < 3000; i++) many.update(Buffer.alloc(100, i));
  const copy = many.copy();
  console.log(many.update('tail').digest('hex'), copy.digest('hex'));
  console.log(crypto.hash?.('sha1', 'abc'), crypto.hash?.('md5', large, 'base64'), crypto.hash?.('md5', 'a', 'buffer'));
  const reused = Buffer.from('first');
  const hash = crypto.createHash('sha1').update(reused);
  reused.fill('x');
  console.log(hash.digest('hex'), crypto.createHash('sha1').update('first').digest('hex'));
}

function failures() {
  const { createHash, createHmac, createSecretKey, pbkdf2Sync, hkdfSync } = crypto;
  const ended = createHash('md5');
  ended.digest();
  const macEnded = createHmac('md5', 'k');
  macEnded.digest();
  const cases = [
    () => createHash('nonsense'), () => createHash(), () => createHash('sha1').update(5), () => createHash('sha1').update('abc', 'hex'),
    () => ended.digest(), () => ended.update('a'), () => ended.copy(), () => createHash('sha1', { outputLength: 3 }),
    () => createHash('sha1', { outputLength: 'x' }), () => createHash('sha1', { outputLength: -1 }), () => createHmac('nonsense', 'k'),
    () => createHmac('md5', null), () => createHmac('md5'), () => createHmac(5, 'a'), () => macEnded.digest('hex'), () => macEnded.update('a'),
    () => createHmac('md5', 'a', { encoding: 5 }), () => pbkdf2Sync('a', 'b', 1, 1, 'zz'), () => pbkdf2Sync('a', 'b', 0, 1, 'md5'),
    () => pbkdf2Sync('a', 'b', 1, -1, 'md5'), () => pbkdf2Sync(1, 'b', 1, 1, 'md5'), () => pbkdf2Sync('a', 'b', 1, 1),
    () => crypto.pbkdf2('a', 'b', 1, 1, 'md5'), () => hkdfSync('zz', 'a', 'b', 'c', 3), () => hkdfSync('md5', 5, '', '', 3),
    () => hkdfSync('md5', 'a', 'b', Buffer.alloc(1025), 3), () => hkdfSync('sha256', 'a', 'b', 'c', 8161),
    () => crypto.randomBytes(-1), () => crypto.randomBytes('x'), () => crypto.randomBytes(1, 5), () => crypto.randomFillSync(5),
    () => crypto.randomFillSync(Buffer.alloc(3), 4), () => crypto.randomFillSync(Buffer.alloc(3), 1, 3), () => crypto.randomInt(5, 3),
    () => crypto.randomInt(), () => crypto.randomInt(2 ** 50), () => crypto.randomInt(1, 2 ** 50), () => crypto.randomUUID(4),
    () => crypto.randomUUID({ disableEntropyCache: 4 }), () => crypto.timingSafeEqual(5), () => crypto.timingSafeEqual(Buffer.alloc(2), Buffer.alloc(3)),
    () => createSecretKey(5), () => createSecretKey('a').export({ format: 'x' }), () => createSecretKey('a').equals(5), () => crypto.generateKeySync('hmac', { length: 4 }),
    () => crypto.webcrypto.getRandomValues(), () => crypto.webcrypto.getRandomValues(new Float32Array(2)),
    () => crypto.webcrypto.getRandomValues(new Uint8Array(70000)), () => crypto.webcrypto.randomUUID.call({}),
    () => new crypto.webcrypto.constructor(), () => new crypto.KeyObject('x', {}),
  ];
  for (const fn of cases) console.log(fn.toString().slice(6), '|', call(fn));
}

function shapes() {
  const hash = crypto.createHash('sha1');
  console.log(hash instanceof Transform, hash instanceof crypto.Hash, Object.keys(crypto.Hash.prototype), hash._options);
  console.log(hash.end('x').read().toString('hex'));
  console.log(crypto.createHash.length, crypto.createHmac.length, crypto.hkdf.length, crypto.randomInt.length, crypto.timingSafeEqual.length);
  console.log(String(crypto.webcrypto), String(crypto.subtle), crypto.webcrypto.subtle === crypto.subtle);
  const key = crypto.createSecretKey('secret', 'utf8');
  console.log(key.type, key.symmetricKeySize, key.export().toString(), key.export({ format: 'jwk' }), key.equals(crypto.createSecretKey(Buffer.from('secret'))));
  console.log(crypto.createHmac('sha256', key).update(new DataView(new ArrayBuffer(3))).digest('hex'), crypto.createHmac('sha256', 'secret').update(Buffer.alloc(3)).digest('hex'));
  console.log(crypto.timingSafeEqual(Buffer.from('abc'), Buffer.from('abc')), crypto.timingSafeEqual(Buffer.from('abc'), new Uint8Array(3)));
  console.log(crypto.constants.RSA_PKCS1_PADDING, crypto.constants.SSL_OP_NO_TLSv1, crypto.getFips());
}

function random() {
  const bytes = crypto.randomBytes(2000);
  console.log(bytes.length, new Set(bytes).size > 200, crypto.randomBytes(0).length, crypto.randomBytes(3).length);
  console.log(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()), crypto.randomUUID() !== crypto.randomUUID());
  const numbers = Array.from({ length: 2000 }, () => crypto.randomInt(-3, 4));
  console.log([...new Set(numbers)].sort((a, b) => a - b));
  const filled = crypto.randomFillSync(new Uint16Array(100), 10, 50);
  console.log(filled.subarray(0, 10).every((n) => n === 0), filled.subarray(10, 60).some((n) => n !== 0), filled.subarray(60).every((n) => n === 0));
  const array = new Uint32Array(8);
  console.log(crypto.webcrypto.getRandomValues(array) === array, array.some((n) => n !== 0));
}

async function later() {
  const once = (fn) => new Promise((resolve) => fn((err, value) => resolve(err ?? value)));
  console.log((await once((done) => crypto.randomBytes(9, done))).length);
  console.log((await once((done) => crypto.randomFill(Buffer.alloc(9), done))).some((n) => n !== 0));
  console.log(await once((done) => crypto.randomInt(1, 2, done)));
  console.log((await once((done) => crypto.pbkdf2('pass', 'salt', 100, 20, 'sha1', done))).toString('hex'));
  const derived = await once((done) => crypto.hkdf('sha512', 'key', 'salt', 'info', 20, done));
  console.log(derived instanceof ArrayBuffer, hex(derived));
  console.log((await once((done) => crypto.generateKey('aes', { length: 192 }, done))).symmetricKeySize);
  for (const name of ['SHA-1', 'sha-256', { name: 'SHA-384' }, 'SHA-512']) {
    console.log(hex(await crypto.subtle.digest(name, new Uint16Array([1, 2]))));
  }
  for (const args of [[], ['SHA-256'], ['SHA-257', Buffer.alloc(1)], ['SHA-256', 'abc'], [{}, Buffer.alloc(1)]]) {
    console.log(await settle(crypto.subtle.digest(...args)));
  }
  const stream = crypto.createHmac('sha256', 'k');
  stream.on('readable', () => {
    const result = stream.read();
    if (result) console.log('stream', result.toString('hex'));
  });
  stream.on('end', () => console.log('end'));
  for (let i = 0; i < 20; i++) stream.write(large);
  stream.end('é', 'latin1');
}

hashes();
failures();
shapes();
random();
later();
