'use strict';

// jsonwebtoken: signed by a shared secret and by key pairs, verified, and refused.

const { generateKeyPairSync } = require('node:crypto');
const jwt = require('jsonwebtoken');

const claims = { sub: 'ada', iat: 1 };
const token = jwt.sign(claims, 'secret');
console.log(token);
console.log(jwt.verify(token, 'secret'), jwt.decode(token, { complete: true }).header);

const pairs = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  PS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
};
for (const [algorithm, { privateKey, publicKey }] of Object.entries(pairs)) {
  console.log(algorithm, jwt.verify(jwt.sign(claims, privateKey, { algorithm }), publicKey).sub);
}

for (const [title, attempt] of [
  ['wrong secret', () => jwt.verify(token, 'another')],
  ['expired', () => jwt.verify(jwt.sign({ ...claims, exp: 2 }, 'secret'), 'secret')],
  ['not a token', () => jwt.verify('a.b', 'secret')],
]) {
  try {
    attempt();
  } catch (err) {
    console.log(title, err.name, err.message);
  }
}
