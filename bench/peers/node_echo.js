'use strict';

// The same script for Node and for ./alicorn: node_echo.js PORT

const net = require('net');

net
  .createServer((socket) => {
    socket.on('data', (data) => socket.write(data));
    socket.on('error', () => {}); // a client that resets
  })
  .listen(Number(process.argv[2]));
