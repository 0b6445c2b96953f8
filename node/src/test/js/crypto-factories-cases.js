'use strict';
// The functions that make objects of crypto: programs call them with `new` too.

const crypto = require('crypto');

const key = Buffer.alloc(16);
const cases = {
  createCipheriv: [['aes-128-cbc', key, key], crypto.Cipheriv],
  createDecipheriv: [['aes-128-cbc', key, key], crypto.Decipheriv],
  createDiffieHellmanGroup: [['modp1'], crypto.DiffieHellmanGroup],
  getDiffieHellman: [['modp1'], crypto.DiffieHellmanGroup],
  createDiffieHellman: [[Buffer.from('c1', 'hex')], crypto.DiffieHellman],
  createECDH: [['prime256v1'], crypto.ECDH],
  createHash: [['sha256'], crypto.Hash],
  createHmac: [['sha256', 'k'], crypto.Hmac],
  createSign: [['sha256'], crypto.Sign],
  createVerify: [['sha256'], crypto.Verify],
};

for (const [name, [args, type]] of Object.entries(cases)) {
  const factory = crypto[name];
  console.log(name, factory(...args) instanceof type, new factory(...args) instanceof type, Object.hasOwn(factory, 'prototype'));
}
console.log(crypto.getDiffieHellman === crypto.createDiffieHellmanGroup);
const domain = require('domain');
console.log(new domain.create() instanceof domain.Domain, domain.create === domain.createDomain);
