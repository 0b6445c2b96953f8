'use strict';

// Nanoseconds a call of what is hot in Buffer, TextDecoder and URL: run under two runtimes and compare. The limits in
// internal/encoding/limits.js rest on it. Usage: codec-bench.js [PART OF A NAME]

const { Buffer } = require('buffer');
const { URL, URLSearchParams } = require('url');

const now = () => Number(process.hrtime.bigint());
const ONLY = process.argv[2] ?? '';
const WARM_UP = 2000;
const ROUNDS = 15;
const ROUND_NANOS = 1_500_000;

let sink;

function bench(name, action) {
  if (!name.includes(ONLY)) return;
  for (let i = 0; i < WARM_UP; i++) sink = action(i);
  let start = now();
  for (let i = 0; i < 50; i++) sink = action(i);
  const count = Math.max(10, Math.ceil(ROUND_NANOS / Math.max(1, (now() - start) / 50)));
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    start = now();
    for (let i = 0; i < count; i++) sink = action(i);
    best = Math.min(best, (now() - start) / count);
  }
  console.log(`${name.padEnd(28)} ${best.toFixed(1)}`);
}

function texts(size) {
  const ascii = Buffer.alloc(size, 'the quick brown fox jumps ');
  const mixed = Buffer.alloc(size, 'größe €5 日本 ');
  for (const [kind, bytes] of [['ascii', ascii], ['mixed', mixed]]) {
    const text = bytes.toString();
    bench(`toString ${kind} ${size}`, () => bytes.toString().length);
    bench(`from ${kind} ${size}`, () => Buffer.from(text));
    bench(`byteLength ${kind} ${size}`, () => Buffer.byteLength(text));
    const room = Buffer.alloc(size * 3);
    bench(`write ${kind} ${size}`, () => room.write(text, 0));
  }
  const text = ascii.toString();
  for (const encoding of ['latin1', 'utf16le', 'hex', 'base64']) {
    bench(`toString ${encoding} ${size}`, () => ascii.toString(encoding).length);
    const encoded = ascii.toString(encoding);
    bench(`from ${encoding} ${size}`, () => Buffer.from(encoded, encoding));
  }
  return text;
}

function searches(size) {
  const bytes = Buffer.alloc(size, 'abcdefghij');
  bytes.write('\r\n\r\n', size - 4);
  const needle = Buffer.from('\r\n\r\n');
  bench(`indexOf byte ${size}`, () => bytes.indexOf(13));
  bench(`indexOf string ${size}`, () => bytes.indexOf('\r\n\r\n'));
  bench(`indexOf buffer ${size}`, () => bytes.indexOf(needle));
  bench(`includes absent ${size}`, () => bytes.includes('xyz'));
  const other = Buffer.from(bytes);
  bench(`equals ${size}`, () => bytes.equals(other));
  bench(`compare ${size}`, () => bytes.compare(other));
  bench(`copy ${size}`, () => bytes.copy(other));
  const parts = [bytes, other, bytes];
  bench(`concat 3x${size}`, () => Buffer.concat(parts));
}

function pieces() {
  const buffer = Buffer.alloc(64);
  bench('alloc 64', () => Buffer.alloc(64));
  bench('allocUnsafe 64', () => Buffer.allocUnsafe(64));
  bench('from array 8', () => Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]));
  bench('subarray', (i) => buffer.subarray(i & 7, 32));
  bench('readUInt32BE', (i) => buffer.readUInt32BE(i & 31));
  bench('readDoubleLE', (i) => buffer.readDoubleLE(i & 31));
  bench('writeUInt32LE', (i) => buffer.writeUInt32LE(i, i & 31));
  bench('writeBigInt64BE', (i) => buffer.writeBigInt64BE(5n, i & 31));
  bench('fill 64', () => buffer.fill(0));
  bench('fill string 64', () => buffer.fill('abc'));
}

function urls() {
  const list = ['https://example.com/', 'https://www.example.com:8080/path/to/x?query=1&b=2#frag',
    'http://user:pass@host.org/a/../b%20c', 'file:///home/user/project/index.js', 'http://127.0.0.1:3000/api',
    'http://[::1]:3000/x', 'HTTP://EXAMPLE.com/A B', 'data:text/plain,hello'];
  for (const text of list) bench(`URL ${text.slice(0, 22)}`, () => new URL(text).href);
  bench('URL ./x with base', () => new URL('./lib/x.js', 'file:///home/user/project/index.js').href);
  bench('URLSearchParams', () => new URLSearchParams('a=1&b=two+words&c=%41%42').get('c'));
  bench('params toString', () => new URLSearchParams({ a: '1', b: 'two words' }).toString());
}

for (const size of [8, 16, 32, 64, 256, 1024, 16384, 65536]) texts(size);
for (const size of [16, 64, 1024, 65536]) searches(size);
pieces();
urls();
void sink;
