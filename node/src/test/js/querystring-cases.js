'use strict';
// Prints what querystring makes of many texts and objects.
const qs = require('querystring');
const { inspect } = require('util');

const call = (fn) => {
  try {
    return inspect(fn(), { depth: 3, breakLength: Infinity });
  } catch (err) {
    return `${err.name} ${err.code} ${err.message}`;
  }
};
const texts = ['', 'a', 'a=', '=a', 'a=b', 'a=b&c=d', 'a=1&a=2&a=3', 'a=b=c', '&', '&&a&&', 'a&b=1', '=', '==', 'a+b=c+d', 'a%20b=c%20d', '%', '%z', '%zz=%2', 'a=%E4%BD%A0',
  'a=%ff%fe', '%C3%A9=é', '__proto__=1&toString=2&hasOwnProperty=3', 'a[]=1&a[]=2', 'x=%2B%26%3D', 'a;b=c;d', 'a:b', 'a==b&&c==d', '?a=b', '%00=%0a', 'a=%F0%9F%98%80', '%e4%bd'];
for (const text of texts) {
  console.log('parse', JSON.stringify(text), call(() => qs.parse(text)), call(() => qs.parse(text, ';', ':')), call(() => qs.parse(text, '&&', '==')));
  console.log('options', call(() => qs.parse(text, null, null, { maxKeys: 1 })), call(() => qs.parse(text, '&', '=', { maxKeys: 0, decodeURIComponent: (s) => `<${s}>` })),
    call(() => qs.parse(text, '&', '=', { decodeURIComponent: () => { throw new Error('no'); } })));
  console.log('unescape', call(() => qs.unescape(text)), call(() => qs.escape(text)), call(() => qs.unescapeBuffer(text).toString('hex')));
}
const values = ['b', '', 1, 0, -0, NaN, Infinity, 1e21, 10n, true, false, null, undefined, {}, [], ['x', 'y', 1, null], [['n']], 'é ü', '\u{1f600}', "!'()*-._~", 'a&b=c', Symbol.iterator, () => 1, new Date(0), '\ud800'];
for (const value of values) {
  console.log('stringify', call(() => value), call(() => qs.stringify({ a: value, 'b c': value })), call(() => qs.stringify({ a: value }, ';', ':')),
    call(() => qs.stringify({ a: value }, null, null, { encodeURIComponent: (s) => `<${s}>` })), call(() => qs.stringify(value)));
  if (typeof value !== 'function' && !(value instanceof Date)) console.log('escape', call(() => qs.escape(value)));
}
console.log(qs.stringify({ a: 1, b: [2, 3], c: 'd' }, '--', '>>'), qs.stringify(Object.create({ inherited: 1 })));
console.log(Object.keys(qs).map((key) => `${key} ${qs[key].name} ${qs[key].length}`).join(', '), qs.parse === qs.decode, qs.stringify === qs.encode);
const { escape } = qs;
qs.escape = (s) => `{${s}}`;
console.log('replaced', qs.stringify({ a: 'b' }));
qs.escape = escape;
const { unescape } = qs;
qs.unescape = (s) => s.toUpperCase();
console.log('replaced', call(() => qs.parse('a=b%20c+d')));
qs.unescape = unescape;
