'use strict';

// Bodies that arrive in pieces of every size, by length and in chunks, one message right behind the other.

const crypto = require('node:crypto');
const http = require('node:http');
const net = require('node:net');

const BODY = Buffer.from(Array.from({ length: 300000 }, (_, i) => (i * 31 + (i >> 8)) & 255));
let left = 0;

function byLength(body) {
  return Buffer.concat([Buffer.from(`POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n`), body]);
}

function inChunks(body, size) {
  const parts = [Buffer.from('POST /chunks HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n')];
  for (let at = 0; at < body.length; at += size) {
    const chunk = body.subarray(at, at + size);
    parts.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
  }
  parts.push(Buffer.from('0\r\nX-Trailer: end\r\n\r\n'));
  return Buffer.concat(parts);
}

function receive(request, response) {
  const hash = crypto.createHash('sha1');
  let length = 0;
  request.on('data', (chunk) => {
    hash.update(chunk);
    length += chunk.length;
  });
  request.on('end', () => {
    if (--left === 0) response.setHeader('Connection', 'close');
    response.end(`${request.url} ${length} ${hash.digest('hex')} ${JSON.stringify(request.trailers)}\n`);
  });
}

/** Writes in pieces, each when the one before has gone out; what was answered. */
function send(port, bytes, pieceSize) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1').setNoDelay();
    let answers = '';
    let at = 0;
    const next = () => {
      if (at < bytes.length && !socket.destroyed) socket.write(bytes.subarray(at, at += pieceSize), () => setImmediate(next));
    };
    socket.on('connect', next);
    socket.on('data', (chunk) => { answers += chunk.toString(); });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answers.match(/^\/.*$/gm)));
  });
}

/** What a handler throws in the middle of a body is an uncaught exception. */
function throwInPiece(count, request) {
  let pieces = 0;
  request.on('data', () => {
    if (++pieces !== count) return;
    request.socket.destroy();
    throw new Error('in a piece of a body');
  });
}

async function main() {
  const server = http.createServer(receive);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const messages = [
    byLength(BODY), inChunks(BODY, 100000), byLength(BODY.subarray(0, 70000)), inChunks(BODY, 7000), byLength(BODY.subarray(0, 1)),
  ];
  for (const pieceSize of [1777, 16384, 65536, 65537, 1 << 20]) {
    left = messages.length;
    console.log(pieceSize, await send(port, Buffer.concat(messages), pieceSize));
  }
  for (const message of [byLength(BODY), inChunks(BODY, BODY.length)]) {
    process.once('uncaughtException', (error) => console.log('uncaught', error.message));
    server.prependOnceListener('request', (request) => throwInPiece(3, request));
    console.log(await send(port, message, 20000));
    left = 1;
    console.log(await send(port, message, 50000));
  }
  server.close();
}

main();
