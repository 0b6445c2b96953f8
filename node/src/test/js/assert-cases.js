'use strict';
// Prints what assert accepts and refuses, and its messages where they do not depend on the version.
const assert = require('assert');
const { inspect } = require('util');

const flat = (text) => JSON.stringify(text);
function attempt(name, fn) {
  try {
    fn();
    console.log(`${name}: ok`);
  } catch (err) {
    if (!(err instanceof Error)) return console.log(`${name}: threw ${inspect(err)}`);
    const kind = err instanceof assert.AssertionError ? `${err.operator} ${err.generatedMessage}` : '';
    console.log(`${name}: ${err.name} ${err.code} ${kind} ${flat(err.message)}`);
  }
}
const verdict = (name, fn) => {
  try {
    fn();
    console.log(`${name}: equal`);
  } catch (err) {
    console.log(`${name}: ${err.code}`);
  }
};

function circular(extra) {
  const o = { a: 1, ...extra };
  o.self = o;
  return o;
}

const pairs = [
  [1, '1'], [0, -0], [NaN, NaN], [null, undefined], ['a', 'a'], [1n, 1], [Symbol.iterator, Symbol.iterator], [[1], ['1']],
  [[1, , 2], [1, undefined, 2]], [{}, []], [{ a: undefined }, {}], [{ a: 1, b: 2 }, { b: 2, a: 1 }],
  [new Date(0), new Date(0)], [new Date(0), new Date(1)], [/a/g, /a/g], [/a/g, /a/i], [new Error('a'), new Error('a')],
  [new Error('a'), new Error('b')], [new Error('a'), new TypeError('a')], [new Error('a', { cause: 1 }), new Error('a', { cause: 2 })],
  [new Set([1, { a: 1 }]), new Set([{ a: 1 }, 1])], [new Set([1]), new Set(['1'])], [new Set([[1], [2]]), new Set([[2], [3]])],
  [new Map([[{ k: 1 }, 'v']]), new Map([[{ k: 1 }, 'v']])], [new Map([[1, 'v']]), new Map([['1', 'v']])], [new Map([['a', undefined]]), new Map([['b', undefined]])],
  [new Uint8Array([1]), new Uint8Array([1])], [new Uint8Array([1]), new Int8Array([1])], [new Float64Array([0]), new Float64Array([-0])],
  [new Float32Array([NaN]), new Float32Array([NaN])], [Buffer.from('a'), Buffer.from('a')], [Buffer.from('a'), new Uint8Array([97])],
  [new ArrayBuffer(2), new ArrayBuffer(2)], [Object(1), Object(1)], [Object('a'), Object('b')], [Object(Symbol.iterator), Object(Symbol.iterator)],
  [Object.create(null), {}], [new (class A {})(), {}], [() => {}, () => {}], [{ [Symbol.iterator]: 1 }, { [Symbol.iterator]: 2 }], [{ [Symbol.iterator]: 1 }, {}],
  [circular(), circular()], [circular(), circular({ b: 1 })], [new WeakSet(), {}],
  [Object.assign([1], { x: 1 }), Object.assign([1], { x: 2 })], [new DataView(new ArrayBuffer(1)), new DataView(new ArrayBuffer(1))],
  [(function() { return arguments; })(1), [1]], [new Proxy({ a: 1 }, {}), { a: 1 }], [{ a: { b: { c: [1, { d: 2 }] } } }, { a: { b: { c: [1, { d: 2 }] } } }],
];
pairs.forEach(([a, b], i) => {
  for (const name of ['equal', 'deepEqual', 'strictEqual', 'deepStrictEqual', 'notDeepEqual', 'notDeepStrictEqual']) {
    verdict(`${i} ${name}`, () => assert[name](a, b));
  }
});

