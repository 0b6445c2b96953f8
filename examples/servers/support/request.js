'use strict';

const http = require('node:http');

/** One request to a server of this machine, over a connection of its own: its status, headers and whole body. */
function request(server, path, { body, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const { port } = server.address();
    const sent = http.request({ host: '127.0.0.1', port, path, agent: false, ...options }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) });
      });
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Sends an object as JSON. */
function postJson(server, path, value) {
  return request(server, path, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof value === 'string' ? value : JSON.stringify(value),
  });
}

/** Prints a response, without what differs from run to run. */
function show(title, { status, headers, body }) {
  const { date, etag, 'last-modified': modified, 'set-cookie': cookies, ...same } = headers;
  console.log(title, status, same, 'date' in headers, etag?.length, cookies?.length);
  console.log(body.length > 300 ? `${body.length} bytes` : body.toString());
}

module.exports = { postJson, request, show };
