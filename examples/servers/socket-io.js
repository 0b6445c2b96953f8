'use strict';

// Events with acknowledgements and binary data, by polling alone and with the upgrade to WebSocket.

const { createServer } = require('node:http');
const { Server } = require('socket.io');
const { io: connect } = require('socket.io-client');

const httpServer = createServer();
const server = new Server(httpServer);
server.on('connection', (socket) => {
  socket.on('add', (a, b, answer) => answer(a + b));
  socket.emit('welcome', { bytes: Buffer.from('binary') });
});

function talk(transports) {
  return new Promise((resolve, reject) => {
    const client = connect(`http://127.0.0.1:${httpServer.address().port}`, { transports, forceNew: true });
    client.on('connect_error', reject);
    client.on('welcome', ({ bytes }) => {
      client.emit('add', 40, 2, (sum) => {
        resolve([sum, bytes, client.io.engine.transport.name]);
        client.close();
      });
    });
  });
}

httpServer.listen(0, '127.0.0.1', async () => {
  console.log(await talk(['polling']));
  console.log(await talk(['websocket']));
  await server.close();
  console.log('closed');
});
