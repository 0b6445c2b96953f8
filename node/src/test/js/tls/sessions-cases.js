'use strict';

// Sessions that a client takes up again, and what it then knows of its server; the names of agents' connections.

const { once } = require('events');
const https = require('https');
const tls = require('tls');
const { ca, cert, key } = require('./keys');

async function resume(port, maxVersion) {
  let session;
  for (let i = 0; i < 3; i++) {
    const client = tls.connect({ port, host: '127.0.0.1', ca, servername: 'localhost', maxVersion, session });
    client.on('session', (given) => {
      session = given;
    });
    await once(client, 'secureConnect');
    const known = Object.keys(client.getPeerCertificate()).length > 0;
    console.log(maxVersion, client.isSessionReused(), client.authorized, known, client.getPeerX509Certificate() !== undefined);
    client.resume();
    await once(client, 'close');
  }
}

async function main() {
  const agent = new https.Agent();
  console.log(agent.getName({ host: 'h', sigalgs: 'y', ca: 'c', minVersion: 'TLSv1.2', rejectUnauthorized: false }));
  const server = tls.createServer({ cert, key }, (socket) => socket.end('x'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  for (const version of ['TLSv1.3', 'TLSv1.2']) await resume(server.address().port, version);
  server.close();
  const bare = tls.createServer({});
  bare.on('tlsClientError', ({ code }) => console.log('server', code));
  await once(bare.listen(0, '127.0.0.1'), 'listening');
  for (const maxVersion of ['TLSv1.3', 'TLSv1.2']) {
    const client = tls.connect({ port: bare.address().port, host: '127.0.0.1', maxVersion, rejectUnauthorized: false });
    const [{ code }] = await once(client, 'error');
    console.log(maxVersion, code);
  }
  bare.close();
}

main();
