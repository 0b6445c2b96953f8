'use strict';

// The errors of sockets as a user sees them: message, code, errno, syscall, address. Ports and folders are masked.

const net = require('net');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { once } = require('events');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'net-errors-'));
const ports = new Map();
const cases = [];

function test(name, run) {
  cases.push({ name, run });
}

function mask(text) {
  text = String(text).replaceAll(folder, 'DIR');
  for (const [port, name] of ports) text = text.replaceAll(String(port), name);
  return text;
}

function print(err) {
  console.log(mask(`${err.name}: ${err.message}`));
  const keys = Object.keys(err).filter((key) => key !== 'errors').sort();
  console.log(`  ${keys.map((key) => mask(`${key}=${err[key]}`)).join(' ')}`);
  console.log(`  ${err.stack.split('\n')[0] === '' ? 'no stack' : mask(err.stack.split('\n')[0])}`);
  for (const one of err.errors ?? []) print(one);
}

const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const closed = (emitter) => new Promise((resolve) => emitter.once('close', resolve));

/** The error that `emitter` ends with, or null. */
async function errorOf(emitter) {
  return new Promise((resolve) => {
    emitter.once('error', resolve);
    emitter.once('close', () => resolve(null));
  });
}

function listen(server, ...args) {
  return new Promise((resolve) => server.listen(...args, () => resolve(server)));
}

async function freePort(name) {
  const probe = await listen(net.createServer(), 0, '127.0.0.1');
  const { port } = probe.address();
  ports.set(port, name);
  await closed(probe.close());
  return port;
}

test('ECONNREFUSED: nobody listens', async () => {
  const c = net.connect(await freePort('PORT1'), '127.0.0.1');
  const attempts = [];
  c.on('connectionAttemptFailed', (address, port, family, err) => attempts.push(`${address} ${family} ${err.code}`));
  print(await errorOf(c));
  console.log(await new Promise((resolve) => c.once('close', resolve)), attempts.join(), c.destroyed, c.errored.code);
});

test('ECONNREFUSED from a local address', async () => {
  const local = await freePort('LOCAL');
  const c = net.connect({ port: await freePort('PORT2'), host: '127.0.0.1', localAddress: '127.0.0.1', localPort: local });
  print(await errorOf(c));
});

test('ECONNREFUSED at every address', async () => {
  const port = await freePort('PORT3');
  const lookup = (host, options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }, { address: '127.0.0.2', family: 4 }]);
  print(await errorOf(net.connect({ port, host: 'some.name', lookup, autoSelectFamily: true })));
});

test('ENOENT and ECONNREFUSED: local sockets', async () => {
  print(await errorOf(net.connect(path.join(folder, 'none'))));
  fs.writeFileSync(path.join(folder, 'file'), '');
  print(await errorOf(net.connect(path.join(folder, 'file'))));
});

test('EADDRINUSE', async () => {
  const s = await listen(net.createServer(), 0);
  ports.set(s.address().port, 'PORT4');
  for (const args of [[s.address().port], [s.address().port, '127.0.0.1'], [{ port: s.address().port, host: '::' }]]) {
    const t = net.createServer();
    t.listen(...args);
    print(await errorOf(t));
    console.log(t.listening, t.address());
  }
  const name = path.join(folder, 'taken');
  const p = await listen(net.createServer(), name);
  print(await errorOf(net.createServer().listen(name)));
  await closed(p.close());
  const again = net.createServer().on('error', () => {
    setImmediate(() => {
      s.close();
      again.listen(0, '127.0.0.1');
    });
  });
  const listening = new Promise((resolve) => again.once('listening', resolve));
  again.listen(s.address().port);
  await listening;
  console.log('listens after an error');
  await closed(again.close());
});

test('addresses that are not ours', async () => {
  print(await errorOf(net.createServer().listen(0, '192.0.2.1')));
  print(await errorOf(net.connect({ port: 1, host: '127.0.0.1', localAddress: '192.0.2.1' })));
  print(await errorOf(net.createServer().listen(path.join(folder, 'no', 'such', 'folder'))));
});

test('ENOTFOUND', async () => {
  print(await errorOf(net.connect(1, 'no-such-host.invalid')));
  print(await errorOf(net.createServer().listen(0, 'no-such-host.invalid')));
});

test('ECONNRESET: the peer resets', async () => {
  let serverClosed;
  const s = await listen(net.createServer((socket) => {
    serverClosed = new Promise((resolve) => socket.on('close', resolve));
    setTimeout(() => socket.resetAndDestroy(), 20);
  }), 0);
  const c = net.connect(s.address().port, '127.0.0.1');
  c.resume();
  print(await errorOf(c));
  console.log(c.destroyed, c.readyState, 'server close', await serverClosed);
  await closed(s.close());
});

test('EPIPE: writing to a peer that has closed', async () => {
  const s = await listen(net.createServer((socket) => socket.destroy()), 0);
  const c = net.connect(s.address().port, '127.0.0.1');
  c.pause();
  await once(c, 'connect');
  await later(30);
  const timer = setInterval(() => c.write('x'), 10);
  print(await errorOf(c));
  clearInterval(timer);
  await closed(s.close());
});

test('EPIPE: writing after the other party ended, and after our own end', async () => {
  const s = await listen(net.createServer((socket) => socket.end()), 0);
  const c = net.connect(s.address().port, '127.0.0.1');
  c.resume();
  await once(c, 'end');
  const failed = errorOf(c);
  await later(0);
  c.write('late', (err) => console.log('callback', err.code));
  print(await failed ?? new Error('none'));
  const d = net.connect(s.address().port, '127.0.0.1');
  d.end();
  d.write('late', (err) => console.log('callback', err.code));
  print(await errorOf(d));
  await closed(s.close());
});

test('sockets that are closed', async () => {
  const c = new net.Socket();
  c.write('x', (err) => console.log('callback', err.code));
  print(await errorOf(c));
  const d = new net.Socket();
  d.resetAndDestroy();
  print(await errorOf(d));
  const s = await listen(net.createServer((socket) => socket.on('error', () => {})), 0);
  const e = net.connect(s.address().port, '127.0.0.1');
  e.write('x', (err) => console.log('callback', err.code, err.message));
  e.destroy();
  await closed(e);
  e.write('x', (err) => console.log('callback', err.code, err.message));
  await later(10);
  s.close((err) => console.log('first close', err));
  s.close((err) => print(err));
  await closed(s);
});

test('an error of the caller', async () => {
  const s = await listen(net.createServer((socket) => socket.resume()), 0);
  const c = net.connect(s.address().port, '127.0.0.1');
  c.once('connect', () => c.destroy(new RangeError('mine')));
  c.on('close', (hadError) => console.log('close', hadError));
  print(await errorOf(c));
  await later(10);
  await closed(s.close());
});

test('an error that nobody listens to', async () => {
  process.once('uncaughtException', (err, origin) => console.log(origin, mask(err.message)));
  net.connect(await freePort('PORT5'), '127.0.0.1');
  await later(50);
});

(async () => {
  for (const { name, run } of cases) {
    console.log(`# ${name}`);
    await run();
  }
  fs.rmSync(folder, { recursive: true });
  console.log('done');
})();
