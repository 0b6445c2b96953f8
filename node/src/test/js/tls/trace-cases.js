'use strict';

// What enableTrace writes: kinds of records and messages, up to the server's hello; bytes and lengths are each side's own.

const { spawnSync } = require('child_process');
const tls = require('tls');
const { cert, key } = require('./keys');

function child() {
  const server = tls.createServer({ cert, key, maxVersion: 'TLSv1.2' }, (socket) => socket.end());
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    const client = tls.connect({ port, host: '127.0.0.1', enableTrace: true, rejectUnauthorized: false });
    client.resume().on('close', () => server.close());
  });
}

function parent() {
  const { status, stderr } = spawnSync(process.execPath, [__filename, 'child'], { encoding: 'utf8' });
  const lines = stderr.split('\n');
  const upTo = lines.findIndex((line) => line.includes('ServerHello, '));
  const shown = /^(?:Sent|Received)|Content Type|^Header|^ {4}[A-Z]\w+, |_version=|^ {6}(?:Random|session_id|cipher_suites)|compression|^ +No/;
  for (const line of lines.slice(0, upTo + 3)) {
    if (shown.test(line)) console.log(line.replace(/(?<=len(?:gth)?=)\d+/gi, 'N').replace(/(?<=session_id .*: ).*/, 'ID'));
  }
  console.log(status);
  for (const value of [1, 'x', {}]) {
    try {
      new tls.TLSSocket(null, { enableTrace: value, isServer: true });
    } catch (err) {
      console.log(err.code, err.message);
    }
  }
  for (const options of [{ clientCertEngine: 'x' }, { privateKeyEngine: 'x', privateKeyIdentifier: 'y' }]) {
    try {
      tls.createSecureContext(options);
    } catch (err) {
      console.log(err.name, err.message, err.opensslErrorStack.length > 0);
    }
  }
}

if (process.argv[2] === 'child') child();
else parent();
