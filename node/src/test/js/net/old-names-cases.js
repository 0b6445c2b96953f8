'use strict';

// Modules of old names: a socket over any stream, and certificates as objects.

const { Duplex } = require('stream');
const { translatePeerCertificate } = require('_tls_common');

process.on('warning', ({ name, code, message }) => console.log(name, code, message));
const JSStreamSocket = require('_stream_wrap');

console.log(translatePeerCertificate(null), translatePeerCertificate(undefined), translatePeerCertificate({}));
console.log(translatePeerCertificate({
  infoAccess: 'OCSP - URI:http://x\nCA Issuers - URI:http://y\nCA Issuers - URI:"http://z\\u0041"',
  issuerCertificate: { infoAccess: '' },
}));
const own = {};
own.issuerCertificate = own;
console.log(translatePeerCertificate(own) === own);

const below = new Duplex({
  read() {},
  write(chunk, encoding, callback) {
    console.log('below has got', String(chunk));
    callback();
    setImmediate(() => {
      this.push('answer');
      this.push(null);
    });
  },
});

const socket = new JSStreamSocket(below);
console.log(socket.constructor.name, socket.isClosing(), socket.stream === below);
socket.setEncoding('utf8');
socket.on('data', (text) => console.log('data', text));
socket.on('end', () => {
  console.log('end');
  socket.end();
});
socket.on('close', (hadError) => console.log('close', hadError, socket.isClosing()));
socket.write('hello');
