'use strict';

// What Web Crypto has since Node 24.7: post-quantum keys, ChaCha20-Poly1305, more formats of keys.

const { subtle } = globalThis.crypto;
const data = Buffer.from('some data');

async function attempt(label, work) {
  try {
    console.log(label, await work());
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
}

async function signatures(name) {
  const { publicKey, privateKey } = await subtle.generateKey(name, true, ['sign', 'verify']);
  console.log(publicKey.algorithm, publicKey.usages, privateKey.usages, publicKey.extractable);
  const signature = await subtle.sign(name, privateKey, data);
  console.log(signature.byteLength, await subtle.verify({ name }, publicKey, signature, data));
  for (const format of ['spki', 'raw-public', 'jwk', 'raw']) {
    await attempt(`${name} ${format}`, async () => {
      const exported = await subtle.exportKey(format, publicKey);
      const again = await subtle.importKey(format, exported, name, true, ['verify']);
      return [exported.byteLength ?? Object.keys(exported).sort(), await subtle.verify(name, again, signature, data)];
    });
  }
  for (const format of ['pkcs8', 'raw-seed', 'jwk', 'spki']) {
    await attempt(`${name} ${format}`, async () => {
      const exported = await subtle.exportKey(format, privateKey);
      const again = await subtle.importKey(format, exported, name, true, ['sign']);
      return [exported.byteLength ?? Object.keys(exported).sort(), await subtle.verify(name, publicKey, await subtle.sign(name, again, data), data)];
    });
  }
  const half = await subtle.getPublicKey(privateKey, ['verify']);
  console.log(half.type, half.usages, await subtle.verify(name, half, signature, data));
  await attempt('getPublicKey', () => subtle.getPublicKey(publicKey, []));
  await attempt('usages', () => subtle.generateKey(name, true, ['encrypt']));
}

async function encapsulation(name) {
  const usages = ['encapsulateBits', 'encapsulateKey', 'decapsulateBits', 'decapsulateKey'];
  const { publicKey, privateKey } = await subtle.generateKey(name, true, usages);
  console.log(publicKey.usages, privateKey.usages);
  const { sharedKey, ciphertext } = await subtle.encapsulateBits(name, publicKey);
  const secret = await subtle.decapsulateBits(name, privateKey, ciphertext);
  console.log(sharedKey.byteLength, ciphertext.byteLength, Buffer.from(secret).equals(Buffer.from(sharedKey)));
  const made = await subtle.encapsulateKey(name, publicKey, 'AES-GCM', true, ['encrypt']);
  const found = await subtle.decapsulateKey(name, privateKey, made.ciphertext, 'AES-GCM', true, ['decrypt']);
  const iv = new Uint8Array(12);
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv }, made.sharedKey, data);
  console.log(found.algorithm, Buffer.from(await subtle.decrypt({ name: 'AES-GCM', iv }, found, sealed)).toString());
  console.log((await subtle.exportKey('pkcs8', privateKey)).byteLength, (await subtle.exportKey('raw-seed', privateKey)).byteLength);
  await attempt('mismatch', () => subtle.encapsulateBits('ML-KEM-1024', publicKey));
  await attempt('usage', () => subtle.encapsulateBits(name, privateKey));
  await attempt('ciphertext', () => subtle.decapsulateBits(name, privateKey, new Uint8Array(3)).catch(({ name: why }) => why));
}

async function chacha() {
  const name = 'ChaCha20-Poly1305';
  const key = await subtle.generateKey(name, true, ['encrypt', 'decrypt']);
  console.log(key.algorithm, key.usages);
  const iv = new Uint8Array(12);
  const additionalData = Buffer.from('more');
  const sealed = await subtle.encrypt({ name, iv, additionalData }, key, data);
  console.log(sealed.byteLength, Buffer.from(await subtle.decrypt({ name, iv, additionalData }, key, sealed)).toString());
  const jwk = await subtle.exportKey('jwk', key);
  console.log({ ...jwk, k: jwk.k.length }, (await subtle.exportKey('raw-secret', key)).byteLength);
  const again = await subtle.importKey('jwk', jwk, name, true, ['decrypt']);
  console.log(Buffer.from(await subtle.decrypt({ name, iv, additionalData }, again, sealed)).toString());
  await attempt('raw', () => subtle.exportKey('raw', key));
  await attempt('iv', () => subtle.encrypt({ name, iv: new Uint8Array(8) }, key, data));
  await attempt('length', () => subtle.importKey('raw-secret', new Uint8Array(16), name, true, ['encrypt']));
  await attempt('tampered', () => subtle.decrypt({ name, iv }, key, sealed));
}

async function formats() {
  const secret = await subtle.importKey('raw-secret', new Uint8Array(16), 'AES-CBC', true, ['encrypt']);
  console.log((await subtle.exportKey('raw-secret', secret)).byteLength);
  const { publicKey } = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const raw = await subtle.exportKey('raw-public', publicKey);
  console.log(raw.byteLength, (await subtle.importKey('raw-public', raw, { name: 'ECDH', namedCurve: 'P-256' }, true, [])).type);
  await attempt('seed', () => subtle.importKey('raw-seed', raw, { name: 'ECDH', namedCurve: 'P-256' }, true, []));
  await attempt('format', () => subtle.exportKey('raw-x', publicKey));
}

async function offsetCodebook() {
  const key = await subtle.generateKey({ name: 'AES-OCB', length: 256 }, true, ['encrypt', 'decrypt']);
  const algorithm = { name: 'AES-OCB', iv: new Uint8Array(12), tagLength: 96, additionalData: Buffer.from('more') };
  const sealed = await subtle.encrypt(algorithm, key, data);
  console.log(sealed.byteLength, Buffer.from(await subtle.decrypt(algorithm, key, sealed)).toString());
  console.log((await subtle.exportKey('jwk', key)).alg);
  await attempt('iv', () => subtle.encrypt({ name: 'AES-OCB', iv: new Uint8Array(16) }, key, data));
}

function support() {
  const asked = [
    ['digest', 'SHA3-256'], ['digest', 'MD5'], ['sign', 'ML-DSA-65'], ['sign', 'ML-KEM-768'], ['encapsulateBits', 'ML-KEM-768'],
    ['generateKey', { name: 'AES-GCM', length: 256 }], ['generateKey', { name: 'AES-GCM', length: 1 }], ['generateKey', 'AES-GCM'],
    ['importKey', { name: 'ECDSA', namedCurve: 'P-256' }], ['importKey', { name: 'ECDSA', namedCurve: 'P-1' }],
    ['exportKey', 'Ed25519'], ['exportKey', 'HKDF'], ['getPublicKey', 'Ed25519'], ['getPublicKey', 'AES-GCM'],
    ['wrapKey', 'AES-KW', 'Ed25519'], ['wrapKey', 'AES-KW', 'HKDF'], ['nothing', 'AES-KW'],
    ['deriveBits', { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new Uint8Array() }, 128],
    ['deriveBits', { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new Uint8Array() }, 127],
    ['deriveKey', { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new Uint8Array() }, { name: 'AES-GCM', length: 128 }],
  ];
  for (const each of asked) console.log(each[0], each[1].name ?? each[1], SubtleCrypto.supports(...each));
}

(async () => {
  await offsetCodebook();
  support();
  await signatures('ML-DSA-44');
  await encapsulation('ML-KEM-768');
  await chacha();
  await formats();
})();
