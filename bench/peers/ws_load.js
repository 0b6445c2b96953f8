'use strict';

// The load for WebSocket echo: node ws_load.js PORT CONNECTIONS SECONDS WARMUP, each with one message under way.
// Prints messages_per_second, p50_micros and p99_micros.

const path = require('node:path');

const { WebSocket } = require('node:module').createRequire(path.join(__dirname, '../../examples/servers/package.json'))('ws');

const [port, connections, seconds, warmup] = process.argv.slice(2).map(Number);
const MESSAGE = 'x'.repeat(64);
const micros = [];
let isMeasuring = false;

for (let i = 0; i < connections; i++) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  let sent = 0n;
  const send = () => {
    sent = process.hrtime.bigint();
    socket.send(MESSAGE);
  };
  socket.on('open', send);
  socket.on('message', () => {
    if (isMeasuring) micros.push(Number(process.hrtime.bigint() - sent) / 1000);
    send();
  });
}

setTimeout(() => {
  isMeasuring = true;
  setTimeout(() => {
    micros.sort((a, b) => a - b);
    const at = (share) => micros[Math.floor(micros.length * share)].toFixed(0);
    console.log(`messages_per_second=${(micros.length / seconds).toFixed(0)} p50_micros=${at(0.5)} p99_micros=${at(0.99)}`);
    process.exit();
  }, seconds * 1000);
}, warmup * 1000);
