'use strict';

// Servers: where they listen, whom they take, how they end.

const net = require('net');
const fs = require('fs');
const { once } = require('events');
const { SOCKET_EVENTS, closed, later, listen, newPath, runAll, test } = require('./scenario.js');

test('a local socket', async ([client, server]) => {
  const name = newPath();
  const s = await listen(net.createServer((socket) => {
    server.log(JSON.stringify(socket.address()), socket.remoteAddress, socket.remotePort);
    socket.end('hi');
  }), { path: name, readableAll: true, writableAll: true });
  server.log(s.address() === name, (fs.statSync(name).mode & 0o666).toString(8), fs.statSync(name).isSocket());
  const c = client.watch(net.connect(name), ...SOCKET_EVENTS);
  await closed(c);
  await closed(s.close());
  server.log(fs.existsSync(name), s.address() === name);
});

test('maxConnections and drop', async ([client, server]) => {
  const s = net.createServer(() => server.log('connection'));
  s.maxConnections = 1;
  const dropped = new Promise((resolve) => {
    s.on('drop', (data) => {
      server.log('drop', Object.keys(data).sort().join(), data.remoteAddress, data.localFamily, data.localPort === s.address().port);
      resolve();
    });
  });
  await listen(s, 0, '127.0.0.1');
  const first = net.connect(s.address().port, '127.0.0.1');
  await once(first, 'connect');
  await later(20);
  const second = net.connect(s.address().port, '127.0.0.1');
  second.on('error', () => {});
  await dropped;
  s.getConnections((err, count) => client.log(err, count));
  first.destroy();
  second.destroy();
  await closed(s.close());
});

test('closing a server', async ([client, server]) => {
  const s = await listen(net.createServer((socket) => socket.resume()), 0);
  const c = net.connect(s.address().port);
  await once(c, 'connect');
  await later(20);
  s.close((err) => server.log('closed', err));
  server.log(s.listening, s.address());
  s.close((err) => server.log('again', err.code, err.message));
  await later(20);
  client.log('ending');
  c.end();
  await closed(s);
  s.close((err) => server.log('third', err.code));
  await closed(s);
  const t = await listen(net.createServer(), 0);
  await t[Symbol.asyncDispose]();
  server.log(t.listening);
  await t[Symbol.asyncDispose]();
});

test('block lists', async ([client]) => {
  const list = new net.BlockList();
  list.addAddress('123.123.123.123');
  list.addRange('10.0.0.1', '10.0.0.10');
  list.addSubnet('8592:757c:efae:4e45::', 64, 'ipv6');
  client.log(list.rules.join());
  const asked = [['123.123.123.123'], ['10.0.0.10'], ['10.0.0.11'], ['::ffff:7b7b:7b7b', 'ipv6'], ['8592:757c:efae:4e45::1', 'IPV6'],
    ['nonsense'], ['::1'], [new net.SocketAddress({ address: '10.0.0.2' })]];
  client.log(...asked.map((args) => list.check(...args)));
  for (const run of [() => list.addAddress('x'), () => list.addRange('1.1.1.2', '1.1.1.1'), () => list.addSubnet('1.1.1.1', 33)]) {
    try {
      run();
    } catch (err) {
      client.log(err.code, err.message);
    }
  }
});

test('listening in other ways', async ([client, server]) => {
  const first = net.createServer((socket) => socket.end('first'));
  await listen(first, { port: 0, host: '127.0.0.1', backlog: 5, exclusive: true });
  server.log(first.address().address, first.address().family, first.listening);
  try {
    first.listen(0);
  } catch (err) {
    server.log(err.code, err.message);
  }
  await closed(first.close());
  for (const args of [[], [null], [{ port: undefined }], [0, 'localhost'], [{ host: '::1', port: 0, ipv6Only: true }], ['0']]) {
    const s = await listen(net.createServer(), ...args);
    server.log(s.address().address.replace('::1', 'LOOP').replace('127.0.0.1', 'LOOP'), s.address().port > 0);
    await closed(s.close());
  }
  for (const options of [{}, { port: -1 }, { port: 65536 }, { path: 5 }, { port: true }, { fd: 'a' }]) {
    try {
      net.createServer().listen(options);
    } catch (err) {
      server.log(err.code, err.message);
    }
  }
  client.log(net.createServer().address());
});

runAll();
