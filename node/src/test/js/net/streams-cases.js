'use strict';

// Sockets as streams, from the connection to the close.

const net = require('net');
const { pipeline, finished } = require('stream');
const { once } = require('events');
const { SOCKET_EVENTS, closed, listen, runAll, test } = require('./scenario.js');

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

runAll();
