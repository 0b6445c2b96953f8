'use strict';
// Prints what goes through ports and channels, and in which order with ticks, microtasks and immediates.
const { BroadcastChannel, MessageChannel, MessagePort, isMainThread, markAsUntransferable, parentPort, receiveMessageOnPort,
  threadId, workerData } = require('worker_threads');
const { once } = require('events');

const call = (fn) => {
  try {
    return fn();
  } catch (err) {
    return `${err.name} ${err.code ?? ''} ${err.message}`;
  }
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

function shapes() {
  console.log(isMainThread, threadId, parentPort, workerData);
  console.log(Object.getOwnPropertyNames(MessagePort.prototype).sort(), Object.keys(new MessageChannel()));
  console.log(call(() => new MessagePort()), '/', call(() => MessagePort()));
  console.log(call(() => new BroadcastChannel()), '/', call(() => receiveMessageOnPort({})));
  const { port1, port2 } = new MessageChannel();
  console.log(port1 instanceof MessagePort, port1 instanceof EventTarget, port1.constructor === MessagePort, port1.hasRef());
  const list = [() => port1.postMessage(), () => port1.postMessage(1, 5), () => port1.postMessage(1, { transfer: null }), () => port1.postMessage(1, [port1]),
    () => port1.postMessage(() => 1), () => port1.postMessage(Symbol('s')), () => port1.postMessage(new WeakMap()),
    () => MessagePort.prototype.postMessage.call({}, 1), () => MessagePort.prototype.start.call({})];
  for (const fn of list) console.log(call(fn));
  const other = new MessageChannel().port1;
  console.log(call(() => port1.postMessage(other, [other, other])));
  const bytes = new ArrayBuffer(4);
  console.log(call(() => port1.postMessage(bytes, [bytes, bytes])), bytes.byteLength);
  markAsUntransferable(5);
  console.log(port1.on('x', () => {}) === port1, port1.eventNames().includes('x'), port1.listenerCount('x'));
  port2.close();
}

async function values() {
  const { port1, port2 } = new MessageChannel();
  const circular = { n: [1, , 3] };
  circular.self = circular;
  const list = [1, 'text', null, undefined, 10n, new Date(5), /x/g, new Map([[1, { a: 2 }]]), new Set([3]), circular, new Uint8Array([1, 2]),
    new Error('e').message, { nested: { deep: [true] } }];
  for (const value of list) port1.postMessage(value);
  for (const _ of list) console.log(receiveMessageOnPort(port2)); // eslint-disable-line no-unused-vars
  console.log(receiveMessageOnPort(port2));
  const moved = new Uint32Array([7, 8]);
  port1.postMessage({ moved }, [moved.buffer]);
  console.log(moved.length, receiveMessageOnPort(port2).message);
  const inner = new MessageChannel();
  port1.postMessage({ port: inner.port2 }, { transfer: [inner.port2] });
  const { message: { port } } = receiveMessageOnPort(port2);
  console.log(port instanceof MessagePort, port === inner.port2, call(() => port1.postMessage(0, [inner.port2])));
  inner.port1.postMessage('through');
  console.log(await once(port, 'message'));
  port.postMessage('back');
  console.log(await new Promise((resolve) => { inner.port1.onmessage = ({ data, ports, target }) => resolve([data, ports, target === inner.port1]); }));
  inner.port1.close();
  port1.close();
  await once(port, 'close');
}

async function order() {
  const { port1, port2 } = new MessageChannel();
  const log = [];
  const seen = (what) => () => log.push(what);
  port1.on('message', (n) => {
    log.push(`message ${n}`);
    process.nextTick(seen(`tick ${n}`));
    Promise.resolve().then(seen(`microtask ${n}`));
    if (n === 2) {
      setImmediate(() => {
        log.push('immediate of 2');
        port2.postMessage(3);
        setImmediate(seen('next immediate'));
      });
    }
  });
  port1.addEventListener('message', (event) => log.push(`event ${event.data}`));
  await turn();
  setImmediate(seen('first immediate'));
  port2.postMessage(1);
  port2.postMessage(2);
  process.nextTick(seen('first tick'));
  for (let i = 0; i < 6; i++) await turn();
  console.log(log.join('\n'));
  port1.close(() => console.log('callback'));
  port1.on('close', () => console.log('close 1'));
  port2.on('close', () => console.log('close 2'));
  port2.ref();
  setImmediate(() => console.log('immediate before close'));
  await once(port2, 'close');
  port2.postMessage('to nobody');
  console.log(port1.hasRef(), port2.hasRef());
}

async function closing() {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage('kept 1');
  port1.postMessage('kept 2');
  port1.close();
  await once(port1, 'close');
  const got = [];
  port2.on('message', (message) => got.push(message));
  await once(port2, 'close');
  console.log(got);
  const lazy = new MessageChannel();
  const dummy = () => console.log('never');
  lazy.port2.on('message', dummy);
  lazy.port2.off('message', dummy);
  lazy.port1.postMessage('waits');
  await turn();
  await turn();
  console.log(await once(lazy.port2, 'message'), lazy.port2.hasRef());
  lazy.port2.onmessage = dummy;
  console.log(lazy.port2.hasRef());
  lazy.port2.onmessage = null;
  console.log(lazy.port2.hasRef(), lazy.port2.onmessage);
  const failing = new MessageChannel();
  process.once('uncaughtException', (err) => console.log('uncaught', err.message));
  failing.port2.on('message', (n) => {
    if (n === 1) throw new Error('from a listener');
    console.log('still', n);
    failing.port2.close();
  });
  failing.port1.postMessage(1);
  failing.port1.postMessage(2);
  await once(failing.port2, 'close');
}

async function broadcast() {
  const [a, b, c] = ['one', 'one', 'two'].map((name) => new BroadcastChannel(name));
  const log = [];
  a.onmessage = ({ data }) => log.push(['a', data]);
  b.onmessage = ({ data, type, target }) => log.push(['b', data, type, target === b]);
  c.onmessage = () => log.push(['c']);
  const value = { list: [1] };
  a.postMessage(value);
  b.postMessage('from b');
  value.list.push(2);
  for (let i = 0; i < 3; i++) await turn();
  console.log(log, a.name, call(() => a.postMessage()), call(() => a.postMessage(Symbol('x'))));
  for (const channel of [a, b, c]) channel.close();
  console.log(call(() => a.postMessage(1)), a);
}

async function main() {
  const alive = setInterval(() => {}, 1000); // an end that nobody listens to keeps no process running
  shapes();
  await values();
  await order();
  await closing();
  await broadcast();
  clearInterval(alive);
  console.log('done');
}
main();
