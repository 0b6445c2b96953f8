'use strict';
// Runs tests and prints the order of what they do and what mocks record; how the runner itself reports is no part of
// it, so its output is dropped.

const fs = require('node:fs');
const { after, afterEach, before, beforeEach, describe, it, mock, test } = require('node:test');

const log = [];
const note = (...values) => log.push(values.join(' '));

process.stdout.write = (chunk, encoding, callback) => {
  const done = typeof encoding === 'function' ? encoding : callback;
  if (done) process.nextTick(done);
  return true;
};
process.on('exit', (code) => fs.writeSync(1, `${log.join('\n')}\nexit ${code} ${process.exitCode}\n`));

after(() => note('root after'));
beforeEach((t) => note('root beforeEach', t.name));
afterEach((t) => note('root afterEach', t.name));

note('tests begin behind the main script');
test('synchronous', (t) => note(t.name, t.signal.aborted, typeof t.diagnostic));
test('asynchronous', async () => {
  await null;
  note('asynchronous');
});
test('with a callback', (t, done) => setImmediate(() => {
  note('callback');
  done();
}));
test('skipped', { skip: true }, () => note('never'));
test.skip('skipped too', () => note('never'));
test('todo', { todo: true }, () => {
  note('todo runs');
  throw new Error('expected');
});

test('with subtests', async (t) => {
  t.before(() => note('t.before'));
  t.after(() => note('t.after'));
  t.beforeEach((each) => note('t.beforeEach', each.name));
  t.afterEach((each) => note('t.afterEach', each.name));
  await t.test('first', () => note('first'));
  await t.test('second', async (inner) => {
    note('second', inner.name);
    inner.after(() => note('after second'));
  });
  note('value of a subtest:', await t.test('third', () => 3));
});

describe('suite', () => {
  note('suite is built');
  before(() => note('suite before'));
  after(() => note('suite after'));
  beforeEach((t) => note('suite beforeEach', t.name));
  afterEach((t) => note('suite afterEach', t.name));
  it('a', () => note('a'));
  it('b', async () => {
    await new Promise((resolve) => setImmediate(resolve));
    note('b');
  });
  describe('inner', () => {
    before(() => note('inner before'));
    it('c', () => note('c'));
  });
  it('d', () => note('d'));
});

test('plan', (t) => {
  t.plan(2);
  t.assert.ok(true);
  t.assert.strictEqual(1, 1);
});

test('mocked functions', (t) => {
  const sum = t.mock.fn((a, b) => a + b);
  note(sum(1, 2), sum.call('this', 3, 4), sum.mock.callCount());
  sum.mock.mockImplementationOnce(() => 'once');
  sum.mock.mockImplementation(() => 'other');
  note(sum(), sum());
  for (const { arguments: args, result, error, target } of sum.mock.calls) note(args, result, error, target);
  sum.mock.resetCalls();
  sum.mock.restore();
  note(sum(5, 6), sum.mock.callCount(), sum.name, sum.length);
  const twice = t.mock.fn(() => 'original', () => 'mocked', { times: 2 });
  note(twice(), twice(), twice());
  const thrower = t.mock.fn(() => { throw new Error('thrown'); });
  try { thrower(); } catch (error) { note(error === thrower.mock.calls[0].error); }
});

test('mocked methods', (t) => {
  const object = { value: 5, method() { return this.value; }, get half() { return this.value / 2; } };
  t.mock.method(object, 'method', function() { return -this.value; });
  note(object.method(), object.method.mock.calls[0].this === object);
  const getter = t.mock.getter(object, 'half', () => 'half');
  note(object.half, getter.mock.callCount());
  t.mock.restoreAll();
  note(object.method(), object.half, object.method.mock);
  for (const attempt of [() => t.mock.method(object, 'none'), () => t.mock.fn({ times: 0 }), () => t.mock.method(null, 'x')]) {
    try { attempt(); } catch (error) { note(error.code); }
  }
});

test('mocked timers', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'setImmediate', 'Date'], now: 1000 });
  setTimeout(() => note('timeout', Date.now()), 50);
  const interval = setInterval(() => note('interval'), 20);
  setImmediate(() => note('immediate'));
  t.mock.timers.tick(20);
  t.mock.timers.tick(30);
  clearInterval(interval);
  const late = require('node:timers/promises').setTimeout(500, 'value');
  t.mock.timers.runAll();
  note(await late, new Date().toISOString());
  t.mock.timers.reset();
  try { t.mock.timers.tick(); } catch (error) { note(error.code); }
});

test('top-level mocks', () => {
  const fn = mock.fn(() => 'real', () => 'fake');
  note(fn());
  mock.reset();
  note(fn());
});

test('fails', (t) => {
  t.after(() => note('after a failure'));
  throw new Error('this test fails');
});
test('times out', { timeout: 1 }, (t) => new Promise((resolve) => {
  t.signal.addEventListener('abort', () => note('aborted', t.signal.aborted));
  setTimeout(resolve, 20);
}));
test('fails by an uncaught error', (t, done) => { setImmediate(() => { throw new Error('uncaught'); }); });
