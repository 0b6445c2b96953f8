'use strict';

// What keeps a process alive, and what ends it.

const net = require('node:net');
const fs = require('node:fs');

let rearmed = 0;
process.on('beforeExit', (code) => {
  console.log('beforeExit', code);
  if (rearmed++ < 2) setTimeout(() => console.log('armed again', rearmed), 1);
});
process.on('exit', (code) => console.log('exit', code));

const server = net.createServer().listen(0, '127.0.0.1', () => console.log('listening'));

setInterval(() => console.log('never seen'), 60_000).unref();

let bytes = 0;
fs.createReadStream(__filename, { highWaterMark: 256 })
  .on('data', (chunk) => { bytes += chunk.length; })
  .on('close', () => {
    console.log('read all of it:', bytes === fs.statSync(__filename).size);
    server.unref();
    console.log('the server is unref\'d');
  });
