'use strict';

// TLS connections: protocols, names, certificates of both sides, sessions, and what refuses them.

const tls = require('tls');
const { once } = require('events');
const { ca, key, cert, clientKey, clientCert } = require('./keys');

function log(...args) {
  console.log(...args);
}

async function listen(options, onConnection) {
  const server = tls.createServer({ key, cert, ...options }, onConnection);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Connects, says hello, and tells how it went. */
async function connect(server, options) {
  const socket = tls.connect({ host: '127.0.0.1', port: server.address().port, ca, servername: 'localhost', ...options });
  return new Promise((resolve) => {
    let text = '';
    let facts = {};
    socket.setEncoding('utf8');
    socket.on('data', (data) => { text += data; });
    socket.on('error', (err) => resolve({ socket, ...facts, code: err.code, message: err.message.replace(/^[0-9A-F]+:/, '') }));
    socket.on('end', () => resolve({ socket, ...facts, text }));
    socket.on('secureConnect', () => {
      facts = { cipher: socket.getCipher().name, protocol: socket.getProtocol(), reused: socket.isSessionReused() };
      socket.end('hello');
    });
  });
}

async function close(server) {
  server.close();
  await once(server, 'close');
}

function echo(socket) {
  socket.on('error', () => {});
  socket.pipe(socket);
}

async function versions() {
  const server = await listen({}, echo);
  for (const version of ['TLSv1.2', 'TLSv1.3']) {
    const { socket, text, cipher, protocol } = await connect(server, { minVersion: version, maxVersion: version });
    log(version, text, socket.authorized, protocol, cipher, socket.encrypted, socket.alpnProtocol);
  }
  await close(server);
  const strict = await listen({ minVersion: 'TLSv1.3' }, echo);
  strict.on('tlsClientError', (err) => log('server', err.code));
  const { code } = await connect(strict, { maxVersion: 'TLSv1.2' });
  log('client', code);
  await close(strict);
}

async function trust() {
  const server = await listen({}, echo);
  server.on('tlsClientError', () => {});
  for (const options of [{ ca: undefined }, { servername: 'other' }, { servername: 'a.example.com' }, { servername: 'a.b.example.com' }]) {
    const { code, message, text, socket } = await connect(server, options);
    log(code ?? text, message, socket.authorized, socket.authorizationError);
  }
  const { socket, text } = await connect(server, { ca: undefined, rejectUnauthorized: false });
  log(text, socket.authorized, socket.authorizationError);
  await close(server);
}

async function certificates() {
  const server = await listen({}, echo);
  const socket = tls.connect({ host: '127.0.0.1', port: server.address().port, ca, servername: 'localhost' });
  await once(socket, 'secureConnect');
  const peer = socket.getPeerCertificate(true);
  const { subject, issuer, subjectaltname, ca: isAuthority, bits, asn1Curve, nistCurve, valid_to: to, serialNumber, ext_key_usage: use } = peer;
  log(Object.keys(peer));
  log({ ...subject }, { ...issuer }, subjectaltname, isAuthority, bits, asn1Curve, nistCurve, to, serialNumber, use);
  log(peer.fingerprint256, peer.issuerCertificate.subject.CN, peer.issuerCertificate.issuerCertificate === peer.issuerCertificate);
  log(socket.exportKeyingMaterial(16, 'label').length, socket.getCertificate());
  socket.destroy();
  await close(server);
}

async function clients() {
  for (const version of ['TLSv1.2', 'TLSv1.3']) {
    const server = await listen({ ca, requestCert: true, rejectUnauthorized: false, maxVersion: version }, (socket) => {
      log('server', socket.authorized, socket.authorizationError, socket.getPeerCertificate().subject?.CN);
      echo(socket);
    });
    log((await connect(server, { key: clientKey, cert: clientCert })).text);
    log((await connect(server, { key, cert })).text);
    log((await connect(server, {})).text);
    await close(server);
  }
}

async function names() {
  const server = await listen({
    ALPNProtocols: ['two', 'one'],
    SNICallback(name, callback) {
      log('asked for', name);
      setImmediate(callback, null, name === 'localhost' ? tls.createSecureContext({ key, cert }) : undefined);
    },
  }, (socket) => {
    log('server', socket.servername, socket.alpnProtocol);
    echo(socket);
  });
  server.on('tlsClientError', (err) => log('server', err.code));
  const { socket, text } = await connect(server, { ALPNProtocols: ['one', 'two'] });
  log(text, socket.alpnProtocol);
  const { code } = await connect(server, { ALPNProtocols: ['three'] });
  log(code);
  await close(server);
}

async function sessions() {
  for (const version of ['TLSv1.2', 'TLSv1.3']) {
    const server = await listen({ maxVersion: version }, (socket) => {
      echo(socket);
    });
    let session;
    const first = tls.connect({ host: '127.0.0.1', port: server.address().port, ca, servername: 'localhost' });
    first.on('session', (given) => { session = given; });
    await once(first, 'secureConnect');
    first.end('x');
    first.resume();
    await once(first, 'close');
    const { socket, text, reused } = await connect(server, { session });
    log(version, Buffer.isBuffer(session), text, reused, socket.authorized);
    await close(server);
  }
}

(async () => {
  for (const part of [versions, trust, certificates, clients, names, sessions]) {
    log(`-- ${part.name}`);
    await part();
  }
})();
