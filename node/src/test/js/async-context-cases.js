'use strict';
// Prints which store AsyncLocalStorage finds along promises, await, timers and ticks, and how AsyncResource carries it.
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');

const als = new AsyncLocalStorage();
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const seen = new Map();
const see = (flow, place) => {
  if (!seen.has(flow)) seen.set(flow, []);
  seen.get(flow).push(`${place}=${als.getStore()}`);
};

async function* generate(flow) {
  yield 1;
  see(flow, 'generator');
  yield 2;
}

async function work(flow) {
  see(flow, 'start');
  await sleep(2);
  see(flow, 'slept');
  await 5;
  see(flow, 'number');
  await null;
  await undefined;
  see(flow, 'nothing');
  await Promise.all([1, sleep(1)]);
  see(flow, 'all');
  await Promise.reject(new Error('no')).catch(() => see(flow, 'catch'));
  for await (const value of generate(flow)) see(flow, `item${value}`);
  await { then(resolve) { setTimeout(resolve, 1); } };
  see(flow, 'thenable');
  await new Promise((resolve) => process.nextTick(() => { see(flow, 'tick'); setImmediate(() => { see(flow, 'immediate'); resolve(); }); }));
  await new Promise((resolve) => queueMicrotask(() => { see(flow, 'microtask'); resolve(); }));
  return sleep(1).then(() => see(flow, 'then')).finally(() => see(flow, 'finally'));
}

(async () => {
  const flows = ['a', 'b', 'c'].map((name) => als.run(name, work, name));
  flows.push(work('root'));
  await Promise.all(flows);
  for (const [flow, places] of seen) console.log(flow, places.join(' '));
  console.log(als.run('x', () => als.exit(() => als.getStore())), als.getStore());
  const bound = als.run('bound', () => AsyncLocalStorage.bind((...args) => [als.getStore(), ...args].join()));
  console.log(bound(1, 2), bound.length);
  const snapshot = als.run('snapshot', () => AsyncLocalStorage.snapshot());
  console.log(snapshot((...args) => [als.getStore(), ...args].join(), 3), als.getStore());
  const resource = als.run('resource', () => new AsyncResource('Case'));
  console.log(resource.runInAsyncScope(function(x) { return [this.me, x, als.getStore()].join(); }, { me: 'this' }, 1));
  for (const make of [() => new AsyncResource(), () => new AsyncResource('x', { triggerAsyncId: -2 }), () => resource.bind(1)]) {
    try {
      make();
    } catch (err) {
      console.log(err.name, err.code, err.message);
    }
  }
})();
