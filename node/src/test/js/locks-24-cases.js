'use strict';

// https://nodejs.org/api/worker_threads.html#class-lockmanager

const { once } = require('events');
const { Worker, isMainThread, locks, parentPort, workerData } = require('worker_threads');

const show = ({ held, pending }) => JSON.stringify([held, pending].map((list) => list.map(({ name, mode }) => `${name}:${mode}`)));

async function attempt(label, ...args) {
  try {
    console.log(label, await locks.request(...args));
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
}

async function withinThread() {
  console.log(locks === navigator.locks, String(locks), Object.keys(Object.getPrototypeOf(locks)));
  console.log(await locks.request('a', (lock) => `${lock.name} ${lock.mode} ${String(lock)}`));
  const order = [];
  const gate = Promise.withResolvers();
  const first = locks.request('a', async () => { order.push('first'); await gate.promise; });
  const second = locks.request('a', { mode: 'shared' }, () => { order.push('second'); });
  const third = locks.request('a', { mode: 'shared' }, () => { order.push('third'); });
  order.push('asked');
  await attempt('if available', 'a', { ifAvailable: true }, (lock) => lock);
  console.log(show(await locks.query()), (await locks.query()).held[0].clientId === `node-${process.pid}-0`);
  const controller = new AbortController();
  const aborted = attempt('aborted', 'a', { signal: controller.signal }, () => {});
  controller.abort();
  await aborted;
  gate.resolve();
  await Promise.all([first, second, third]);
  console.log(order.join());
  console.log(show(await locks.query()));

  const robbed = attempt('robbed', 'b', () => new Promise(() => {}));
  await attempt('steal', 'b', { steal: true }, () => 'stolen');
  await robbed;
  await attempt('thrown', 'c', () => { throw new TypeError('mine'); });
  await attempt('after', 'c', () => 'free');
}

async function mistakes() {
  await attempt('no callback', 'a');
  await attempt('callback', 'a', {}, 1);
  await attempt('mode', 'a', { mode: 'x' }, () => {});
  await attempt('hyphen', '-a', () => {});
  await attempt('both', 'a', { ifAvailable: true, steal: true }, () => {});
  await attempt('shared steal', 'a', { mode: 'shared', steal: true }, () => {});
  await attempt('signal', 'a', { steal: true, signal: AbortSignal.timeout(9999) }, () => {});
  await attempt('signal type', 'a', { signal: 1 }, () => {});
  await attempt('aborted', 'a', { signal: AbortSignal.abort('reason') }, () => {}).catch(console.log);
  try {
    new locks.constructor();
  } catch ({ code }) {
    console.log(code);
  }
  await locks.constructor.prototype.query.call({}).catch(({ code }) => console.log(code));
}

async function acrossThreads() {
  const release = Promise.withResolvers();
  const mine = locks.request('shared by threads', () => release.promise);
  const worker = new Worker(__filename, { workerData: 'wait' });
  await once(worker, 'message');
  console.log(show(await locks.query()));
  release.resolve();
  await mine;
  console.log((await once(worker, 'message'))[0]);
  await once(worker, 'exit');
  const holder = new Worker(__filename, { workerData: 'hold' });
  await once(holder, 'message');
  const taken = locks.request('held for ever', ({ name }) => `${name}: released by its thread's end`);
  await holder.terminate();
  console.log(await taken);
}

if (isMainThread) {
  withinThread().then(mistakes).then(acrossThreads);
} else if (workerData === 'wait') {
  const granted = locks.request('shared by threads', () => 'granted in the worker');
  parentPort.postMessage('waiting');
  granted.then((text) => parentPort.postMessage(text));
} else {
  locks.request('held for ever', () => { parentPort.postMessage('held'); return new Promise(() => {}); });
  parentPort.on('message', () => {});
}
