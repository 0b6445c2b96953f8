'use strict';

// Twenty thousand requests that a fuzzer has spoilt: each gets an answer or a closed connection, the server goes on, and
// its memory does not grow. The answers themselves are compared between the runtimes by their counts.

const http = require('http');
const net = require('net');
const { pick, random } = require('./random.js');

const REQUESTS = 20_000;
const AT_ONCE = 32;
const MOST_GROWTH = 96 * 1024 * 1024;

const METHODS = ['GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'BREW', 'get', ''];
const PATHS = ['/', '/a?b=c', '*', 'http://h/x', '/\x00', '/ü', '//', ' ', '/' + 'p'.repeat(300)];
const VERSIONS = ['HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/1.9', 'HTTP/11', 'HTTP', 'http/1.1', ''];
const FIELDS = [
  'Content-Length: 5', 'Content-Length: 5\r\nContent-Length: 6', 'Content-Length: -1', 'Content-Length: 5x', 'Content-Length:',
  'Transfer-Encoding: chunked', 'Transfer-Encoding: chunked\r\nContent-Length: 3', 'Transfer-Encoding: gzip', 'Transfer-Encoding: chunked, identity',
  'Host: h', 'Host: a\r\nHost: b', 'X: \x00', 'X : y', ': y', 'X\x01: y', 'X: y\r\n folded', 'Connection: upgrade\r\nUpgrade: z', 'Expect: 100-continue',
  'Expect: more', 'Connection: close', 'Connection: keep-alive', 'X: ' + 'v'.repeat(20_000),
];
const BODIES = ['', 'hello', '5\r\nhello\r\n0\r\n\r\n', 'g\r\nhello', '5;x=y\r\nhello\r\n0\r\n\r\n', '5\nhello\n0\n\n', 'ffffffffffffffffff\r\nx', '-1\r\n', '0\r\nT: u\r\n\r\n'];
const LINES = ['\r\n', '\n', '\r', '\r\r\n'];

/** The first of a list, which is right, or now and then another. */
const mostly = (list) => (random(8) === 0 ? pick(list) : list[0]);

function request() {
  const line = mostly(LINES);
  let text = [mostly(METHODS), mostly(PATHS), mostly(VERSIONS)].join(mostly([' ', '  ', '\t']));
  text += line + mostly(['Host: h', 'X: y']);
  for (let left = random(3); left > 0; left--) text += line + pick(FIELDS);
  text += line + line + pick(BODIES);
  for (let left = random(3); left > 1; left--) {
    const at = random(text.length);
    text = text.slice(0, at) + pick(['', '\x00', '\r', '\n', ' ', 'é', text.slice(at, at + 9)]) + text.slice(at + random(3));
  }
  return Buffer.from(text, 'latin1');
}

const answers = new Map();

function count(answer) {
  const name = answer.split('\r\n', 1)[0] || 'closed';
  answers.set(name, (answers.get(name) ?? 0) + 1);
}

/** Sends one, ends its side, and waits for the other's. */
function attack(port, then) {
  let answer = '';
  const client = net.connect(port, '127.0.0.1', () => client.end(request()));
  client.on('data', (chunk) => { answer ||= chunk.toString('latin1'); });
  client.on('error', () => {});
  client.on('close', () => { count(answer); then(); });
}

function attackers(port, each, done) {
  let started = 0;
  let ended = 0;
  const next = () => {
    if (started < REQUESTS) {
      started++;
      attack(port, () => {
        each(++ended);
        if (ended === REQUESTS) done();
        else next();
      });
    }
  };
  for (let i = 0; i < AT_ONCE; i++) next();
}

const server = http.createServer((req, res) => {
  req.on('error', () => {});
  req.resume();
  res.end();
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  let before;
  attackers(port, (ended) => { if (ended === REQUESTS / 2) before = process.memoryUsage().rss; }, () => {
    for (const [answer, times] of [...answers].sort()) console.log(answer, times);
    console.log('memory is flat', process.memoryUsage().rss - before < MOST_GROWTH);
    http.get({ port, agent: false }, (res) => {
      console.log('still serves', res.statusCode);
      server.close();
    });
  });
});
