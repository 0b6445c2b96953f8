'use strict';
// Prints what rarer hash functions and cipher modes make of fixed input, and how those are refused that are not there.
const crypto = require('crypto');

const HASHES = ['ripemd160', 'RSA-RIPEMD160', 'rmd160', 'blake2b512', 'BLAKE2s256', 'md5-sha1', 'sm3', 'sha512-256', 'shake128', 'md4',
  'whirlpool', 'nope'];

const call = (fn) => {
  try {
    return fn();
  } catch (err) {
    return `${err.name} ${err.code ?? ''} ${err.message}`;
  }
};
const bytes = (length, step) => Buffer.from(Array.from({ length }, (_, i) => (i * step + 1) & 255));

for (const name of HASHES) {
  console.log(name, call(() => crypto.createHash(name).update('abc').digest('hex')));
  if (name.startsWith('shake') || name === 'md4' || name === 'whirlpool') continue;
  console.log('  hmac', call(() => crypto.createHmac(name, 'key').update('abc').digest('hex')));
  console.log('  long key', call(() => crypto.createHmac(name, Buffer.alloc(300, 'k')).update('abc').digest('hex')));
  console.log('  pbkdf2', call(() => crypto.pbkdf2Sync('password', 'salt', 3, 70, name).toString('hex')));
  console.log('  hkdf', call(() => Buffer.from(crypto.hkdfSync(name, 'key', 'salt', 'info', 70)).toString('hex')));
}
for (const name of ['ripemd160', 'blake2b512', 'sm3']) {
  const hash = crypto.createHash(name).update('a'.repeat(70_000));
  const copy = hash.copy().update('b');
  console.log('copy', name, hash.digest('hex'), copy.digest('hex'));
}

for (const name of ['aes-128-xts', 'aes-256-xts', 'aes-128-cfb1', 'aria-192-cfb1', 'des-ede3-cfb1']) {
  const info = crypto.getCipherInfo(name);
  const key = bytes(info.keyLength, 7);
  const iv = bytes(info.ivLength, 5);
  for (const length of [0, 5, 16, 17, 40]) {
    console.log(name, length, call(() => {
      const hide = crypto.createCipheriv(name, key, iv);
      const hidden = Buffer.concat([hide.update(bytes(length, 3)), hide.final()]);
      const show = crypto.createDecipheriv(name, key, iv);
      const shown = Buffer.concat([show.update(hidden), show.final()]);
      return `${hidden.toString('hex')} ${shown.equals(bytes(length, 3))}`;
    }));
  }
}
console.log(call(() => crypto.createCipheriv('aes-128-xts', Buffer.alloc(32), Buffer.alloc(16))));
