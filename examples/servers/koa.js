'use strict';

// Middleware that waits for what comes after it, a stream as the body, and an error with a status.

const { createReadStream } = require('node:fs');
const Koa = require('koa');
const { request, show } = require('./support/request');

const app = new Koa();
app.use(async (context, next) => {
  await next();
  context.set('x-seen', context.path);
});
app.use(async (context) => {
  switch (context.path) {
    case '/teapot': return context.throw(418, 'short and stout');
    case '/stream':
      context.type = 'text';
      context.body = createReadStream(__filename);
      return undefined;
    default: context.body = { path: context.path, query: context.query };
  }
  return undefined;
});
app.on('error', (err) => console.log('error event:', err.message));

const server = app.listen(0, '127.0.0.1', async () => {
  show('object', await request(server, '/a?x=1'));
  show('stream', await request(server, '/stream'));
  show('error', await request(server, '/teapot'));
  server.close(() => console.log('closed'));
});
