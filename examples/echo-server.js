'use strict';

// An echo server: says who connects, sends back what it gets, and ends the process on the line "quit".
//   ./alicorn examples/echo-server.js [PORT]      then: nc 127.0.0.1 PORT

const net = require('node:net');

const server = net.createServer((socket) => {
  console.log('client connected');
  socket.on('data', (data) => {
    if (data.toString().trim() === 'quit') {
      console.log('quit');
      process.exit(0);
    }
    socket.write(data);
  });
  socket.on('end', () => console.log('client left'));
  socket.on('error', (err) => console.log('client lost:', err.code));
});

server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  console.log('listening on', server.address().port);
});
