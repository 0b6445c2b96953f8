'use strict';

// Bodies and answers by schema, with pino's log.

const fastify = require('fastify');
const { postJson, request, show } = require('./support/request');

const log = [];
const app = fastify({ logger: { stream: { write: (line) => log.push(JSON.parse(line)) } } });
app.get('/square/:n', {
  schema: {
    params: { type: 'object', properties: { n: { type: 'integer' } } },
    response: { 200: { type: 'object', properties: { square: { type: 'integer' } } } },
  },
}, async ({ params }) => ({ square: params.n ** 2, hidden: 'not in the schema' }));
app.post('/names', {
  schema: { body: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } },
}, async ({ body }, reply) => reply.code(201).send({ hello: body.name }));

app.listen({ port: 0, host: '127.0.0.1' }).then(async () => {
  const { server } = app;
  show('params', await request(server, '/square/12'));
  show('not a number', await request(server, '/square/x'));
  show('body', await postJson(server, '/names', { name: 'Ada' }));
  show('no name', await postJson(server, '/names', {}));
  show('no route', await request(server, '/none'));
  await app.close();
  for (const { level, msg, req, res, err } of log) {
    console.log(level, msg.replace(/:\d+$/, ':PORT'), req?.method, req?.url, res?.statusCode, err?.code);
  }
});
