'use strict';

// Who decides when a socket reads.

const net = require('net');
const { closed, later, listen, runAll, test } = require('./scenario.js');

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

test('much data over many sockets leaves no memory behind', async ([client]) => {
  const CHUNK = Buffer.alloc(16 * 1024);
  const s = await listen(net.createServer((socket) => socket.pipe(socket)), 0);
  let received = 0;
  const sockets = Array.from({ length: 64 }, () => {
    let got = 0;
    const c = net.connect(s.address().port, () => c.write(CHUNK));
    c.on('data', ({ length }) => {
      got += length;
      received += length;
      if (got === 160 * CHUNK.length) c.end();
      else if (got % CHUNK.length === 0) c.write(CHUNK);
    });
    return closed(c);
  });
  await Promise.all(sockets);
  client.log(received, process.memoryUsage().external < 128 * 1024 * 1024);
  await closed(s.close());
});

runAll();
