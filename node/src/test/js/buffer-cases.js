'use strict';

// Prints what buffers do with thousands of made-up arguments: run under two runtimes, the lines must be the same.
// Usage: buffer-cases.js [SEED [COUNT]]

const { Buffer, transcode, isUtf8, isAscii, atob, btoa } = require('buffer');

const { pick, random } = require('./random.js');

const COUNT = Number(process.argv[3] ?? 4000);

const times = (n, make) => Array.from({ length: n }, make);

const ENCODINGS = ['utf8', 'utf-8', 'latin1', 'binary', 'ascii', 'hex', 'base64', 'base64url', 'utf16le', 'ucs2', 'UCS-2',
  'HEX', undefined];
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_= \n';
const NASTY = [0x61, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xed, 0xa0, 0xf4, 0x90, 0xff, 0xc0];

// Lengths on both sides of the limits at which implementations change their way.
const length = () => (random(5) === 0 ? pick([63, 64, 65, 255, 1000, 4095, 4096, 9000, 33000, 70000]) : random(30));

const characters = [
  () => String.fromCharCode(random(128)),
  () => String.fromCharCode(random(256)),
  () => String.fromCharCode(random(65536)),
  () => '0123456789abcdefABCDEFxg'[random(24)],
  () => BASE64[random(64)],
  () => BASE64[random(BASE64.length)],
  () => String.fromCodePoint(pick([65, 233, 0x20ac, 0x1f600, 0xd800, 0xdc00])),
  () => pick(['a', 'b']),
  () => pick(['é', '€', '😀']),
];
const bytes = [
  () => random(256), () => random(128), () => pick(NASTY), () => 97 + random(2), () => 0x80 + random(64),
];

function string() {
  const make = pick(characters);
  return times(length(), make).join('');
}

function byteList() {
  const make = pick(bytes);
  return times(length(), make);
}

/** An index: mostly sensible. */
function index(size) {
  if (random(3) !== 0) return random(size + 2);
  return pick([undefined, -random(10), random(10) + 0.5, NaN, null, '2', 1e9, Infinity, -Infinity, random(20)]);
}

function hash(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(16);
}

const MAX_SHOWN = 80;

function show(value) {
  if (value instanceof Uint8Array) return `<${show(Array.from(value).join())}>`;
  if (typeof value === 'bigint') return `${value}n`;
  if (Object.is(value, -0)) return '-0';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > MAX_SHOWN ? `${text.length}:${hash(text)}` : text;
}

function attempt(action) {
  try {
    return show(action());
  } catch (error) {
    return `${error.name} ${error.code} ${show(error.message)}`;
  }
}

const INTEGERS = ['UIntLE', 'UIntBE', 'IntLE', 'IntBE'];
const FIXED = ['UInt8', 'Int8', 'UInt16LE', 'UInt16BE', 'Int16LE', 'Int16BE', 'UInt32LE', 'UInt32BE', 'Int32LE',
  'Int32BE', 'FloatLE', 'FloatBE', 'DoubleLE', 'DoubleBE', 'BigInt64LE', 'BigInt64BE', 'BigUInt64LE', 'BigUInt64BE'];
const NUMBERS = [0, 1, 255, 256, -1, -100, 70000, 2 ** 32 - 1, 2 ** 32 + 9, 2 ** 40 - 1, 2 ** 47 + 0.5, -(2 ** 47), '7',
  null, NaN, 1.5, -1.5, -0.5];
const BIGS = [1n, -1n, 2n ** 63n, 2n ** 64n - 1n, -(2n ** 63n), 2n ** 64n];


/** A needle that is often there. */
function needleIn(text) {
  return random(2) ? text.slice(random(text.length + 1)).slice(0, random(6)) : string();
}

