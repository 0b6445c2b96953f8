'use strict';
// Prints what util.inspect, util.format and their kin make of many values, one case a line, the same in every run.

const util = require('util');
const { inspect, format } = util;

// What Node 20 and 24 agree on; the rest is in util-inspect-24-cases.js.

Error.stackTraceLimit = 0;

let number = 0;
function print(label, text) {
  console.log(`${++number} ${label} ${JSON.stringify(text)}`);
}

function attempt(fn) {
  try {
    return fn();
  } catch (error) {
    return `throws ${error.name} ${error.code} ${error.message}`;
  }
}

function show(label, value, options) {
  print(label, attempt(() => inspect(value, options)));
}

class Foo {
  constructor() { this.x = 1; }
  get accessor() { return 5; }
  set accessor(value) {}
}
class Bar extends Foo {}
class Tagged { get [Symbol.toStringTag]() { return 'Label'; } }
class MyArray extends Array {}
class MyError extends Error {}
class Named extends Error { get name() { return 'Other'; } }

function primitives() {
  for (const value of [
    0, -0, 1, -1.5, NaN, Infinity, 1e21, 1e-7, 12345678901234567890n, -3n, true, false, null, undefined,
    '', 'text', "it's", '"quoted"', `it's "both"`, 'it\'s "all" `three`', 'line\nbreak', 'tab\t', '\x00\x1b\x7f\x9f',
    '\ud83d', 'emoji 😀', '日本', Symbol('s'), Symbol(), Symbol.iterator, 'x'.repeat(200), 'a\n'.repeat(20),
  ]) {
    show('primitive', value);
    show('colored', value, { colors: true });
  }
  for (const value of [1234, 1234567.891, -1234567, 0.1234567, -0.12345, 1e21, NaN, 1234567n]) {
    show('separated', value, { numericSeparator: true });
  }
  show('cut', 'x'.repeat(30), { maxStringLength: 10 });
  show('cut by one', 'x'.repeat(11), { maxStringLength: 10 });
}

function objects() {
  const circular = { name: 'c', list: [] };
  circular.self = circular;
  circular.list.push(circular, { circular });
  const samples = [
    {}, { a: 1 }, { 'a-b': 1, 1: 2, '': 3, "q'q": 4 }, { a: { b: { c: { d: {} } } } }, { a: undefined, b: null },
    { get a() { return 1; } }, { set a(v) {} }, { get a() { return 1; }, set a(v) {} },
    circular, Object.create(null), Object.create({ inherited: 1 }), Object.create(Foo.prototype),
    Object.assign(Object.create(null), { a: 1 }), new Foo(), new Bar(), new Tagged(), Foo.prototype,
    { __proto__: { constructor: { name: 'Fake' } }, a: 1 }, { ['__proto__']: 1 }, { constructor: 'none' },
    Object.defineProperty({}, 'hidden', { value: 1 }),
    { long: 'x'.repeat(60), longer: 'y'.repeat(60) }, { a: { x: 'x'.repeat(40) }, b: { y: 'y'.repeat(40) } },
    { f() {}, g: () => {}, async h() {}, *i() {}, async *j() {}, k: class {}, l: class L extends Foo {} },
    Object.freeze({ frozen: true }),
  ];
  for (const value of samples) {
    show('object', value);
    show('hidden', value, { showHidden: true, depth: 1 });
    show('flat', value, { depth: 0 });
    show('deep', value, { depth: null, breakLength: Infinity });
    show('compact', value, { compact: true });
    show('spread', value, { compact: false });
    show('getters', value, { getters: true });
    show('sorted', value, { sorted: true, colors: true });
  }
}

