'use strict';
// Prints what becomes of handles that are passed to a child: datagram sockets, native handles, and a server's connections,
// which it goes on to count.
const { fork, spawnSync } = require('child_process');
const dgram = require('dgram');
const { once } = require('events');
const net = require('net');

function child() {
  const sockets = [];
  process.on('message', (message, handle) => {
    if (message === 'close') {
      const socket = sockets.shift();
      socket.once('close', () => process.send('closed'));
      socket.destroy();
    } else if (message === 'count') {
      sockets.push(handle);
      process.send(handle instanceof net.Socket);
    } else if (message === 'end') {
      process.disconnect();
    } else {
      const address = typeof handle.address === 'function' ? handle.address().address : typeof handle.getsockname;
      process.send([message, handle.constructor.name, address]);
      handle.close();
    }
  });
}

async function datagrams(target) {
  const socket = dgram.createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  target.send('udp', socket);
  console.log(...(await once(target, 'message'))[0]);
  socket.close();
}

async function connections(target) {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const count = () => new Promise((resolve, reject) => server.getConnections((err, n) => (err ? reject(err) : resolve(n))));
  const clients = [];
  for (let i = 0; i < 3; i++) {
    clients.push(net.connect(server.address().port, '127.0.0.1').resume());
    const [socket] = await once(server, 'connection');
    target.send('count', socket);
    console.log('arrived', (await once(target, 'message'))[0], await count(), server._usingWorkers);
  }
  for (const client of clients) {
    target.send('close');
    console.log((await once(target, 'message'))[0], await count());
    client.destroy();
  }
  server.close();
  await once(server, 'close');
}

async function main() {
  const target = fork(__filename, ['child']);
  await datagrams(target);
  await connections(target);
  target.send('end');
  console.log('exit', ...await once(target, 'exit'));

  const options = { encoding: 'utf8' };
  console.log(spawnSync(process.execPath, ['-p', 'process.argv0 === process.execPath'], options).stdout.trim());
  console.log(spawnSync(process.execPath, ['-p', 'process.argv0'], { ...options, argv0: 'other' }).stdout.trim());
  console.log(process.getgroups().includes(process.getegid()));
  const { error, ...rest } = spawnSync('/nowhere/at/all');
  console.log(error.code, rest);
}

if (process.argv[2] === 'child') child();
else main();
