'use strict';

// Servers for run-http: node http_server.js KIND PORT

const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');

const [, , kind, port] = process.argv;
const requirePackage = require('node:module').createRequire(path.join(__dirname, '../../examples/servers/package.json'));

const FILE = path.join(__dirname, '../target/64k.bin');

const SERVERS = {
  hello: () => http.createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain' });
    response.end('Hello, World!');
  }),
  idle: () => Object.assign(SERVERS.hello(), { keepAliveTimeout: 0 }),
  express() {
    const express = requirePackage('express');
    const app = express();
    app.use(express.json());
    app.get('/users/:id', ({ params, query }, response) => {
      response.json({ id: params.id, page: query.page, tags: ['a', 'b'], active: true });
    });
    return http.createServer(app);
  },
  file: () => http.createServer((request, response) => {
    response.writeHead(200, { 'Content-Length': 64 * 1024 });
    fs.createReadStream(FILE).pipe(response);
  }),
  post: () => http.createServer((request, response) => {
    let length = 0;
    request.on('data', (chunk) => { length += chunk.length; });
    request.on('end', () => response.end(String(length)));
  }),
  ws() {
    const { WebSocketServer } = requirePackage('ws');
    const server = http.createServer();
    new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
      socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
    });
    return server;
  },
};

SERVERS[kind]().listen(Number(port), '127.0.0.1');