function lists() {
  const extra = Object.assign([1, 2], { extra: true, '-1': 'x' });
  const samples = [
    [], [1], [1, 'a', null], [, 1, , , 2, ,], new Array(3), new Array(200), extra, [[[[1]]]], [undefined],
    Array.from({ length: 7 }, (_, i) => i), Array.from({ length: 30 }, (_, i) => i * 37),
    Array.from({ length: 120 }, (_, i) => i), Array.from({ length: 27 }, (_, i) => 'ab'.repeat(i % 9)),
    Array.from({ length: 12 }, (_, i) => (i % 3 ? 'word' : '日本語')), Array.from({ length: 9 }, () => ({ a: 1 })),
    Array.from({ length: 10 }, (_, i) => BigInt(i) ** 9n), new MyArray(1, 2, 3), Object.setPrototypeOf([1, 2], null),
    Buffer.from('buffer'), (function() { return arguments; })(1, 'two', [3]),
  ];
  for (const value of samples) {
    show('list', value);
    show('hidden', value, { showHidden: true });
    show('few', value, { maxArrayLength: 2 });
    show('none', value, { maxArrayLength: 0 });
    show('narrow', value, { breakLength: 40, colors: true });
    show('compact', value, { compact: true });
  }
}

function typedArrays() {
  const samples = [
    new Uint8Array(3), new Float64Array([1.5, -0, NaN]), new BigInt64Array(2), new Uint8Array(200),
    Object.assign(new Uint8Array(2), { extra: 1 }), Object.setPrototypeOf(new Uint8Array(2), null),
  ];
  for (const value of samples) {
    show('typed', value);
    show('few', value, { maxArrayLength: 2 });
    show('narrow', value, { breakLength: 40, colors: true });
  }
}

function collections() {
  const map = new Map([['a', 1], [{ k: 1 }, new Map([[1, 2]])]]);
  const set = new Set([1, 'two', [3], new Set([4])]);
  const selfMap = new Map();
  selfMap.set(selfMap, selfMap);
  const samples = [
    new Map(), map, new Set(), set, selfMap, Object.assign(new Map(map), { extra: 1 }),
    Object.setPrototypeOf(new Map([[1, 2]]), null), Object.setPrototypeOf(new Set([1]), null),
    new Set(Array.from({ length: 120 }, (_, i) => i)),
    new WeakMap(), new WeakSet(), [1, 2][Symbol.iterator](), 'ab'[Symbol.iterator](), (function* gen() {})(),
    (async function* gen() {})(),
  ];
  for (const value of samples) {
    show('collection', value);
    show('flat', value, { depth: 0 });
    show('few', value, { maxArrayLength: 1 });
    show('colored', value, { colors: true });
    show('compact', value, { compact: 1, breakLength: 30 });
  }
}

function specials() {
  const rejected = Promise.reject(new TypeError('no'));
  rejected.catch(() => {});
  const revocable = Proxy.revocable({}, {});
  revocable.revoke();
  const samples = [
    new Date(0), new Date(NaN), Object.assign(new Date(5), { extra: 1 }), /re/gi, Object.assign(/re/, { extra: 1 }),
    new Number(3), new Number(-0), new String('text'), new Boolean(false), Object(5n), Object(Symbol('s')),
    Object.assign(new String('ab'), { extra: 1 }), Object.setPrototypeOf(new Number(1), null),
    Promise.resolve({ a: 1 }), new Promise(() => {}), rejected,
    new Proxy({ a: 1 }, {}), new Proxy([1], {}), new Proxy(function f() {}, {}), revocable.proxy,
    new Proxy(new Proxy({ a: 1 }, {}), { get() { return 5; } }),
    function named() {}, function() {}, () => {}, async () => {}, function* g() {}, class {}, class A {}, class B extends A0 {},
    Object.assign(function withProps() {}, { a: 1 }), Object.setPrototypeOf(() => {}, null), Symbol, Map, Math.max,
    globalThis.URLSearchParams === undefined ? {} : new URLSearchParams('a=1'),
  ];
  for (const value of samples) {
    show('special', value);
    show('proxy', value, { showProxy: true });
    show('colored', value, { colors: true });
    show('raw', value, { customInspect: false, depth: 0 });
  }
}

class A0 {}

function withStack(error, stack) {
  error.stack = stack;
  return error;
}

