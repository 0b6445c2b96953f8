'use strict';

// Clients from npm against a server of node:http: redirects, bodies both ways, packed answers, and a refused connection.

const { createServer } = require('node:http');
const zlib = require('node:zlib');
const axios = require('axios');
const undici = require('undici');

const server = createServer((request, response) => {
  if (request.url === '/moved') return response.writeHead(302, { location: '/here' }).end();
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { method, url } = request;
    const text = JSON.stringify({ method, url, body: Buffer.concat(chunks).toString() });
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(zlib.gzipSync(text));
  });
  return undefined;
});

async function attempt(title, action) {
  try {
    console.log(title, await action());
  } catch (err) {
    console.log(title, 'fails:', err.code ?? err.cause?.code, err.message.replace(/:\d+$/, ':PORT'));
  }
}

/** The address of a server that is no more. */
async function findRefused() {
  const gone = createServer();
  await new Promise((resolve) => gone.listen(0, '127.0.0.1', resolve));
  const { port } = gone.address();
  await new Promise((resolve) => gone.close(resolve));
  return `http://127.0.0.1:${port}`;
}

server.listen(0, '127.0.0.1', async () => {
  const refused = await findRefused();
  const base = `http://127.0.0.1:${server.address().port}`;
  const { default: nodeFetch } = await import('node-fetch');
  const { got } = await import('got');
  const json = { method: 'POST', body: JSON.stringify({ a: 1 }) };

  await attempt('axios get', async () => (await axios.get(`${base}/moved`)).data);
  await attempt('axios post', async () => (await axios.post(`${base}/p`, { a: 1 })).data);
  await attempt('axios refused', () => axios.get(refused));
  await attempt('undici request', async () => (await undici.request(`${base}/r`, json)).statusCode);
  await attempt('undici fetch', async () => (await undici.fetch(`${base}/moved`)).json());
  await attempt('global fetch', async () => (await fetch(`${base}/moved`)).json());
  await attempt('global fetch post', async () => (await fetch(`${base}/p`, json)).json());
  await attempt('global fetch refused', () => fetch(refused));
  await attempt('node-fetch', async () => (await nodeFetch(`${base}/moved`)).json());
  await attempt('got', () => got.post(`${base}/p`, { json: { a: 1 } }).json());
  await attempt('got refused', () => got(refused, { retry: { limit: 0 } }));

  await undici.getGlobalDispatcher().close();
  server.close(() => console.log('closed'));
  server.closeIdleConnections();
});
