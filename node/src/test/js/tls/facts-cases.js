'use strict';

// What both sides tell of a connection: keys, signatures, sessions; and what is refused before one begins.

const tls = require('tls');
const { ca, key, cert } = require('./keys');

function run(serverOptions, clientOptions) {
  return new Promise((resolve) => {
    const server = tls.createServer({ key, cert, ...serverOptions }, (socket) => {
      console.log('  server', socket.getProtocol(), socket.isSessionReused(), socket.getSharedSigalgs().slice(0, 3).join());
      socket.end('x');
    });
    server.on('newSession', (id, data, stored) => {
      console.log('  new session', id.length, Buffer.isBuffer(data));
      stored();
    });
    server.on('tlsClientError', (err) => console.log('  server', err.code));
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      const socket = tls.connect({ host: '127.0.0.1', port, ca, servername: 'localhost', ...clientOptions });
      socket.on('secureConnect', () => console.log('  client', socket.getProtocol(), socket.getEphemeralKeyInfo(), socket.getSharedSigalgs(), status));
      let status;
      socket.on('OCSPResponse', (response) => { status = response; });
      socket.on('error', (err) => console.log('  client', err.code));
      socket.resume();
      socket.on('close', () => server.close(resolve));
    });
  });
}

function refused(label, fn) {
  try {
    fn();
    console.log(label, 'taken');
  } catch (err) {
    console.log(label, err.name, err.code, err.message);
  }
}

async function main() {
  for (const [name, server, client] of [
    ['curve', { ecdhCurve: 'P-384', maxVersion: 'TLSv1.2' }, { ecdhCurve: 'P-384:P-256' }],
    ['signatures', { sigalgs: 'RSA-PSS+SHA256:ECDSA+SHA256' }, { maxVersion: 'TLSv1.2', sigalgs: 'ECDSA+SHA256:RSA-PSS+SHA256' }],
    ['no curve', { maxVersion: 'TLSv1.2' }, { ciphers: 'AES128-GCM-SHA256' }],
    ['status', { maxVersion: 'TLSv1.2' }, { requestOCSP: true }],
    ['old server', { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'ALL@SECLEVEL=0' }, { maxVersion: 'TLSv1.2', ciphers: 'ALL@SECLEVEL=0' }],
  ]) {
    console.log(name);
    await run(server, client);
  }
  refused('ciphers', () => tls.createSecureContext({ ciphers: 1 }));
  refused('no version', () => tls.createSecureContext({ minVersion: '' }));
  refused('revoked', () => tls.createSecureContext({ crl: 'none' }));
  refused('trust', () => tls.createSecureContext({ ca: 'none' }));
  refused('context', () => tls.connect({ port: 1, secureContext: {} }));
  refused('hint', () => tls.createServer({ pskIdentityHint: 1 }));
}

main();