function errors() {
  const frames = '\n    at first (/app/a.js:1:2)\n    at second (/app/node_modules/pkg/b.js:3:4)\n    at node:fs:5:6';
  const shared = `${frames}\n    at x\n    at y`;
  const samples = [
    new Error('plain'), new Error(''), new TypeError('type'), new MyError('mine'), new Named('named'),
    new RangeError('multi\nline'), new Error('cause', { cause: new Error('inner') }), new Error('c', { cause: 'text' }),
    new AggregateError([new Error('one'), 2], 'several'), Object.assign(new Error('props'), { code: 'E', errno: -2 }),
    Object.assign(new Error('renamed'), { name: 'Renamed' }), Object.assign(new TypeError('n'), { name: 'TypeError' }),
    withStack(new Error('framed'), `Error: framed${frames}`), withStack(new MyError('framed'), `Error: framed${frames}`),
    withStack(new Error('outer', { cause: withStack(new Error('in'), `Error: in${shared}`) }), `Error: outer\n    at z${shared}`),
    withStack(new Error('gone'), undefined), withStack(new Error('text'), 'not a stack'),
    Object.setPrototypeOf(new Error('bare'), null), Object.create(Error.prototype),
    Object.assign(new Error('m'), { message: 'changed' }),
    [new Error('in list')], { error: withStack(new Error('nested'), `Error: nested${frames}`) },
  ];
  for (const value of samples) {
    show('error', value);
    show('colored', value, { colors: true });
    show('compact', value, { compact: false });
    show('flat', value, { depth: 0 });
  }
}

function custom() {
  const { custom: key } = inspect;
  const samples = [
    { [key]: () => 'text' }, { [key]: () => 'two\nlines' }, { [key]: () => ({ a: { b: { c: {} } } }) }, { [key]: () => 5 },
    { [key]: () => undefined }, { a: { [key]: () => 'deep\nlines' } },
    { [key]: (depth, options) => `${depth} ${Object.keys(options).join()} ${options.stylize('s', 'special')}` },
    { [key]: (depth, options, again) => again({ x: 1 }, options) }, { a: { b: { [key]: (depth) => depth } } },
  ];
  for (const value of samples) {
    show('custom', value);
    show('colored', value, { colors: true, own: 1 });
  }
}

function formats() {
  const values = [
    1, -0, '5', '1.5x', 5n, Symbol('s'), null, undefined, { a: { b: { c: {} } } }, [1, [2, [3]]], () => {}, new Foo(),
    new Date(0), NaN, { toString() { return 'own'; } }, Object.create(null), new Map([[1, {}]]), '%s', new (class { toString() { return 'c'; } })(),
  ];
  for (const verb of ['%s', '%d', '%i', '%f', '%j', '%o', '%O', '%c', '%%', '%x']) {
    for (const value of values) print(verb, attempt(() => format(`<${verb}>`, value, 'rest')));
  }
  print('format', format());
  print('format', format('%s %s', 'one'));
  print('format', format('100%', 1));
  print('format', format({ a: 1 }, 'b', 3));
  print('format', format('%s%%%s', 'a', 'b', { c: 1 }));
  print('format', util.formatWithOptions({ colors: true, compact: false }, '%s %O', 'x', { a: { b: 1 } }, [1]));
}

function others() {
  print('strip', util.stripVTControlCharacters('\u001b[31mred\u001b[39m \u001b]8;;http://x\u0007link\u001b]8;;\u0007'));
  print('wellformed', util.toUSVString('a\ud800b'));
  for (const value of [1, 'a', null, [], {}, () => {}, new Map(), new Proxy({}, {}), Promise.resolve(), /x/, new Date(), Object(1)]) {
    const kinds = Object.keys(util.types).filter((name) => !name.includes('Key') && util.types[name](value));
    print('types', kinds.join());
  }
  print('errno', [-2, -13, -104, -111, -3008, -4095].map((code) => `${util.getSystemErrorName(code)}`).join());
  print('names', attempt(() => util.getSystemErrorName('x')));
  print('names', attempt(() => util.getSystemErrorName(1)));
  print('inherits', attempt(() => util.inherits(class {}, null)));
  print('promisify', attempt(() => util.promisify(5)));
  print('callbackify', attempt(() => util.callbackify(null)));
  print('args', attempt(() => JSON.stringify(util.parseArgs({
    args: ['-v', '--name=x', '--', 'rest'], options: { verbose: { type: 'boolean', short: 'v' }, name: { type: 'string' } },
    allowPositionals: true,
  }))));
  print('args', attempt(() => util.parseArgs({ args: ['--nope'], options: {} })));
  print('deprecated', util.deprecate(() => 1, 'never called').length);
}

primitives();
objects();
lists();
typedArrays();
collections();
specials();
errors();
custom();
formats();
others();