attempt('ok none', () => assert.ok());
attempt('assert none', () => assert());
attempt('ok true', () => assert.ok(true));
attempt('ok message', () => assert.ok(0, 'custom'));
attempt('ok error', () => assert(0, new RangeError('mine')));
attempt('equal', () => assert.equal(1, 2));
attempt('equal one', () => assert.equal(1));
attempt('notEqual', () => assert.notEqual(1, 1));
attempt('strictEqual', () => assert.strictEqual(1, 2));
attempt('strictEqual short', () => assert.strictEqual('ab', 'cd'));
attempt('strictEqual error', () => assert.strictEqual(1, 2, new TypeError('mine')));
attempt('notStrictEqual', () => assert.notStrictEqual(1, 1));
attempt('notStrictEqual long', () => assert.notStrictEqual('abcdefgh', 'abcdefgh'));
attempt('notStrictEqual object', () => { const o = { a: 1 }; assert.notStrictEqual(o, o); });
attempt('deepEqual', () => assert.deepEqual({ a: 1 }, { a: 2 }));
attempt('notDeepEqual', () => assert.notDeepEqual({ a: 1 }, { a: 1 }));
attempt('notDeepEqual loose', () => assert.notDeepEqual({ a: 1 }, { a: '1' }));
attempt('notDeepStrictEqual', () => assert.notDeepStrictEqual([1, 2], [1, 2]));
attempt('notDeepStrictEqual long', () => assert.notDeepStrictEqual(new Array(80).fill(1), new Array(80).fill(1)));
attempt('fail', () => assert.fail());
attempt('fail message', () => assert.fail('because'));
attempt('fail error', () => assert.fail(new TypeError('mine')));
attempt('ifError null', () => assert.ifError(null));
attempt('ifError error', () => assert.ifError(new TypeError('bad')));
attempt('ifError empty', () => assert.ifError(new TypeError()));
attempt('ifError value', () => assert.ifError('text'));
attempt('match', () => assert.match('abc', /x/));
attempt('match type', () => assert.match(123, /x/));
attempt('match regexp', () => assert.match('abc', 'x'));
attempt('match message', () => assert.match('abc', /x/, 'custom'));
attempt('doesNotMatch', () => assert.doesNotMatch('abc', /b/));

const thrower = (value) => () => { throw value; };
attempt('throws none', () => assert.throws(() => {}));
attempt('throws none class', () => assert.throws(() => {}, TypeError, 'text'));
attempt('throws class', () => assert.throws(thrower(new TypeError('x')), TypeError));
attempt('throws wrong class', () => assert.throws(thrower(new TypeError('x')), RangeError));
attempt('throws regexp', () => assert.throws(thrower(new Error('abc')), /abd/));
attempt('throws object', () => assert.throws(thrower(new Error('abc')), { name: 'Error', message: /^a/ }));
verdict('throws wrong object', () => assert.throws(thrower(new Error('abc')), { message: 'abd' }));
attempt('throws wrong object message', () => assert.throws(thrower(new Error('abc')), { message: 'abd' }, 'custom'));
attempt('throws empty object', () => assert.throws(thrower(new Error('abc')), {}));
attempt('throws validation', () => assert.throws(thrower(new Error('abc')), (err) => err.message === 'x'));
attempt('throws named validation', () => assert.throws(thrower(1), function check() { return 2; }));
attempt('throws string', () => assert.throws(thrower(new Error('abc')), 'abc'));
attempt('throws string same', () => assert.throws(thrower('abc'), 'abc'));
attempt('throws string twice', () => assert.throws(thrower('abc'), 'abc', 'def'));
attempt('throws bad expectation', () => assert.throws(thrower(1), 1));
attempt('throws no function', () => assert.throws('x'));
attempt('doesNotThrow', () => assert.doesNotThrow(() => {}));
attempt('doesNotThrow error', () => assert.doesNotThrow(thrower(new Error('abc')), 'why'));
attempt('doesNotThrow class', () => assert.doesNotThrow(thrower(new RangeError('abc')), TypeError));
attempt('doesNotThrow same class', () => assert.doesNotThrow(thrower(new TypeError('abc')), TypeError, 'why'));
attempt('AssertionError', () => new assert.AssertionError());
attempt('AssertionError message', () => { throw new assert.AssertionError({ message: 'm', actual: 1, expected: 2, operator: 'op' }); });
attempt('AssertionError operator', () => { throw new assert.AssertionError({ actual: 1, expected: 2, operator: 'op' }); });
attempt('strict', () => assert.strict.equal(1, '1'));
attempt('strict deep', () => assert.strict.deepEqual([1], [1]));
console.log('strict same', assert.strict.strict === assert.strict, require('assert/strict') === assert.strict);
const error = new assert.AssertionError({ message: 'm' });
console.log(String(error), error.stack.split('\n')[0], Object.keys(error).filter((k) => k !== 'diff'));

const attemptAsync = (name, promise) => promise.then(
  (value) => console.log(`${name}: ok ${value}`),
  (err) => console.log(`${name}: ${err.name} ${err.code} ${err.operator} ${flat(err.message)}`));
(async () => {
  await attemptAsync('rejects', assert.rejects(Promise.reject(new Error('a')), /a/));
  await attemptAsync('rejects none', assert.rejects(Promise.resolve(1)));
  await attemptAsync('rejects function', assert.rejects(async () => { throw new TypeError('t'); }, RangeError));
  await attemptAsync('rejects returned', assert.rejects(() => 1));
  await attemptAsync('rejects argument', assert.rejects(1));
  await attemptAsync('doesNotReject', assert.doesNotReject(Promise.resolve(1)));
  await attemptAsync('doesNotReject error', assert.doesNotReject(Promise.reject(new Error('a')), 'why'));
})();
