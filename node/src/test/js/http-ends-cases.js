'use strict';

// How requests and responses end where one side goes away, waits too long or sends too many fields.

const http = require('http');
const net = require('net');

const log = (...words) => console.log(...words);

function tell(name, emitter, ...events) {
  for (const event of events) emitter.on(event, (arg) => log(name, event, arg instanceof Error ? arg.code : ''));
}

function serve(title, listener, act) {
  return new Promise((resolve) => {
    log('---', title);
    const server = http.createServer(listener);
    const end = () => server.close(resolve);
    server.listen(0, '127.0.0.1', () => act(server.address().port, end, server));
  });
}

async function main() {
  await serve('the client goes away in the middle of a response', (req, res) => {
    tell('req', req, 'aborted', 'error', 'close');
    tell('res', res, 'close');
    res.write('a');
  }, (port, end, server) => {
    server.on('connection', (socket) => socket.on('close', () => setImmediate(end)));
    const client = http.get({ port, agent: false }, (res) => res.on('error', () => {}).on('data', () => client.destroy()));
  });

  await serve('a response that stops', (req, res) => res.write('a'), (port, end) => {
    http.get({ port, agent: false }, (res) => {
      tell('res', res, 'timeout', 'aborted', 'error', 'close');
      res.resume().setTimeout(20, () => res.destroy());
      res.on('close', end);
    });
  });

  for (const count of [10, 31, 40, 1010]) {
    await serve(`${count} fields`, (req, res) => {
      log(req.rawHeaders.length, Object.keys(req.headers).length);
      res.end();
    }, (port, end) => {
      const fields = Array.from({ length: count }, (_, i) => `a${i}: b\r\n`).join('');
      const client = net.connect(port, '127.0.0.1').on('close', end).resume();
      client.write(`GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${fields}\r\n`);
    });
  }
}

main();
