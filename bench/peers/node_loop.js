'use strict';

// The operations of run-loop under Node: node node_loop.js KIND COUNT WARMUP
// prints wall_nanos and cpu_nanos, each for one operation.

const { spawn } = require('node:child_process');
const dgram = require('node:dgram');
const fs = require('node:fs');
const net = require('node:net');

const AT_ONCE = 16;
const MESSAGE = Buffer.alloc(64);

/** Starts an operation again each time that one has ended, until so many are done. */
function repeat(count, atOnce, start) {
  return new Promise((resolve) => {
    let left = count;
    const next = () => {
      if (left-- > 0) start(next);
      else if (left === -atOnce) resolve();
    };
    for (let i = 0; i < atOnce; i++) next();
  });
}

const KINDS = {
  timers: (count) => new Promise((resolve) => {
    let left = count;
    const onTimeout = () => {
      if (--left === 0) resolve();
    };
    for (let i = 0; i < count; i++) setTimeout(onTimeout, 1 + ((i * 7919) & 63));
  }),
  spawn: (count) => repeat(count, 1, (next) => spawn('/bin/true', { stdio: 'ignore' }).on('exit', next)),
  stat: (count) => repeat(count, AT_ONCE, (next) => fs.stat('/etc/passwd', next)),
  async read(count) {
    const fd = fs.openSync(process.execPath);
    const buffer = Buffer.alloc(4096);
    await repeat(count, AT_ONCE, (next) => fs.read(fd, buffer, 0, 4096, 0, next));
    fs.closeSync(fd);
  },
  async udp(count) {
    const server = dgram.createSocket('udp4');
    const client = dgram.createSocket('udp4');
    server.on('message', (data, { port }) => server.send(data, port, '127.0.0.1'));
    await new Promise((resolve) => server.bind(0, '127.0.0.1', resolve));
    await new Promise((resolve) => client.connect(server.address().port, '127.0.0.1', resolve));
    const waiting = [];
    client.on('message', () => waiting.shift()());
    await repeat(count, AT_ONCE, (next) => {
      waiting.push(next);
      client.send(MESSAGE);
    });
    client.close();
    server.close();
  },
  async pipe(count) {
    const path = `\0node-bench-${process.pid}-${process.hrtime.bigint()}`;
    const server = net.createServer((socket) => socket.on('data', (data) => socket.write(data)));
    await new Promise((resolve) => server.listen(path, resolve));
    const clients = await Promise.all(Array.from({ length: AT_ONCE }, () => new Promise((resolve) => {
      const socket = net.connect(path, () => resolve(socket));
    })));
    const idle = clients.slice();
    await repeat(count, AT_ONCE, (next) => {
      const socket = idle.pop();
      socket.write(MESSAGE);
      socket.once('data', () => {
        idle.push(socket);
        next();
      });
    });
    for (const socket of clients) socket.destroy();
    server.close();
  },
};

async function main([kind, count, warmup]) {
  for (let i = 0; i < Number(warmup); i++) await KINDS[kind](Number(count));
  const start = process.hrtime.bigint();
  const used = process.cpuUsage();
  await KINDS[kind](Number(count));
  const { user, system } = process.cpuUsage(used);
  const wall = Number(process.hrtime.bigint() - start);
  console.log(`wall_nanos=${(wall / count).toFixed(0)} cpu_nanos=${((user + system) * 1000 / count).toFixed(0)}`);
}

main(process.argv.slice(2));
