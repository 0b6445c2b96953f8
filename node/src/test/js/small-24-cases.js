'use strict';

// Small parts of the API that Node has gained up to 24.

const assert = require('assert');
const { EventEmitter } = require('events');
const http = require('http');
const sea = require('node:sea');
const v8 = require('v8');
const { Worker, isMainThread, parentPort } = require('worker_threads');

function attempt(label, work) {
  try {
    console.log(label, work());
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
}

function refs() {
  const calls = [];
  process.ref({ [Symbol.for('nodejs.ref')]: () => calls.push('symbol'), ref: () => calls.push('method') });
  process.ref({ ref: () => calls.push('ref') });
  process.unref({ unref: () => calls.push('unref') });
  for (const value of [undefined, null, 1, {}]) process.unref(value);
  console.log(calls.join());
  const timer = setTimeout(() => {}, 1e6);
  process.unref(timer);
  console.log(timer.hasRef());
}

function executables() {
  console.log(sea.isSea(), Object.keys(sea).join());
  for (const [name, key] of [['getAsset', 'a'], ['getRawAsset', 'a'], ['getAssetAsBlob', 'a'], ['getAssetKeys'], ['getAsset', 1]]) attempt(name, () => sea[name](key));
}

function heap() {
  class Queried { name = 'mine'; }
  const kept = [new Queried(), new Queried()];
  console.log(v8.queryObjects(Queried), v8.queryObjects(Queried, { format: 'summary' }), kept.length);
  class Child extends Queried {}
  console.log(v8.queryObjects(Queried), v8.queryObjects(Child), Child.name);
  attempt('constructor', () => v8.queryObjects({}));
  attempt('format', () => v8.queryObjects(Queried, { format: 'x' }));
  attempt('options', () => v8.queryObjects(Queried, 1));
  const profile = v8.startCpuProfile();
  console.log(Object.keys(JSON.parse(profile.stop())).sort().join(), profile.stop());
}

function globals() {
  console.log(typeof Temporal, typeof Date.prototype.toTemporalInstant, typeof URLPattern, typeof EventSource, typeof Storage);
  console.log(http.WebSocket === WebSocket, http.CloseEvent === CloseEvent, http.MessageEvent === MessageEvent);
  console.log(process.features.typescript, process.features.require_module);
}

function finalization() {
  const object = { name: 'one' };
  const other = { name: 'other' };
  process.finalization.register(object, ({ name }, event) => console.log('told', name, event));
  process.finalization.registerBeforeExit(object, ({ name }, event) => console.log('told', name, event));
  process.finalization.register(other, () => console.log('never'));
  process.finalization.unregister(other);
  attempt('object', () => process.finalization.register(1, () => {}));
  attempt('callback', () => process.finalization.register({}, 1));
  globalThis.kept = [object, other];
}

async function workers() {
  const worker = new Worker(__filename);
  await EventEmitter.once(worker, 'online');
  const profile = await worker.startCpuProfile();
  assert.ok(JSON.parse(await profile.stop()).nodes.length > 0);
  console.log('profile of a worker');
  worker.postMessage('end');
  await EventEmitter.once(worker, 'exit');
  console.log(await worker.startCpuProfile().catch(({ code }) => code));
}

if (isMainThread) {
  process.on('warning', () => {});
  for (const part of [refs, executables, heap, globals, finalization]) part();
  workers();
} else {
  parentPort.once('message', () => {});
}
