'use strict';

// Failures of OpenSSL stand on others, which programs see as opensslErrorStack.

const crypto = require('crypto');

const { privateKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 512 });
// Encrypted once for all: what a wrong passphrase makes of a key is chance.
const PKCS8 = `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIIBvTBXBgkqhkiG9w0BBQ0wSjApBgkqhkiG9w0BBQwwHAQIL09We9YG1SwCAggA
MAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAECBBCE94foJPucnZfuKS8Q9jr+BIIB
YI3VG3YjA+ykV8YAmDWNJQsGVArY+Lwa/s7+JZCii6VvaFv6KsxuPZaTmdLZqmZ9
fi9peesaboAZKZyTnZYSVpgv2Afogz3Axg0KdRVNcFnflshQ9CcnP/vkxF1vevcH
W5UqnkNsVTfxqkUriAo93XGlp3fPmpFKZhQXEippnC6FyKj64n1p0EKLsVVttvnN
jr0TQeRrsj6nQilflPqHX9ypKVEF95X8W5la82I/AmunlOUVNct71ySEXdC0ADFG
+AG8K1e3w2JVx3BjCO/01E2lTB/lVErnvJ1ECZX7Qnbk4OZ8gHw2t9bZ8YkdZA4Q
8KutXIz+9FHsp/ZtlimzCpXcGRkSWKXmS804VHEqzOaSzjrF5eU3WaPpZ3aZAIS5
bX4uw02M0WLiqQfv6wsJ5JDIO3wAzcCITV7W6DkwBAZc6afUAcZCIEeVjJ3h7vbE
ItNRosuezz0oASxoZl2D1A4=
-----END ENCRYPTED PRIVATE KEY-----
`;
const PKCS1 = `-----BEGIN RSA PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-128-CBC,8A736FC0F8978A1A83479DAF286BD0E5

Fcj4RykxewrVA1pwkFqmNKMI91ULocpUEfi3Iwkd84D2J0qDtB0AVvb17jDr39YP
b3e19OI4g/z2G7L8dd1STAeFz0cYMb/jt7jDn8/Au32MCFmvRqZr7wzPkj5kTtRJ
JuuFGqVuT4V9xB/IwZ0b0aYbCVH4YJCR7oaPfeyFboaLYdwJgHlP7jZaV/T1STGJ
jXOXCMnEPoPiy0dwWvY97Xfj/UMZpt29I9/SLcW8HWmxGnvlgBlyjA5tEwQ8pBJL
tlkJmOWiaIJNaantGWMPQPsfbErLPNjTIsWsqbST3qiVhadqtsIRXwTTC/kqHUFZ
o9i+egkJMWj2pYaNzrPyStqZsaHqFaP5ypZMqa+nuVlT9twdoAyWCb3h4Cxw1YPk
UGLjMJ3itbaB5Rmf5i5dC3wXB2TKuUxa822k0TPJEP0UzgcA3MBBYEbBIaMWTO73
-----END RSA PRIVATE KEY-----
`;
const block = (label, content) => `-----BEGIN ${label}-----\n${content}\n-----END ${label}-----\n`;
const plain = privateKey.export({ type: 'pkcs8', format: 'pem' });
const body = plain.split('\n').slice(1, -2).join('\n');

const cases = {
  'no key at all': () => crypto.createPrivateKey('x'),
  'nothing in the key': () => crypto.createPrivateKey(block('PRIVATE KEY', 'AAAA')),
  'PKCS#8 by the name of PKCS#1': () => crypto.createPrivateKey(block('RSA PRIVATE KEY', body)),
  'a key that is cut': () => crypto.createPrivateKey(plain.slice(0, 200)),
  'a wrong passphrase, PKCS#8': () => crypto.createPrivateKey({ key: PKCS8, passphrase: 'wrong' }),
  'a wrong passphrase, PKCS#1': () => crypto.createPrivateKey({ key: PKCS1, passphrase: 'wrong' }),
  'no passphrase, PKCS#1': () => crypto.createPrivateKey(PKCS1),
  'nothing in the certificate': () => new crypto.X509Certificate(block('CERTIFICATE', 'AAAA')),
  'a key too small for the digest': () => crypto.sign('sha512', Buffer.from('a'), privateKey),
};

for (const [title, act] of Object.entries(cases)) {
  try {
    act();
    console.log(title, '- fine');
  } catch (err) {
    console.log(title, '-', err.code, err.message, err.opensslErrorStack);
  }
}
