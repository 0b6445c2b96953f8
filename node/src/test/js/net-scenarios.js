'use strict';

// What a user sees of `net`: each case prints what each side saw, in its own order; ports are never printed, so that two
// runtimes can be compared line by line.

const net = require('net');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { pipeline, finished } = require('stream');
const { once } = require('events');

const cases = [];

function test(name, run) {
  cases.push({ name, run });
}

/** What one side saw. */
class Side {
  constructor(name) {
    this.name = name;
    this.lines = [];
  }

  log(...words) {
    this.lines.push(words.join(' '));
  }

  watch(emitter, ...events) {
    for (const event of events) {
      emitter.on(event, (...args) => this.log(event, ...args.map(show)));
    }
    return emitter;
  }
}

function show(value) {
  if (Buffer.isBuffer(value)) return JSON.stringify(value.toString());
  if (value instanceof Error) return `${value.name}[${value.code}]`;
  if (typeof value === 'object' && value !== null) return value.constructor.name;
  return String(value);
}

function listen(server, ...args) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(...args, () => resolve(server));
  });
}

const closed = (emitter) => new Promise((resolve) => emitter.once('close', resolve));
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let pathCount = 0;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'net-cases-'));
const newPath = () => path.join(folder, `s${pathCount++}`);

const SOCKET_EVENTS = ['lookup', 'connect', 'ready', 'data', 'end', 'finish', 'close', 'error', 'timeout'];

test('an echo, ended by the client', async ([client, server]) => {
  const s = await listen(net.createServer((socket) => {
    server.watch(socket, 'data', 'end', 'finish', 'close');
    socket.pipe(socket);
  }), 0);
  const c = client.watch(net.connect(s.address().port, '127.0.0.1'), 'connect', 'ready', 'data', 'end', 'finish', 'close');
  c.write('hello', () => client.log('written'));
  c.once('data', () => c.end());
  await closed(c);
  await closed(s.close());
});

test('a reply, ended by the server', async ([client, server]) => {
  const s = await listen(net.createServer((socket) => {
    server.watch(socket, 'end', 'finish', 'close');
    socket.end('bye', () => server.log('end callback'));
  }), 0, '127.0.0.1');
  const c = client.watch(net.connect({ port: s.address().port, host: '127.0.0.1' }), ...SOCKET_EVENTS);
  await closed(c);
  client.log(c.bytesRead, c.bytesWritten, c.readyState, c.destroyed, c.pending);
  await closed(s.close());
});

test('half open: the server answers after the end', async ([client, server]) => {
  const s = await listen(net.createServer({ allowHalfOpen: true }, (socket) => {
    const got = [];
    socket.on('data', (chunk) => got.push(chunk));
    socket.on('end', () => {
      server.log('end', socket.readyState, socket.writable);
      socket.end(`got ${Buffer.concat(got)}`);
      server.log('ended', socket.readyState);
    });
    server.watch(socket, 'finish', 'close');
  }), 0);
  const c = client.watch(net.connect(s.address().port), 'data', 'end', 'close');
  c.end('question');
  await closed(c);
  await closed(s.close());
});

test('states from connecting to closed', async ([client]) => {
  const s = await listen(net.createServer((socket) => socket.resume()), 0);
  const c = new net.Socket();
  client.log(c.readyState, c.pending, c.connecting, c.bufferSize, JSON.stringify(c.address()), c.remoteAddress, c.bytesWritten);
  c.connect(s.address().port, '127.0.0.1');
  client.log(c.readyState, c.pending, c.connecting, c._connecting);
  await once(c, 'connect');
  client.log(c.readyState, c.pending, c.connecting, c.remoteAddress, c.remoteFamily, c.remotePort === s.address().port);
  client.log(c.localAddress, c.localFamily, c.localPort === c.address().port, Object.keys(c.address()).sort());
  c.end();
  client.log(c.readyState);
  await closed(c);
  client.log(c.readyState, c.remoteAddress, c.localAddress);
  await closed(s.close());
});

