'use strict';

// Clients that are slow, go away, or never read. After each the server must still serve, which the last line tells.

const http = require('http');
const net = require('net');

const log = (...words) => console.log(...words);

/** A server with a hostile client; `done` ends the case. */
function against(title, options, listener, attack) {
  return new Promise((resolve) => {
    log('---', title);
    const server = http.createServer({ connectionsCheckingInterval: 20, ...options }, listener);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      attack(port, server, () => stillServes(port, () => server.close(() => server.closeAllConnections() ?? resolve())));
    });
  });
}

function stillServes(port, then) {
  http.get({ port, path: '/fine', agent: false }, (res) => {
    res.resume().on('end', () => { log('still serves', res.statusCode); then(); });
  });
}

function raw(port, text, onClose) {
  let answer = '';
  const client = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => client.write(text));
  client.setEncoding('latin1');
  client.on('data', (chunk) => { answer += chunk; });
  client.on('error', (err) => log('client error', err.code));
  client.on('end', () => client.writableEnded || client.end());
  client.on('close', () => onClose?.(answer.split('\r\n')[0]));
  return client;
}

/** Serves /fine for the check, and everything else by `special`. */
const besides = (special) => (req, res) => (req.url === '/fine' ? res.end('fine') : special(req, res));
const POST = 'POST /upload HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n';

async function slowClients() {
  const slow = { headersTimeout: 300, requestTimeout: 600 };
  await against('headers that never end', slow, besides(() => log('not called')), (port, server, done) => {
    server.once('clientError', (err, socket) => { log(err.code); socket.end('HTTP/1.1 408 Request Timeout\r\n\r\n'); });
    raw(port, 'GET / HTTP/1.1\r\nHost: h\r\nX-Slow: ', (line) => { log(line); done(); });
  });
  await against('headers that never end, nobody listens', slow, besides(() => log('not called')), (port, server, done) => {
    raw(port, 'GET / HTTP/1.1\r\n', (line) => { log(line); done(); });
  });
  await against('nothing at all', slow, besides(() => log('not called')), (port, server, done) => {
    raw(port, '', (line) => { log(line); done(); });
  });
  await against('body that never ends', slow, besides((req) => {
    req.on('data', (chunk) => log('got', chunk.length));
    req.on('aborted', () => log('aborted'));
    req.on('error', (err) => log('request', err.code, err.message));
    req.on('close', () => log('request closed', req.complete));
  }), (port, server, done) => {
    raw(port, POST + 'x', (line) => { log(line); done(); });
  });
  await against('socket timeout while idle', { keepAliveTimeout: 30 }, besides((req, res) => res.end('kept')), (port, server, done) => {
    raw(port, 'GET / HTTP/1.1\r\nHost: h\r\n\r\n', (line) => { log(line, 'then closed'); done(); });
  });
}

async function halfClosed() {
  await against('client that ends its side after the request', {}, besides((req, res) => {
    req.resume().on('end', () => setImmediate(() => res.end('answered all the same')));
  }), (port, server, done) => {
    const client = raw(port, 'GET / HTTP/1.1\r\nHost: h\r\n\r\n', (line) => { log(line); done(); });
    client.on('connect', () => client.end());
  });
  await against('client that ends its side in the body', {}, besides((req, res) => {
    req.resume();
    req.on('error', (err) => log('request', err.code, err.message));
    req.on('end', () => log('not ended'));
    res.on('close', () => log('response closed', res.writableFinished));
  }), (port, server, done) => {
    const client = raw(port, POST + 'xyz', (line) => { log(line); done(); });
    client.on('connect', () => client.end());
  });
}

