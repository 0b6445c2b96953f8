'use strict';

// Prints what string decoders make of text that is cut at random, whole and broken: run under two runtimes, the lines
// must be the same. Usage: string-decoder-cases.js [SEED [COUNT]]

const { Buffer } = require('buffer');
const { StringDecoder } = require('string_decoder');

const { pick, random } = require('./random.js');

const COUNT = Number(process.argv[3] ?? 3000);

const ENCODINGS = ['utf8', 'UTF-8', 'utf16le', 'ucs2', 'base64', 'base64url', 'latin1', 'ascii', 'hex', undefined];
const TEXTS = ['grüße', '日本語', 'a😀b€c', '\ud83d\ude00\ud83d', 'plain text', '\u{10ffff}\u0080\u07ff\u0800\uffff'];
const BYTES = [0x61, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xed, 0xa0, 0xf4, 0x90, 0xff, 0xc0, 0xf8, 0x3d,
  0xd8, 0xde, 0xdc];

function input(encoding) {
  if (random(2)) return Buffer.from(pick(TEXTS), encoding === 'utf16le' || encoding === 'ucs2' ? 'utf16le' : 'utf8');
  return Buffer.from(Array.from({ length: random(12) }, () => pick(BYTES)));
}

function state(decoder) {
  const pending = decoder.lastTotal - decoder.lastNeed;
  return `${decoder.lastNeed}/${decoder.lastTotal} ${decoder.lastChar.subarray(0, pending).toString('hex')}`;
}

function run() {
  const encoding = pick(ENCODINGS);
  const decoder = new StringDecoder(encoding);
  const out = [decoder.encoding];
  for (let chunks = random(3) + 1; chunks > 0; chunks--) {
    const bytes = input(decoder.encoding);
    for (let at = 0; at < bytes.length;) {
      const next = at + 1 + random(4);
      out.push(JSON.stringify(decoder.write(bytes.subarray(at, next))), state(decoder));
      at = next;
    }
    if (random(3) === 0) out.push(JSON.stringify(decoder.end(random(2) ? undefined : input(decoder.encoding))), 'end');
  }
  out.push(JSON.stringify(decoder.end()), state(decoder));
  return out.join(' ');
}

function attempt(action) {
  try {
    return action();
  } catch (error) {
    return `${error.name} ${error.code} ${error.message}`;
  }
}

for (let i = 0; i < COUNT; i++) console.log(`${i} ${run()}`);

console.log(attempt(() => new StringDecoder('nothing')));
console.log(attempt(() => new StringDecoder(1)));
console.log(attempt(() => new StringDecoder().write(null)));
console.log(attempt(() => new StringDecoder().write(5)));
console.log(attempt(() => new StringDecoder().write(new Uint16Array([0x4142, 0x43]))));
console.log(attempt(() => new StringDecoder().write(new DataView(new Uint8Array([0x41]).buffer))));
console.log(attempt(() => new StringDecoder().write('text')));
console.log(attempt(() => new StringDecoder('utf8').text(Buffer.from('éa'), 1)));