test('writes before the connection, corked writes, callbacks in order', async ([client, server]) => {
  const s = await listen(net.createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk) => text += chunk).on('end', () => server.log(text));
  }), 0);
  const c = net.connect(s.address().port);
  c.write('a', () => client.log('a', c.bytesWritten));
  c.write(Buffer.from('bc'), () => client.log('bc'));
  c.write('64', 'hex', () => client.log('hex'));
  client.log('before', c.bytesWritten, c.writableLength);
  await once(c, 'connect');
  c.cork();
  c.write('é', () => client.log('é'));
  c.write('e9', 'hex');
  c.write('ZmY=', 'base64');
  c.write('gg', 'utf16le', () => client.log('gg'));
  c.write(new Uint8Array([104, 105]));
  client.log('corked', c.writableCorked, c.writableLength);
  c.uncork();
  c.end('!', 'latin1', () => client.log('ended', c.bytesWritten));
  await closed(c);
  await closed(s.close());
});

test('8 MB with back-pressure, both ways', async ([client]) => {
  const size = 8 << 20;
  const s = await listen(net.createServer((socket) => pipeline(socket, socket, () => {})), 0);
  const c = net.connect(s.address().port);
  const piece = Buffer.alloc(100000, 'x');
  let sent = 0;
  let received = 0;
  let waits = 0;
  c.on('data', (chunk) => received += chunk.length);
  const send = () => {
    while (sent < size) {
      sent += piece.length;
      if (!c.write(piece)) {
        waits++;
        c.once('drain', send);
        return;
      }
    }
    c.end();
  };
  send();
  await closed(c);
  client.log(sent === received, c.bytesRead === sent, c.bytesWritten === sent, waits > 0);
  await closed(s.close());
});

test('pause and resume', async ([client]) => {
  const s = await listen(net.createServer((socket) => {
    socket.write('one');
    setTimeout(() => socket.end('two'), 20);
  }), 0);
  const c = net.connect(s.address().port);
  c.pause();
  let text = '';
  c.on('data', (chunk) => text += chunk);
  await later(60);
  client.log(`paused "${text}"`, c.isPaused());
  c.resume();
  await closed(c);
  client.log(text);
  await closed(s.close());
});

test('pauseOnConnect', async ([client, server]) => {
  const s = await listen(net.createServer({ pauseOnConnect: true }, (socket) => {
    server.log(socket.isPaused(), socket.readableFlowing, socket.bytesRead);
    socket.on('data', (chunk) => server.log('data', chunk));
    setTimeout(() => {
      server.log('resumed', socket.bytesRead);
      socket.resume();
    }, 30);
  }), 0);
  const c = net.connect(s.address().port);
  c.end('abc');
  await closed(c);
  await closed(s.close());
});

for (const kind of ['buffer', 'function']) {
  test(`onread with a ${kind}`, async ([client]) => {
    const s = await listen(net.createServer((socket) => socket.end('x'.repeat(1000) + 'y'.repeat(500))), 0);
    const buffers = [Buffer.alloc(512), Buffer.alloc(512)];
    let next = 0;
    let total = 0;
    let last = '';
    let most = 0;
    const c = net.connect({
      port: s.address().port,
      onread: {
        buffer: kind === 'buffer' ? buffers[0] : () => buffers[next++ % 2],
        callback(length, buffer) {
          if (!buffers.includes(buffer) || this !== c) client.log('a strange buffer');
          total += length;
          most = Math.max(most, length);
          last = buffer.toString('latin1', length - 1, length);
          return true;
        },
      },
    });
    c.on('data', () => client.log('data'));
    client.watch(c, 'end', 'close');
    await closed(c);
    client.log(total, last, most <= 512);
    await closed(s.close());
  });
}

test('onread pauses when the callback says false', async ([client]) => {
  const s = await listen(net.createServer((socket) => socket.end('x'.repeat(100))), 0);
  let total = 0;
  const c = net.connect({
    port: s.address().port,
    onread: {
      buffer: Buffer.alloc(30),
      callback(length) {
        total += length;
        return total > 30;
      },
    },
  });
  await later(50);
  client.log('stopped at', total);
  c.resume();
  await closed(c);
  client.log('all', total);
  await closed(s.close());
});

