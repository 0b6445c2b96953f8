'use strict';

// What tls answers without a connection: options, names of hosts, lists of protocols.

const tls = require('tls');
const { ca, key, cert, clientKey } = require('./keys');

function attempt(name, call) {
  try {
    console.log(name, call());
  } catch (err) {
    console.log(name, err.name, err.code, err.message);
  }
}

const context = (options) => () => tls.createSecureContext(options) instanceof tls.SecureContext;
attempt('none', context());
attempt('pair', context({ key, cert, ca }));
attempt('others', context({ key: clientKey, cert }));
attempt('key', context({ key: 5 }));
attempt('cert', context({ cert: {} }));
attempt('ca', context({ ca: [ca, true] }));
attempt('ciphers', context({ ciphers: 'no-such' }));
attempt('ciphers', context({ ciphers: 'ECDHE-RSA-AES128-SHA:!aNULL' }));
attempt('curve', context({ ecdhCurve: 'no-such' }));
attempt('curve', context({ ecdhCurve: 5 }));
attempt('version', context({ minVersion: 'TLSv9' }));
attempt('version', context({ maxVersion: 'SSLv3' }));
attempt('method', context({ secureProtocol: 'SSLv3_method' }));
attempt('method', context({ secureProtocol: 'mine' }));
attempt('method', context({ secureProtocol: 'TLS_method', minVersion: 'TLSv1.2' }));
attempt('tickets', context({ ticketKeys: Buffer.alloc(3) }));
attempt('timeout', context({ sessionTimeout: -1 }));
attempt('engine', context({ clientCertEngine: 5 }));
attempt('passphrase', context({ key, passphrase: 5 }));

const identity = (host, certificate) => attempt(host, () => tls.checkServerIdentity(host, certificate)?.message);
identity('a.com', { subject: { CN: 'a.com' } });
identity('a.com', { subject: { CN: 'b.com' } });
identity('a.com.', { subject: { CN: ['b.com', 'a.com'] } });
identity('a.com', { subject: {} });
identity('b.a.com', { subject: { CN: '*.a.com' } });
identity('a.com', { subject: { CN: '*.com' } });
identity('xb.a.com', { subjectaltname: 'DNS:x*.a.com' });
identity('a.com', { subject: { CN: 'a.com' }, subjectaltname: 'DNS:b.com' });
identity('a.com', { subject: { CN: 'a.com' }, subjectaltname: 'IP Address:1.2.3.4' });
identity('1.2.3.4', { subject: { CN: '1.2.3.4' } });
identity('1.2.3.4', { subjectaltname: 'DNS:1.2.3.4, IP Address:1.2.3.4' });
identity('::1', { subjectaltname: 'IP Address:0:0:0:0:0:0:0:1' });
identity('a.com', { subjectaltname: 'DNS:"a.com, DNS:c.com", DNS:d.com' });
identity('d.com', { subjectaltname: 'DNS:"a.com, DNS:c.com", DNS:d.com' });
identity('d.com', { subjectaltname: 'DNS:"a.com' });

const protocols = (given) => attempt('protocols', () => {
  const out = {};
  tls.convertALPNProtocols(given, out);
  return out.ALPNProtocols;
});
protocols(['h2', 'http/1.1']);
protocols(new Uint8Array([1, 97]));
protocols(['x'.repeat(256)]);

attempt('server', () => tls.createServer('x'));
attempt('server', () => tls.createServer({ SNICallback: 5 }));
attempt('server', () => tls.createServer({ ALPNCallback() {}, ALPNProtocols: ['x'] }));
attempt('server', () => tls.createServer({ handshakeTimeout: 'x' }));
attempt('server', () => tls.createServer().addContext());
attempt('server', () => tls.createServer().getTicketKeys().length);
attempt('socket', () => new tls.TLSSocket(null, { enableTrace: 5 }));
console.log(tls.DEFAULT_MIN_VERSION, tls.DEFAULT_MAX_VERSION, tls.DEFAULT_ECDH_CURVE, tls.CLIENT_RENEG_LIMIT, tls.CLIENT_RENEG_WINDOW);
console.log(tls.getCiphers().includes('tls_aes_128_gcm_sha256'), Object.isFrozen(tls.rootCertificates), typeof tls.rootCertificates[0]);
