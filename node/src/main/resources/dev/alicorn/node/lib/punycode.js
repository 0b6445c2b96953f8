'use strict';

// Punycode (RFC 3492): the deprecated public module. Its warning is given when a program requires it.

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;
const MAX_INT = 0x7fffffff;
const DELIMITER = '-';

const NOT_ASCII = /[^\0-\x7f]/;
const SEPARATORS = /[\x2e\u3002\uff0e\uff61]/g;
const PREFIX = 'xn--';

const MESSAGES = {
  'overflow': 'Overflow: input needs wider integers to process',
  'not-basic': 'Illegal input >= 0x80 (not a basic code point)',
  'invalid-input': 'Invalid input',
};

function fail(kind) {
  throw new RangeError(MESSAGES[kind]);
}

/** Unicode code points of a string; surrogates that are alone count as they are. */
function ucs2decode(string) {
  return Array.from(string, (character) => character.codePointAt(0));
}

function ucs2encode(codePoints) {
  return String.fromCodePoint(...codePoints);
}

function digitOf(code) {
  if (code >= 0x30 && code < 0x3a) return 26 + code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter < 0x7b ? letter - 0x61 : BASE;
}

const codeOf = (digit) => (digit < 26 ? digit + 0x61 : digit - 26 + 0x30);

function adapt(delta, pointCount, first) {
  delta = first ? Math.floor(delta / DAMP) : delta >> 1;
  delta += Math.floor(delta / pointCount);
  let k = 0;
  for (; delta > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) delta = Math.floor(delta / (BASE - T_MIN));
  return Math.floor(k + ((BASE - T_MIN + 1) * delta) / (delta + SKEW));
}

const threshold = (k, bias) => Math.min(Math.max(k - bias, T_MIN), T_MAX);

/** [the number of variable length at `index`, added to `i`; the index after it] */
function readDelta(input, index, i, bias) {
  for (let w = 1, k = BASE; ; k += BASE) {
    if (index >= input.length) fail('invalid-input');
    const digit = digitOf(input.charCodeAt(index++));
    if (digit >= BASE) fail('invalid-input');
    if (digit > Math.floor((MAX_INT - i) / w)) fail('overflow');
    i += digit * w;
    const t = threshold(k, bias);
    if (digit < t) return [i, index];
    if (w > Math.floor(MAX_INT / (BASE - t))) fail('overflow');
    w *= BASE - t;
  }
}

function decode(input) {
  const basic = Math.max(input.lastIndexOf(DELIMITER), 0);
  const output = [];
  for (let j = 0; j < basic; j++) {
    if (input.charCodeAt(j) >= 0x80) fail('not-basic');
    output.push(input.charCodeAt(j));
  }
  let n = INITIAL_N;
  let i = 0;
  let bias = INITIAL_BIAS;
  for (let index = basic > 0 ? basic + 1 : 0; index < input.length;) {
    const before = i;
    [i, index] = readDelta(input, index, i, bias);
    const count = output.length + 1;
    bias = adapt(i - before, count, before === 0);
    if (Math.floor(i / count) > MAX_INT - n) fail('overflow');
    n += Math.floor(i / count);
    i %= count;
    output.splice(i++, 0, n);
  }
  return String.fromCodePoint(...output);
}

function writeDelta(delta, bias) {
  let out = '';
  let q = delta;
  for (let k = BASE; ; k += BASE) {
    const t = threshold(k, bias);
    if (q < t) return out + String.fromCharCode(codeOf(q));
    out += String.fromCharCode(codeOf(t + ((q - t) % (BASE - t))));
    q = Math.floor((q - t) / (BASE - t));
  }
}

function encode(input) {
  const points = ucs2decode(input);
  let output = String.fromCharCode(...points.filter((point) => point < 0x80));
  const basicCount = output.length;
  if (basicCount > 0) output += DELIMITER;
  let n = INITIAL_N;
  let delta = 0;
  let bias = INITIAL_BIAS;
  for (let handled = basicCount; handled < points.length; delta++, n++) {
    const next = points.reduce((least, point) => (point >= n && point < least ? point : least), MAX_INT);
    if (next - n > Math.floor((MAX_INT - delta) / (handled + 1))) fail('overflow');
    delta += (next - n) * (handled + 1);
    n = next;
    for (const point of points) {
      if (point < n && ++delta > MAX_INT) fail('overflow');
      if (point !== n) continue;
      output += writeDelta(delta, bias);
      bias = adapt(delta, handled + 1, handled === basicCount);
      delta = 0;
      handled++;
    }
  }
  return output;
}

/** Maps the labels of a domain name, or of what follows the @ of an address. */
function mapLabels(domain, callback) {
  const at = domain.split('@');
  const local = at.length > 1 ? `${at[0]}@` : '';
  const labels = (at.length > 1 ? at[1] : domain).replace(SEPARATORS, '.').split('.');
  return local + labels.map(callback).join('.');
}

function toUnicode(input) {
  return mapLabels(input, (label) =>
    (label.startsWith(PREFIX)
      ? decode(label.slice(PREFIX.length).toLowerCase()) : label));
}

function toASCII(input) {
  return mapLabels(input, (label) => (NOT_ASCII.test(label) ? PREFIX + encode(label) : label));
}

module.exports = {
  version: '2.1.0',
  ucs2: { decode: ucs2decode, encode: ucs2encode },
  decode,
  encode,
  toASCII,
  toUnicode,
};