test('timeout', async ([client]) => {
  const s = await listen(net.createServer((socket) => socket.resume()), 0);
  const c = net.connect(s.address().port);
  client.log(c.setTimeout(30, () => client.log('callback')) === c, c.timeout);
  client.watch(c, 'timeout');
  await once(c, 'timeout');
  client.log(c.destroyed);
  c.setTimeout(0);
  client.log(c.timeout, c.listenerCount('timeout'));
  for (const bad of ['5', -1, Infinity, NaN]) {
    try {
      c.setTimeout(bad);
    } catch (err) {
      client.log(err.code, err.message);
    }
  }
  c.destroy();
  await closed(s.close());
});

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

test('signals', async ([client, server]) => {
  const stop = new AbortController();
  const s = await listen(net.createServer(), { port: 0, signal: stop.signal });
  const { port } = s.address();
  const drop = new AbortController();
  const c = client.watch(net.connect({ port, signal: drop.signal }), 'connect', 'error', 'close');
  await once(c, 'connect');
  drop.abort();
  await closed(c);
  stop.abort();
  await closed(s);
  server.log(s.listening);
  const early = client.watch(net.connect({ port, signal: AbortSignal.abort() }), 'connect', 'error', 'close');
  await closed(early);
  try {
    net.createServer().listen({ port: 0, signal: 'x' });
  } catch (err) {
    server.log(err.code, err.message);
  }
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

test('one socket, connected twice', async ([client, server]) => {
  const s = await listen(net.createServer((socket) => {
    server.log('connection');
    socket.end('x');
  }), 0);
  const c = client.watch(new net.Socket(), 'connect', 'data', 'end', 'close');
  c.connect(s.address().port);
  await closed(c);
  c.connect({ port: s.address().port }, () => client.log('callback'));
  await closed(c);
  await closed(s.close());
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

test('an iterator, a rejection, a stream helper', async ([client, server]) => {
  const s = net.createServer({ captureRejections: true });
  await listen(s, 0);
  s.on('connection', (socket) => {
    server.log(socket.server === s);
    socket.write('ab');
    setTimeout(() => socket.end('cd'), 10);
  });
  const c = net.connect(s.address().port);
  let text = '';
  for await (const chunk of c) text += chunk;
  client.log(text, c.destroyed);
  const d = net.connect(s.address().port);
  d.resume();
  await new Promise((resolve) => finished(d, (err) => {
    client.log('finished', err);
    resolve();
  }));
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

test('functions of the module', async ([client]) => {
  client.log(net.isIP('1.2.3.4'), net.isIP('::1'), net.isIP('1.2.3'), net.isIPv4('::'), net.isIPv6('fe80::1%lo'), net.isIP(''), net.isIP());
  client.log(net.Stream === net.Socket, net.connect === net.createConnection, net.Socket.length, net.Server.length);
  client.log(net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout());
  net.setDefaultAutoSelectFamilyAttemptTimeout(5);
  client.log(net.getDefaultAutoSelectFamilyAttemptTimeout());
  net.setDefaultAutoSelectFamilyAttemptTimeout(250);
  for (const run of [() => net.setDefaultAutoSelectFamily(1), () => net.setDefaultAutoSelectFamilyAttemptTimeout(0)]) {
    try {
      run();
    } catch (err) {
      client.log(err.code, err.message);
    }
  }
  const at = new net.SocketAddress({ address: '2001:DB8:0:0:0:0:0:1', port: 80, family: 'IPv6', flowlabel: 7 });
  client.log(JSON.stringify(at), net.SocketAddress.isSocketAddress(at));
  client.log(typeof net.Socket(), net.Server() instanceof net.Server);
});

(async () => {
  for (const { name, run } of cases) {
    console.log(`# ${name}`);
    const sides = [new Side('client'), new Side('server')];
    try {
      await run(sides);
      await later(20);
    } catch (err) {
      console.log('FAILED', err);
    }
    for (const side of sides) {
      for (const line of side.lines) console.log(`${side.name}: ${line}`);
    }
  }
  fs.rmSync(folder, { recursive: true });
  console.log('done');
})();
