'use strict';

// What real clients talk to: node web-server.js FOLDER [KEYSTORE]
// serves the files of FOLDER by http, and by https with a PKCS#12 store of the password "changeit"; prints both ports.
// Ends when its stdin does.

const crypto = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const path = require('node:path');
const { createRequire } = require('node:module');

const requirePackage = createRequire(path.join(__dirname, '../../../../examples/servers/package.json'));
const compression = requirePackage('compression');
const express = requirePackage('express');
const { WebSocketServer } = requirePackage('ws');

const [, , folder, keystore] = process.argv;

function receive(request, response) {
  const hash = crypto.createHash('sha256');
  let length = 0;
  request.on('data', (chunk) => {
    hash.update(chunk);
    length += chunk.length;
  });
  request.on('end', () => response.send(`${request.method} ${length} ${hash.digest('hex')}\n`));
}

/** Ten pieces, each written when the one before has gone out. */
function streamNumbers(request, response) {
  let i = 0;
  const writeNext = () => {
    if (i === 10) response.end();
    else response.write(`${i++}\n`, () => setImmediate(writeNext));
  };
  writeNext();
}

const app = express();
app.use(compression({ threshold: 0, filter: ({ path: name }) => name === '/squeezed' }));
app.get('/squeezed', (request, response) => response.type('text').send('squeezed '.repeat(100)));
app.get('/name', ({ hostname, socket }, response) => response.send(`${hostname} ${socket.servername ?? 'no SNI'}\n`));
app.get('/numbers', streamNumbers);
app.get('/json', (request, response) => response.json({ agent: typeof request.get('user-agent') }));
app.put('/upload', receive);
app.post('/upload', receive);
app.post('/report', express.text(), ({ body }, response) => {
  console.log(`report: ${body}`);
  response.end();
});
app.use(express.static(folder));

function serve(server) {
  new WebSocketServer({ server }).on('connection', (socket) => {
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}

async function main() {
  const ports = [await serve(http.createServer(app))];
  if (keystore) {
    ports.push(await serve(https.createServer({ pfx: fs.readFileSync(keystore), passphrase: 'changeit' }, app)));
  }
  console.log(`ports: ${ports.join(' ')}`);
  process.stdin.on('end', () => process.exit()).resume();
}

main();
