'use strict';

// A thousand clients say something and hear it back; then one does with compressed messages.

const { once } = require('node:events');
const { WebSocket, WebSocketServer } = require('ws');

const CLIENTS = 1000;

function start(options) {
  return new Promise((resolve) => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, ...options }, () => resolve(server));
    server.on('connection', (socket) => {
      socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
    });
  });
}

async function talk(server, message) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.address().port}`);
  await once(socket, 'open');
  socket.send(message);
  const [data, isBinary] = await once(socket, 'message');
  const { extensions } = socket;
  socket.close(1000, 'enough');
  const [code, reason] = await once(socket, 'close');
  return { text: data.toString(), isBinary, code, reason: reason.toString(), extensions };
}

async function main() {
  const plain = await start({ perMessageDeflate: false });
  const results = await Promise.all(Array.from({ length: CLIENTS }, (_, i) => talk(plain, `message ${i}`)));
  console.log(results.filter(({ text, code }, i) => text === `message ${i}` && code === 1000).length, 'of', CLIENTS);
  console.log(await talk(plain, Buffer.from('binary')));
  plain.close();

  const packing = await start({ perMessageDeflate: { threshold: 0 } });
  const { text, ...rest } = await talk(packing, 'again and '.repeat(10_000));
  console.log(text.length, rest);
  packing.close(() => console.log('closed'));
}

main();
