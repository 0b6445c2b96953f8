'use strict';

// What a listener of 'uncaughtException' sees before ticks and microtasks, by where the error comes from.

const fs = require('fs');

process.on('uncaughtException', ({ message }) => console.log(`uncaught ${message}`));

function fail(name) {
  process.nextTick(() => console.log(`${name}: tick`));
  Promise.resolve().then(() => console.log(`${name}: microtask`));
  setImmediate(() => setImmediate(next)); // when all of this step was told
  throw new Error(name);
}

const steps = [
  () => { setTimeout(() => fail('timer'), 1); },
  () => { setImmediate(() => fail('immediate')); },
  () => {
    process.nextTick(() => fail('tick'));
    process.nextTick(() => console.log('second tick'));
  },
  () => { queueMicrotask(() => fail('microtask')); },
  () => { fs.stat('.', () => fail('request')); },
  () => { fs.promises.stat('.').then(() => fail('promise')).catch(({ message }) => console.log(`rejected ${message}`)); },
];

function next() {
  steps.shift()?.();
}

setTimeout(next, 1);
