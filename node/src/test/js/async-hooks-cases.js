'use strict';

// What hooks are told of handles and requests: i(nit), b(efore), a(fter) and d(estroy), in their order.

const asyncHooks = require('node:async_hooks');
const dns = require('node:dns');
const fs = require('node:fs');
const net = require('node:net');

const seen = new Map();
const note = (letter) => (id) => {
  if (seen.has(id)) seen.get(id).events += letter;
};

const hook = asyncHooks.createHook({
  init: (id, type) => seen.set(id, { type, events: 'i' }),
  before: note('b'),
  after: note('a'),
  destroy: note('d'),
}).enable();

const UNSTEADY = /TickObject|PROMISE|Immediate|DNSCHANNEL|Timeout/;

function report() {
  hook.disable();
  const byType = {};
  for (const { type, events } of seen.values()) if (!UNSTEADY.test(type)) (byType[type] ??= []).push(events);
  for (const type of Object.keys(byType).sort()) console.log(type, ...byType[type]);
}

function later(turns, run) {
  if (turns === 0) run();
  else setImmediate(() => later(turns - 1, run));
}

function nested() {
  const told = [];
  const inner = asyncHooks.createHook({ init: (id, type) => told.push(`inner ${type}`) });
  const outer = asyncHooks.createHook({
    init(id, type) {
      told.push(`outer ${type}`);
      inner.enable();
    },
  }).enable();
  process.nextTick(() => {});
  queueMicrotask(() => {});
  outer.disable();
  inner.disable();
  console.log(told);
}

const server = net.createServer((socket) => {
  socket.end('x');
  server.close();
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1').resume();
  socket.on('close', () => fs.stat('.', () => dns.lookupService('127.0.0.1', 22, () => later(3, () => {
    report();
    nested();
  }))));
});
