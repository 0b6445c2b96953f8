'use strict';

// The client of an exchange between two runtimes: node http-client-peer.js PORT
// asks for all that http-server-peer.js answers, one after the other over a connection kept alive, and prints what came.

const crypto = require('node:crypto');
const http = require('node:http');

const port = Number(process.argv[2]);
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const VARYING = new Set(['date', 'keep-alive']);

function show(title, response, body) {
  const headers = Object.entries(response.headers).filter(([name]) => !VARYING.has(name));
  const text = body.length > 100 ? `${body.length} ${crypto.createHash('sha1').update(body).digest('hex')}` : body.toString();
  console.log(title, response.statusCode, response.statusMessage, JSON.stringify(headers), text);
  if (Object.keys(response.trailers).length > 0) console.log('  trailers', JSON.stringify(response.trailers));
}

function ask(path, { title = path, send = (request) => request.end(), ...options } = {}) {
  return new Promise((resolve) => {
    const request = http.request({ host: '127.0.0.1', port, path, agent, ...options });
    request.on('information', ({ statusCode, headers }) => console.log(title, 'information', statusCode, JSON.stringify(headers)));
    request.on('continue', () => console.log(title, 'continue'));
    request.on('error', ({ code, message }) => {
      console.log(title, 'error', code, message);
      resolve();
    });
    request.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', ({ code, message }) => console.log(title, 'aborted', code, message));
      response.on('close', () => {
        show(`${title}${request.reusedSocket ? ' (kept)' : ''}`, response, Buffer.concat(chunks));
        resolve();
      });
    });
    send(request);
  });
}

function upgrade() {
  return new Promise((resolve) => {
    const request = http.request({ host: '127.0.0.1', port, headers: { Connection: 'Upgrade', Upgrade: 'echo' } });
    request.on('upgrade', (response, socket, head) => {
      let text = head.toString();
      socket.on('data', (chunk) => { text += chunk; });
      socket.on('close', () => {
        console.log('upgrade', response.statusCode, text);
        resolve();
      });
      socket.end('through the tunnel');
    });
    request.end();
  });
}

function connect() {
  return new Promise((resolve) => {
    const request = http.request({ host: '127.0.0.1', port, method: 'CONNECT', path: 'example.test:80' });
    request.on('connect', (response, socket, head) => {
      let text = head.toString();
      socket.on('data', (chunk) => { text += chunk; });
      socket.on('end', () => {
        console.log('connect', response.statusCode, text);
        socket.destroy();
        resolve();
      });
    });
    request.end();
  });
}

async function main() {
  await ask('/echo', { title: 'GET' });
  await ask('/echo', { title: 'POST', method: 'POST', send: (request) => request.end('with a length') });
  await ask('/echo', {
    title: 'chunked',
    method: 'PUT',
    send(request) {
      request.write('first ');
      setImmediate(() => request.end('second'));
    },
  });
  await ask('/echo', {
    title: 'expect',
    method: 'POST',
    headers: { 'Expect': '100-continue', 'Content-Length': 5 },
    send: (request) => request.on('continue', () => request.end('hello')).flushHeaders(),
  });
  await ask('/headers', { headers: { 'X-One': 'a', 'X-Two': ['b', 'c'] } });
  await ask('/trailers');
  await ask('/hints');
  await ask('/empty');
  await ask('/large');
  await ask('/large', { title: 'HEAD', method: 'HEAD' });
  await ask('/missing');
  await ask('/cut');
  await upgrade();
  await connect();
  agent.destroy();
}

main();
