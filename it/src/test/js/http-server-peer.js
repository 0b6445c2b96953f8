'use strict';

// The server of an exchange between two runtimes: prints its port; each request is answered by what its path asks for.
// Ends when its stdin does. What it saw of a request is part of the answer, so that the client's output tells both sides.

const http = require('node:http');

const ROUTES = {
  '/echo'(request, response) {
    response.setHeader('X-Seen', `${request.method} ${request.headers['transfer-encoding'] ?? request.headers['content-length'] ?? 'none'}`);
    request.pipe(response);
  },
  '/headers'(request, response) {
    response.writeHead(200, 'Fine', [['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2'], ['X-Many', 'one'], ['X-Many', 'two']]);
    response.end(JSON.stringify(request.rawHeaders.filter((text) => /^(x-|[a-z]$)/i.test(text))));
  },
  '/trailers'(request, response) {
    response.setHeader('Trailer', 'X-End');
    response.write('body');
    response.addTrailers({ 'X-End': 'after the body' });
    response.end();
  },
  '/hints'(request, response) {
    response.writeEarlyHints({ link: '</style.css>; rel=preload' });
    response.end('hinted');
  },
  '/empty'(request, response) {
    response.statusCode = 204;
    response.end();
  },
  '/large'(request, response) {
    response.end(Buffer.alloc(3 * 1024 * 1024, 'large '));
  },
  '/cut'(request, response) {
    response.writeHead(200, { 'Content-Length': 100 });
    response.write('only this', () => request.socket.destroy());
  },
};

const server = http.createServer((request, response) => {
  const route = ROUTES[request.url];
  if (route) route(request, response);
  else response.writeHead(404).end(`no ${request.url}`);
});

server.on('checkContinue', (request, response) => {
  response.writeContinue();
  server.emit('request', request, response);
});
server.on('upgrade', (request, socket, head) => {
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: ${request.headers.upgrade}\r\n\r\n`);
  socket.write(`head ${head.length} `);
  socket.pipe(socket);
});
server.on('connect', (request, socket) => {
  socket.end(`HTTP/1.1 200 Connected\r\n\r\nto ${request.url}`);
});
server.listen(0, '127.0.0.1', () => console.log(`ports: ${server.address().port}`));
process.stdin.on('end', () => process.exit()).resume();