async function resets() {
  let client;
  await against('reset in the middle of the response', {}, besides((req, res) => {
    res.writeHead(200, { 'Content-Length': 1e9 });
    const more = () => { while (!res.destroyed && res.write(Buffer.alloc(65536))); };
    res.on('drain', more);
    res.on('error', (err) => log('response', err.code));
    res.on('close', () => log('response closed', res.writableFinished, res.destroyed));
    req.on('error', (err) => log('request', err.code, err.message));
    req.on('close', () => log('request closed', req.complete));
    more();
  }), (port, server, done) => {
    client = net.connect(port, '127.0.0.1', () => client.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n'));
    client.once('data', () => client.resetAndDestroy());
    client.on('close', () => server.getConnections((err, count) => wait(server, done)));
  });
  await against('reset in the middle of the request', {}, besides((req) => {
    req.on('error', (err) => log('request', err.code, err.message));
    req.on('close', () => log('request closed', req.complete));
    req.once('data', () => client.resetAndDestroy());
  }), (port, server, done) => {
    client = net.connect(port, '127.0.0.1', () => client.write(POST + 'xyz'));
    client.on('close', () => wait(server, done));
  });
}

/** Once the server has let go of all connections. */
function wait(server, done) {
  server.getConnections((err, count) => (count === 0 ? done() : setImmediate(wait, server, done)));
}

async function throwingHandlers() {
  let afterwards = () => {};
  const listener = (err, origin) => {
    log('uncaught', err.message, origin);
    setImmediate(afterwards);
  };
  process.on('uncaughtException', listener);
  await against('handler that throws', {}, besides(() => { throw new Error('in the handler'); }), (port, server, done) => {
    const client = raw(port, 'GET / HTTP/1.1\r\nHost: h\r\n\r\n', () => { log('closed by the client'); done(); });
    afterwards = () => client.destroy();
  });
  await against('handler that throws after its head', {}, besides((req, res) => {
    res.writeHead(200, { 'Content-Length': 5 });
    res.write('ab');
    afterwards = () => res.destroy();
    throw new Error('after the head');
  }), (port, server, done) => {
    raw(port, 'GET / HTTP/1.1\r\nHost: h\r\n\r\n', (line) => { log(line); done(); });
  });
  await against('handler that rejects', {}, besides(async () => { throw new Error('in the async handler'); }), (port, server, done) => {
    const client = raw(port, 'GET / HTTP/1.1\r\nHost: h\r\n\r\n', () => { log('closed by the client'); done(); });
    afterwards = () => client.destroy();
  });
  process.off('uncaughtException', listener);
}

async function limits() {
  await against('body over its limit', {}, besides((req, res) => {
    let size = 0;
    req.on('data', (chunk) => {
      size += chunk.length;
      if (size > 1000 && !res.headersSent) {
        res.writeHead(413, { Connection: 'close' });
        res.end('too much', () => req.destroy());
      }
    });
    req.on('error', (err) => log('request', err.code));
  }), (port, server, done) => {
    const client = raw(port, 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n', (line) => { log(line); done(); });
    client.removeAllListeners('error').on('error', () => {});
    client.on('connect', () => client.write('400\r\n' + 'x'.repeat(1024) + '\r\n'));
  });
  await against('head over its limit', { maxHeaderSize: 1024 }, besides(() => log('not called')), (port, server, done) => {
    raw(port, `GET / HTTP/1.1\r\nX: ${'y'.repeat(2000)}\r\n\r\n`, (line) => { log(line); done(); });
  });
  const many = Array.from({ length: 50 }, (each, i) => `X-${i}: ${i}\r\n`).join('');
  const count = (req, res) => {
    log('kept', Object.keys(req.headers).length);
    res.end();
  };
  for (const head of [`Host: h\r\n${many}`, `${many}Host: h\r\n`]) {
    await against('more headers than are kept', {}, besides(count), (port, server, done) => {
      server.maxHeadersCount = 10;
      raw(port, `GET / HTTP/1.1\r\nConnection: close\r\n${head}\r\n`, (line) => { log(line); done(); });
    });
  }
}

/** Once a count has not changed for many turns of the loop. */
function quiet(count, then, turns = 0, last = -1) {
  const now = count();
  if (turns === 2000) then();
  else setImmediate(quiet, count, then, now === last ? turns + 1 : 0, now);
}

async function neverReads() {
  await against('client that never reads', {}, besides((req, res) => {
    let written = 0;
    const more = () => {
      while (written < 256 * 1024 * 1024) {
        written += 65536;
        if (!res.write(Buffer.alloc(65536))) break;
      }
    };
    res.on('drain', more);
    more();
    quiet(() => written, () => {
      log('waits for the client', written < 64 * 1024 * 1024, res.writableLength < 1024 * 1024, res.writableNeedDrain);
      req.socket.destroy();
    });
    res.on('close', () => log('response closed', res.writableFinished));
  }), (port, server, done) => {
    const client = net.connect(port, '127.0.0.1', () => client.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n'));
    client.pause();
    server.on('connection', (socket) => socket.once('close', () => { client.destroy(); }));
    client.on('error', () => {});
    client.on('close', () => done());
  });
  await against('client that pipelines and never reads', {}, besides((req, res) => res.end(Buffer.alloc(4096))), (port, server, done) => {
    const client = net.connect(port, '127.0.0.1', () => client.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n'.repeat(20000)));
    client.pause();
    client.on('error', () => {});
    let seen = 0;
    server.on('request', () => { seen++; });
    quiet(() => seen, () => {
      log('stops to take requests', seen > 0, seen < 20000);
      client.destroy();
      wait(server, done);
    });
  });
}

(async () => {
  await slowClients();
  await halfClosed();
  await resets();
  await throwingHandlers();
  await limits();
  await neverReads();
})();
