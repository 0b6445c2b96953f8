'use strict';

// Sessions with the engine's debugger, and what they let the library show: what iterators have left, the heap.

const inspector = require('inspector');
const util = require('util');
const v8 = require('v8');

const tryTo = (name, run) => {
  try {
    console.log(name, run());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};

const session = new inspector.Session();
tryTo('post before connect', () => session.post('Runtime.enable'));
session.connect();
tryTo('connect twice', () => session.connect());
tryTo('method', () => session.post(1));
tryTo('params', () => session.post('Runtime.evaluate', 1));
tryTo('callback', () => session.post('Runtime.evaluate', {}, 1));
tryTo('worker', () => session.connectToMainThread());
session.post('Runtime.evaluate', { expression: '6 * 7' }, (error, { result }) => console.log('evaluated', error, result.value));
session.post('Nope.nope', (error) => console.log('unknown', error.code, error.message));
session.post('Profiler.enable');
session.post('Profiler.start');
session.post('Profiler.stop', (error, { profile }) => console.log('profile', Object.keys(profile).sort()));
session.disconnect();
session.disconnect();

const { Session } = require('inspector/promises');
const promised = new Session();
promised.connect();
promised.post('Runtime.evaluate', { expression: '"text"' }).then(({ result }) => {
  console.log('promised', result.value);
  showEntries();
  showHeap();
});

function showEntries() {
  const map = new Map([['a', 1], ['b', { c: 2 }]]);
  const entries = map.entries();
  entries.next();
  console.log(entries, map.keys(), map.values());
  console.log(new Set([1, 'two']).entries(), new Set([[3]]).values());
  console.log([...entries], entries);
  console.log(util.inspect(new WeakSet([{ held: true }]), { showHidden: true }));
  console.table(new Map([['key', 'value']]).entries());
}

function showHeap() {
  const pieces = [];
  v8.getHeapSnapshot().on('data', (piece) => pieces.push(piece)).on('end', () => {
    console.log('snapshot', Object.keys(JSON.parse(Buffer.concat(pieces.map((piece) => Buffer.from(piece))).toString())).includes('nodes'));
  });
}
