'use strict';
// What is refused at once, by modules that have no script of their own for it.

const { spawn, spawnSync } = require('child_process');
const crypto = require('crypto');
const util = require('util');

const refuse = (what, run) => {
  try {
    run();
    console.log(what, 'taken');
  } catch (err) {
    console.log(what, err.name, err.code, err.message);
  }
};

for (const name of ['uid', 'gid']) {
  refuse(`spawn ${name}`, () => spawn('true', { [name]: -1 }));
  const { error, pid, status, output } = spawnSync('true', { [name]: -1 });
  console.log(`spawnSync ${name}`, error.code, error.message, pid, status, output);
}

for (const label of [{}, [], 10n, 'x']) refuse('TextDecoder', () => new TextDecoder(label));
refuse('TextDecoder options', () => new TextDecoder('x', 5));

for (const Strategy of [CountQueuingStrategy, ByteLengthQueuingStrategy]) refuse(Strategy.name, () => new Strategy({}));

refuse('generateKey', () => crypto.generateKey());
refuse('generateKey without callback', () => crypto.generateKey('hmac', {}));
refuse('generateKey without options', () => crypto.generateKey('hmac', () => {}));

for (const number of [undefined, 'x', 4, 1.5, -1]) {
  refuse('_errnoException', () => { throw util._errnoException(number, 'read'); });
  refuse('_exceptionWithHostPort', () => { throw util._exceptionWithHostPort(number, 'connect', 'host', 1); });
}

console.log(require('dns').EOF, require('dns').promises.EOF);
