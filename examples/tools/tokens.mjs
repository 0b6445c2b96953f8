import * as jose from 'jose';
import bcrypt from 'bcryptjs';
import forge from 'node-forge';
import nacl from 'tweetnacl';
import { X509Certificate } from 'node:crypto';

const bytes = (text) => new TextEncoder().encode(text);
const secret = bytes('0123456789abcdef0123456789abcdef');
console.log(await new jose.SignJWT({ a: 1 }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt(0).sign(secret));
for (const alg of ['PS256', 'ES256', 'ES512', 'EdDSA']) {
  const { publicKey, privateKey } = await jose.generateKeyPair(alg, { extractable: true });
  const token = await new jose.SignJWT({}).setProtectedHeader({ alg }).sign(privateKey);
  console.log(alg, (await jose.jwtVerify(token, publicKey)).protectedHeader, Object.keys(await jose.exportJWK(publicKey)));
}
for (const [alg, enc] of [['RSA-OAEP-256', 'A128CBC-HS256'], ['ECDH-ES+A128KW', 'A256GCM']]) {
  const { publicKey, privateKey } = await jose.generateKeyPair(alg);
  const sealed = await new jose.CompactEncrypt(bytes('message')).setProtectedHeader({ alg, enc }).encrypt(publicKey);
  console.log(alg, new TextDecoder().decode((await jose.compactDecrypt(sealed, privateKey)).plaintext));
}
await jose.jwtVerify('a.b.c', secret).catch(({ code }) => console.log(code));

console.log(bcrypt.compareSync('x', bcrypt.hashSync('x', 4)), await bcrypt.compare('y', await bcrypt.hash('x', 4)));
const keys = forge.pki.rsa.generateKeyPair(1024);
const certificate = forge.pki.createCertificate();
Object.assign(certificate, { publicKey: keys.publicKey, serialNumber: '01' });
certificate.setSubject([{ name: 'commonName', value: 'x' }]);
certificate.setIssuer([{ name: 'commonName', value: 'x' }]);
certificate.sign(keys.privateKey, forge.md.sha256.create());
console.log(new X509Certificate(forge.pki.certificateToPem(certificate)).subject);
console.log(Buffer.from(nacl.box.keyPair.fromSecretKey(new Uint8Array(32).fill(1)).publicKey).toString('hex'));
