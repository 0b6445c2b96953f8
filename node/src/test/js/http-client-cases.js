'use strict';

// Clients, against servers that are scripted by hand or by http. Ports are masked.

const http = require('http');
const net = require('net');
const { once } = require('events');

function mask(value) {
  return String(value).replace(/(127\.0\.0\.1|localhost):\d+/g, '$1:PORT');
}

/** A server that answers each connection's first bytes with `answer`, and what it was sent. */
async function scripted(answer, end = true) {
  const seen = [];
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      seen.push(data.toString('latin1'));
      if (typeof answer === 'function') answer(socket);
      else if (end) socket.end(answer);
      else socket.write(answer);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, seen, port: server.address().port };
}

/** Tells what happens to a request, in order. */
function watch(req, log) {
  for (const name of ['response', 'information', 'continue', 'timeout', 'abort', 'upgrade', 'connect', 'close']) {
    req.on(name, () => log.push(name));
  }
  req.on('error', (err) => log.push(`error ${err.name} ${err.code} ${err.message}`));
  req.on('response', (res) => {
    for (const name of ['aborted', 'end', 'close']) res.on(name, () => log.push(`res ${name}`));
    res.on('error', (err) => log.push(`res error ${err.code} ${err.message}`));
    res.resume();
  });
  return new Promise((resolve) => { req.on('close', resolve); });
}

async function answered(title, answer, options = {}, use = (req) => req.end(), end = true) {
  const { server, seen, port } = await scripted(answer, end);
  const log = [];
  const req = http.request({ host: '127.0.0.1', port, agent: false, ...options });
  const closed = watch(req, log);
  use(req, log);
  await closed;
  await new Promise(setImmediate);
  console.log(`--- ${title}\n${mask(seen.join('')).replace(/\r/g, '')}${log.join(', ')}`);
  server.close();
  await once(server, 'close');
}

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';

async function requests() {
  await answered('get', OK, { path: '/a?b' });
  await answered('post text', OK, { method: 'post' }, (req) => req.end('body'));
  await answered('post chunks', OK, { method: 'POST' }, (req) => { req.write('a'); req.write('bc'); req.end(); });
  await answered('headers', OK, { headers: { 'X-A': [1, 2], 'Cookie': ['a', 'b'], 'host': 'else' }, auth: 'me:pass' });
  await answered('headers as list', OK, { headers: ['X-A', '1', 'Host', 'h', 'x-a', '2'] });
  await answered('no host', OK, { setHost: false });
  await answered('delete with body', OK, { method: 'DELETE' }, (req) => { req.write('x'); req.end(); });
  await answered('unique headers', OK, { headers: { 'X-A': ['1', '2'] }, uniqueHeaders: ['x-a'] });
  await answered('flushHeaders', OK, { method: 'POST' }, (req) => { req.flushHeaders(); req.end(); });
}

async function answers() {
  await answered('until the end', 'HTTP/1.1 200 OK\r\n\r\nall of it');
  await answered('information', `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n${OK}`);
  await answered('HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n', { method: 'HEAD' });
  await answered('cut short', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab');
  await answered('cut in chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab');
  await answered('nothing', '');
  await answered('garbage', 'garbage');
  await answered('bad header', 'HTTP/1.1 200 OK\r\nX : a\r\n\r\n');
  await answered('header too large', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(20000)}\r\n\r\n`);
  await answered('own limit', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(200)}\r\n\r\n`, { maxHeaderSize: 100 });
  await answered('lenient', 'HTTP/1.1 200 OK\r\nX: a\x01b\r\n\r\n', { insecureHTTPParser: true });
  await answered('upgrade unwanted', 'HTTP/1.1 101 Yes\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n', {}, (req) => {
    req.removeAllListeners('upgrade');
    req.end();
  });
}

async function ends() {
  const silent = () => {};
  await answered('destroyed at once', silent, {}, (req) => req.destroy());
  await answered('destroyed with error', silent, {}, (req) => req.destroy(new Error('mine')));
  await answered('aborted', silent, {}, (req) => { req.end(); req.abort(); });
  await answered('signal, aborted before', silent, { signal: AbortSignal.abort() });
  const controller = new AbortController();
  await answered('signal', () => controller.abort(), { signal: controller.signal });
  await answered('destroyed in response', OK, {}, (req) => { req.on('response', () => req.destroy()); req.end(); });
  await answered('reset', (socket) => socket.resetAndDestroy());
  const gone = await scripted(OK);
  gone.server.close();
  await once(gone.server, 'close');
  const req = http.get({ host: '127.0.0.1', port: gone.port });
  const [err] = await once(req, 'error');
  console.log('refused', mask(err.message), err.code);
}

async function agents() {
  const server = http.createServer((req, res) => res.end(req.url)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const count = (lists) => Object.values(lists).map((list) => list.length);
  const one = async (path) => {
    const req = http.get({ host: '127.0.0.1', port, agent, path });
    const [res] = await once(req, 'response');
    let body = '';
    for await (const chunk of res) body += chunk;
    console.log(body, req.reusedSocket, res.headers.connection, count(agent.sockets), count(agent.requests));
  };
  console.log(mask(agent.getName({ host: 'localhost', port: 1, localAddress: '::1', family: 6, socketPath: '/x' })));
  await Promise.all([one('/1'), one('/2'), one('/3')]);
  await new Promise(setImmediate);
  console.log('free', count(agent.freeSockets), count(agent.sockets));
  await one('/4');
  agent.destroy();
  await one('/5');
  agent.destroy();
  server.close();
}

function errors() {
  const attempts = [
    () => http.request({ method: 'a b' }), () => http.request({ path: '/ä ö' }), () => http.request({ protocol: 'ftp:' }),
    () => http.request('nonsense'), () => http.request({ hostname: 5 }), () => http.request({ agent: 5 }),
    () => http.request({ headers: { a: undefined } }), () => http.request({ timeout: 'x' }), () => new http.Agent({ scheduling: 'x' }),
    () => new http.Agent({ maxTotalSockets: 0 }), () => http.request({ insecureHTTPParser: 1 }), () => http.request({ maxHeaderSize: -1 }),
    () => http.request({ method: 5 }),
  ];
  for (const attempt of attempts) {
    try {
      attempt();
      console.log('no error');
    } catch (err) {
      console.log(err.name, err.code, err.message);
    }
  }
}

(async () => {
  await requests();
  await answers();
  await ends();
  await agents();
  errors();
})();
