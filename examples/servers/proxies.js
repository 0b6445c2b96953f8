'use strict';

// http-proxy, and a reverse proxy of a few lines, before the same server.

const { createServer, request: forward } = require('node:http');
const { pipeline } = require('node:stream');
const { createProxyServer } = require('http-proxy');
const { request, show } = require('./support/request');

const back = createServer((req, response) => {
  response.setHeader('x-path', req.url);
  req.pipe(response);
});

/** Sends a request on, and the answer back; a server that cannot be reached is a bad gateway. */
function pass(req, response) {
  const { port } = back.address();
  const onward = forward({ port, host: '127.0.0.1', path: req.url, method: req.method, headers: req.headers, agent: false });
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    pipeline(answer, response, () => {});
  });
  onward.on('error', (err) => response.writeHead(502).end(err.code));
  pipeline(req, onward, () => {});
}

back.listen(0, '127.0.0.1', async () => {
  const target = `http://127.0.0.1:${back.address().port}`;
  const proxy = createProxyServer({ target });
  proxy.on('error', (err, req, response) => response.writeHead(502).end(err.code));
  const fronts = [createServer((req, response) => proxy.web(req, response)), createServer(pass)];
  for (const front of fronts) {
    await new Promise((resolve) => front.listen(0, '127.0.0.1', resolve));
    show('post', await request(front, '/a', { method: 'POST', body: 'x'.repeat(1_000_000) }));
    show('get', await request(front, '/b'));
  }
  const { port } = back.address();
  await new Promise((resolve) => back.close(resolve));
  back.address = () => ({ port });
  for (const front of fronts) {
    show('gone', await request(front, '/c'));
    front.close();
  }
});