const cases = {
  from() {
    const [text, encoding] = [string(), pick(ENCODINGS)];
    return attempt(() => Buffer.from(text, encoding));
  },
  toString() {
    const [list, encoding] = [byteList(), pick(ENCODINGS)];
    const [start, end] = [index(list.length), index(list.length)];
    return attempt(() => Buffer.from(list).toString(encoding, start, end));
  },
  whole() {
    const [list, encoding] = [byteList(), pick(ENCODINGS)];
    return attempt(() => Buffer.from(list).toString(encoding));
  },
  write() {
    const [text, encoding, size] = [string(), pick(ENCODINGS), length()];
    const [start, count] = [index(size), index(size)];
    return attempt(() => {
      const buffer = Buffer.alloc(size);
      return `${buffer.write(text, start, count, encoding)} ${hash(buffer.toString('hex'))}`;
    });
  },
  byteLength() {
    const [text, encoding] = [string(), pick(ENCODINGS)];
    return attempt(() => Buffer.byteLength(text, encoding));
  },
  search() {
    const encoding = pick(['utf8', 'latin1', 'hex', 'base64', undefined]);
    const text = random(2) ? string() : string() + string();
    const [needle, at, method] = [needleIn(text), index(text.length), pick(['indexOf', 'lastIndexOf', 'includes'])];
    if (!text.isWellFormed() || !needle.isWellFormed()) return 'not compared';
    return attempt(() => Buffer.from(text, encoding)[method](needle, at, encoding));
  },
  searchUnits() {
    const text = string();
    const [needle, at, method] = [needleIn(text), index(text.length * 2), pick(['indexOf', 'lastIndexOf'])];
    return attempt(() => Buffer.from(text, 'utf16le')[method](needle, at, 'utf16le'));
  },
  searchBytes() {
    const list = byteList();
    const start = random(list.length + 1);
    const needle = random(2) ? list.slice(start, start + random(5)) : byteList();
    const [at, method] = [index(list.length), pick(['indexOf', 'lastIndexOf'])];
    return attempt(() => Buffer.from(list)[method](Buffer.from(needle), at));
  },
  searchByte() {
    const [list, byte] = [byteList(), random(300) - 40];
    const at = index(list.length);
    return attempt(() => [Buffer.from(list).indexOf(byte, at), Buffer.from(list).lastIndexOf(byte, at)].join());
  },
  fill() {
    const [size, text, encoding] = [length(), string(), pick(ENCODINGS)];
    const [start, end] = [index(size), index(size)];
    if (start === 1e9 || typeof start === 'number' && start < 0) return 'not compared'; // the limit named differs
    if (!Number.isInteger(start)) return 'not compared';
    return attempt(() => Buffer.alloc(size).fill(text, start, end, encoding));
  },
  fillWhole() {
    const [size, text] = [length(), pick([string(), byteList(), 1, 256, -1, '', true, undefined, 1.7])];
    return attempt(() => Buffer.alloc(size).fill(Array.isArray(text) ? Buffer.from(text) : text));
  },
  slice() {
    const list = byteList();
    const [start, end] = [index(list.length), index(list.length)];
    return attempt(() => Buffer.from(list).subarray(start, end));
  },
  copy() {
    const list = byteList();
    const [at, start, end] = [index(list.length), index(list.length), index(list.length)];
    return attempt(() => {
      const target = Buffer.alloc(40, 7);
      return `${Buffer.from(list).copy(target, at, start, end)} ${target.toString('hex')}`;
    });
  },
  copyWithin() {
    const list = byteList();
    const [at, start, end] = times(3, () => random(list.length + 1));
    return attempt(() => {
      const buffer = Buffer.from(list);
      return `${buffer.copy(buffer, at, start, end)} ${hash(buffer.toString('hex'))}`;
    });
  },
  compare() {
    const list = byteList();
    const other = random(2) ? list.slice() : byteList();
    if (other.length > 0 && random(2)) other[random(other.length)] = 5;
    const [one, two] = [Buffer.from(list), Buffer.from(other)];
    return attempt(() => [Buffer.compare(one, two), one.equals(two),
      one.compare(two, 1, Math.max(other.length, 1) - 1, 0, list.length)].join());
  },
  readInteger() {
    const [list, width] = [byteList(), random(8)];
    const [at, method] = [index(list.length), `read${pick(INTEGERS)}`];
    return attempt(() => Buffer.from(list)[method](at, width));
  },
  read() {
    const list = byteList();
    const [at, method] = [index(list.length), `read${pick(FIXED)}`];
    return attempt(() => Buffer.from(list)[method](at));
  },
  writeInteger() {
    const [size, width, value] = [random(12), random(8), pick(NUMBERS)];
    const [at, method] = [index(size), `write${pick(INTEGERS)}`];
    return attempt(() => {
      const buffer = Buffer.alloc(size);
      return `${buffer[method](value, at, width)} ${buffer.toString('hex')}`;
    });
  },
  writeNumber() {
    const [size, kind] = [random(12), pick(FIXED)];
    const [at, value] = [index(size), pick(kind.startsWith('Big') ? BIGS : NUMBERS)];
    return attempt(() => {
      const buffer = Buffer.alloc(size);
      return `${buffer[`write${kind}`](value, at)} ${buffer.toString('hex')}`;
    });
  },
  oneEncoding() {
    const name = pick(['utf8', 'latin1', 'ucs2', 'ascii', 'hex', 'base64', 'base64url']);
    const [list, text] = [byteList(), string()];
    const [start, end] = [index(list.length), index(list.length)];
    return [
      attempt(() => Buffer.from(list)[`${name}Slice`](start, end)),
      attempt(() => Buffer.from(list)[`${name}Write`](text, start, end)),
    ].join(' | ');
  },
  transcode() {
    const text = string().slice(0, 20);
    const [from, to] = [pick(['utf8', 'ucs2', 'latin1', 'binary']), pick(['utf8', 'ucs2'])];
    return attempt(() => transcode(Buffer.from(text, from), from, to));
  },
  validity() {
    const list = byteList();
    return attempt(() => `${isUtf8(Buffer.from(list))} ${isAscii(Buffer.from(list))}`);
  },
  base64() {
    const text = string();
    return `${attempt(() => atob(text))} | ${attempt(() => btoa(text))}`;
  },
  concat() {
    const [list, other] = [byteList(), byteList()];
    const total = pick([undefined, random(60)]);
    return attempt(() => Buffer.concat([Buffer.from(list), new Uint8Array(other)], total));
  },
  swap() {
    const list = byteList();
    return attempt(() => Buffer.from(list)[pick(['swap16', 'swap32', 'swap64'])]());
  },
};

const names = Object.keys(cases);
for (let i = 0; i < COUNT; i++) {
  const name = names[i % names.length];
  console.log(`${i} ${name} ${cases[name]()}`);
}
