'use strict';

// Ways to a connection, and what can be said about it.

const net = require('net');
const { once } = require('events');
const { closed, later, listen, runAll, show, test } = require('./scenario.js');

test('a name by a lookup of the caller', async ([client]) => {
  const s = await listen(net.createServer((socket) => socket.end()), 0, '127.0.0.1');
  const lookup = (host, options, callback) => {
    client.log('asked', host, options.family, options.all === undefined, typeof options.hints);
    callback(null, '127.0.0.1', 4);
  };
  const c = net.connect({ port: s.address().port, host: 'some.name', lookup, autoSelectFamily: false });
  client.watch(c, 'lookup', 'connect', 'close').resume();
  await closed(c);
  await closed(s.close());
});

test('several addresses: the first that answers', async ([client]) => {
  const s = await listen(net.createServer((socket) => socket.end()), 0, '127.0.0.1');
  const { port } = s.address();
  const lookup = (host, options, callback) => {
    client.log('asked', host, options.all);
    callback(null, [{ address: '::1', family: 6 }, { address: '127.0.0.1', family: 4 }, { address: '127.0.0.1', family: 4 }]);
  };
  const c = net.connect({ port, host: 'some.name', lookup, autoSelectFamily: true });
  for (const event of ['lookup', 'connectionAttempt', 'connectionAttemptFailed', 'connectionAttemptTimeout', 'connect']) {
    c.on(event, (...args) => client.log(event, ...args.map((arg) => (arg === port ? 'PORT' : show(arg)))));
  }
  c.resume();
  await closed(c);
  client.log(c.autoSelectFamilyAttemptedAddresses.map((text) => text.replace(`:${port}`, ':PORT')).join());
  await closed(s.close());
});

test('answers of a lookup that cannot be used', async ([client]) => {
  const answers = [['nonsense', 4], ['127.0.0.1', 5], [undefined, undefined], [127, 4]];
  for (const [address, family] of answers) {
    for (const autoSelectFamily of [false, true]) {
      const lookup = (host, options, callback) => {
        if (options.all) callback(null, [{ address, family }]);
        else callback(null, address, family);
      };
      const c = net.connect({ port: 1, host: 'some.name', lookup, autoSelectFamily });
      const [err] = await once(c, 'error');
      client.log(err.code, err.message);
    }
  }
});

test('local address and port', async ([client, server]) => {
  const probe = await listen(net.createServer(), 0, '127.0.0.1');
  const free = probe.address().port;
  await closed(probe.close());
  const s = await listen(net.createServer((socket) => {
    server.log(socket.remoteAddress, socket.remotePort === free);
    socket.end();
  }), 0, '127.0.0.1');
  const c = net.connect({ port: s.address().port, host: '127.0.0.1', localAddress: '127.0.0.2', localPort: free });
  client.watch(c, 'connect', 'close').resume();
  await once(c, 'connect');
  client.log(c.localAddress, c.localPort === free);
  await closed(c);
  await closed(s.close());
});

test('destroyed before it is connected', async ([client]) => {
  const s = await listen(net.createServer((socket) => socket.on('error', () => {})), 0);
  const c = client.watch(net.connect(s.address().port), 'connect', 'error', 'close');
  c.write('never', (err) => client.log('write', err && err.code));
  c.destroy();
  client.log(c.destroyed, c.connecting, c.pending);
  await closed(c);
  const d = client.watch(net.connect(s.address().port), 'connect', 'error', 'close');
  d.destroy(new Error('mine'));
  await closed(d);
  const e = client.watch(new net.Socket(), 'error', 'close');
  e.write('x', (err) => client.log('write', err.code, err.message));
  await closed(e);
  const f = client.watch(new net.Socket(), 'error', 'finish', 'close');
  f.end();
  await later(10);
  f.destroy();
  await later(10);
  client.log(f.destroyed);
  await closed(s.close());
});

test('options of the socket', async ([client]) => {
  const s = await listen(net.createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 3000 }, (socket) => socket.end()), 0);
  const c = net.connect({ port: s.address().port, noDelay: true, keepAlive: true, keepAliveInitialDelay: -5, highWaterMark: 5 });
  client.log(c.setNoDelay() === c, c.setKeepAlive(true, 1000) === c, c.ref() === c, c.unref() === c, c.ref() === c);
  client.log(c.writableHighWaterMark, c.readableHighWaterMark, c.allowHalfOpen);
  c.resume();
  await closed(c);
  await closed(s.close());
  const bad = [{ objectMode: true }, { readableObjectMode: true }, { keepAliveInitialDelay: 'x' }, { fd: -1 }];
  for (const options of bad) {
    try {
      client.log(new net.Socket(options).readable);
    } catch (err) {
      client.log(err.code, err.message);
    }
  }
});

test('arguments of connect', async ([client]) => {
  const c = new net.Socket();
  const bad = [
    [], [{}], [{ port: 'x' }], [{ port: 70000 }], [{ port: {} }], [{ port: 1, localAddress: 'x' }], [{ port: 1, localPort: 'x' }],
    [{ path: 5 }], [{ port: 1, host: 'a', lookup: 5 }], [{ port: 1, autoSelectFamily: 5 }], [{ port: 1, autoSelectFamilyAttemptTimeout: 0 }],
  ];
  for (const args of bad) {
    try {
      new net.Socket().connect(...args);
      client.log('no error');
    } catch (err) {
      client.log(err.code, err.message);
    }
  }
  client.log(c.connecting);
  for (const run of [() => net.createServer(5), () => net.createServer({}, 5), () => c.write(5), () => c.write(null)]) {
    try {
      run();
    } catch (err) {
      client.log(err.code, err.message);
    }
  }
});

runAll();
