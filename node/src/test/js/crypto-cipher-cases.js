'use strict';
// Prints what ciphers make of fixed keys and texts, in what pieces they give it out, and how they refuse.
const crypto = require('crypto');

const NAMES = ['aes-128-cbc', 'aes-192-ctr', 'aes-256-gcm', 'aes-128-ccm', 'aes-256-ocb', 'aes-128-ecb', 'aes-256-cfb', 'aes-128-cfb8',
  'aes-128-ofb', 'aes128-wrap', 'id-aes256-wrap-pad', 'chacha20-poly1305', 'chacha20', 'des-ede3-cbc', 'des-ede', 'aria-128-gcm',
  'camellia-256-cbc', 'sm4-ctr', 'AES256'];

const call = (fn) => {
  try {
    return fn();
  } catch (err) {
    return `${err.name} ${err.code ?? ''} ${err.message.split('\n')[0]}`;
  }
};
const bytes = (length, step) => Buffer.from(Array.from({ length }, (_, i) => (i * step) & 255));

function cipher(name) {
  const info = crypto.getCipherInfo(name);
  const key = bytes(info.keyLength, 7);
  const iv = info.ivLength ? bytes(info.ivLength, 5) : null;
  const whole = /wrap|ccm/.test(name);
  const data = Buffer.alloc(whole ? 24 : 61, 'text');
  const options = /ccm|ocb/.test(name) ? { authTagLength: 16 } : undefined;
  const authenticated = /gcm|ccm|ocb|poly/.test(name);
  const hide = crypto.createCipheriv(name, key, iv, options);
  if (authenticated) hide.setAAD(Buffer.from('more'), { plaintextLength: data.length });
  const pieces = whole ? [hide.update(data)] : [hide.update(data.subarray(0, 5)), hide.update(data.subarray(5, 40)), hide.update(data.subarray(40))];
  const hidden = Buffer.concat([...pieces, hide.final()]);
  console.log(name, info, pieces.map((piece) => piece.length), hidden.toString('hex'));
  if (authenticated) console.log(hide.getAuthTag().toString('hex'));
  // What OCB gives out when is its own matter.
  const show = (tag) => call(() => {
    const open = crypto.createDecipheriv(name, key, iv, options);
    if (authenticated) open.setAuthTag(tag).setAAD(Buffer.from('more'), { plaintextLength: data.length });
    const first = open.update(hidden);
    return [/ocb/.test(name) || first.length, Buffer.concat([first, open.final()]).equals(data)];
  });
  console.log(show(authenticated ? hide.getAuthTag() : undefined));
  if (authenticated) console.log(show(Buffer.alloc(16)));
}

const key = Buffer.alloc(16);
const cbc = (Class = 'createCipheriv') => crypto[Class]('aes-128-cbc', key, Buffer.alloc(16));
const gcm = (Class = 'createCipheriv', options = undefined) => crypto[Class]('aes-128-gcm', key, Buffer.alloc(12), options);
const ccm = (Class = 'createCipheriv') => crypto[Class]('aes-128-ccm', key, Buffer.alloc(12), { authTagLength: 16 });

function twice(object, name, ...args) {
  object[name](...args);
  return object[name](...args);
}

function failures() {
  for (const fn of [
    () => crypto.createCipheriv('none', key, key), () => crypto.createCipheriv('aes-128-cbc', Buffer.alloc(3), key),
    () => crypto.createCipheriv('aes-128-cbc', key, Buffer.alloc(3)), () => crypto.createCipheriv('aes-128-cbc', key, null),
    () => crypto.createCipheriv(5), () => crypto.createCipheriv('aes-128-cbc', 5), () => crypto.createCipheriv('aes-128-cbc', key, 5),
    () => gcm('createCipheriv', { authTagLength: 3 }), () => crypto.createCipheriv('aes-128-ccm', key, Buffer.alloc(12)),
    () => crypto.createCipheriv('aes-128-gcm', key, Buffer.alloc(0)), () => gcm('createDecipheriv').setAuthTag(Buffer.alloc(3)),
    () => gcm('createDecipheriv').final(), () => gcm().getAuthTag(), () => twice(cbc(), 'final'), () => cbc().getAuthTag(),
    () => cbc().setAAD(key), () => cbc('createDecipheriv').setAuthTag(key), () => ccm().setAAD(key), () => twice(ccm(), 'update', 'a'),
    () => twice(gcm('createDecipheriv'), 'setAuthTag', key), () => cbc().update(5), () => cbc().update('abc', 'hex'),
    () => cbc('createDecipheriv').final(), () => cbc().setAutoPadding(false).update('a').length,
    () => { const open = cbc('createDecipheriv'); open.update(key); return open.final(); },
    () => { const hide = cbc().setAutoPadding(false); hide.update('a'); return hide.final(); },
    () => { const hide = cbc(); hide.update('a', 'utf8', 'hex'); return hide.final('hex'); },
    () => { const hide = gcm(); hide.update('a'); return hide.setAAD(key); }, () => crypto.getCipherInfo('none'), () => crypto.getCipherInfo({}),
    () => crypto.getCipherInfo('aes-128-cbc', { keyLength: 5 }), () => crypto.getCipherInfo(419, { ivLength: 16 }),
  ]) console.log(`${fn}`.slice(6, 70), call(fn));
}

for (const name of NAMES) cipher(name);
failures();
const stream = cbc();
const parts = [];
stream.on('data', (part) => parts.push(part)).on('end', () => console.log(Buffer.concat(parts).toString('hex')));
stream.write('first');
stream.end('and a second piece of text');
