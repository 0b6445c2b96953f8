'use strict';

// What scripts usually do, run once so that the JVM can keep the classes that this needs: see ./alicorn.

const fs = require('node:fs');
const net = require('node:net');

console.log('training');
console.error(process.memoryUsage.rss() > 0);
fs.readFileSync(__filename, 'utf8');
fs.readFile(__filename, () => {
  const server = net.createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1', () => client.write('hello'));
    client.on('data', () => client.end());
    client.on('close', () => server.close());
  });
});
Promise.resolve().then(() => setTimeout(() => setImmediate(() => {}), 1));
