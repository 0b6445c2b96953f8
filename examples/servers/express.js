'use strict';

// A small site: routing, JSON, files, sessions by cookie, compression, security headers, a log, and errors.

const compression = require('compression');
const express = require('express');
const session = require('express-session');
const helmet = require('helmet');
const morgan = require('morgan');
const zlib = require('node:zlib');
const { postJson, request, show } = require('./support/request');

const app = express();
app.use(morgan(':method :url :status', { stream: { write: (line) => console.log('log:', line.trim()) } }));
app.use(compression({ threshold: 100 }));
app.use(helmet());
app.use(session({ secret: 'not a secret', resave: false, saveUninitialized: false }));
app.use(express.json({ limit: '1kb' }));
app.use('/files', express.static(__dirname));

app.get('/users/:id', ({ params, query }, response) => response.json({ id: params.id, query }));
app.post('/echo', (req, response) => response.status(201).send(req.body));
app.get('/count', (req, response) => {
  req.session.count = (req.session.count ?? 0) + 1;
  response.send(`seen ${req.session.count} times`);
});
app.get('/lines', (req, response) => response.type('text').send('the same line\n'.repeat(1000)));
app.get('/throws', () => {
  throw new Error('thrown');
});
app.get('/rejects', async () => {
  throw new Error('rejected');
});
app.use((err, req, response, next) => response.status(err.status ?? 500).send(`failed: ${err.message}`));

const server = app.listen(0, '127.0.0.1', async () => {
  show('route', await request(server, '/users/7?a=1&b=2'));
  show('json', await postJson(server, '/echo', { list: [1, 2] }));
  show('bad json', await postJson(server, '/echo', '{"list":'));
  show('too large', await postJson(server, '/echo', 'x'.repeat(2000)));
  const first = await request(server, '/count');
  show('session', first);
  const cookie = first.headers['set-cookie'][0].split(';')[0];
  show('session again', await request(server, '/count', { headers: { cookie } }));
  show('file', await request(server, '/files/package.json'));
  show('range', await request(server, '/files/package.json', { headers: { range: 'bytes=0-9' } }));
  show('no such file', await request(server, '/files/none'));
  const packed = await request(server, '/lines', { headers: { 'accept-encoding': 'gzip' } });
  console.log('gzip', packed.headers['content-encoding'], zlib.gunzipSync(packed.body).length);
  show('throws', await request(server, '/throws'));
  show('rejects', await request(server, '/rejects'));
  server.close(() => console.log('closed'));
});
