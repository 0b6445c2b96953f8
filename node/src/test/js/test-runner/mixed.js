'use strict';

// Tests of all outcomes, for test-runner-run-cases.js.

const { describe, it, test } = require('node:test');
const assert = require('assert');

test('passes', () => {});
test('fails', () => assert.strictEqual(1, 2));
test('is skipped', { skip: 'reason' }, () => {});
test('is to be done', { todo: true }, () => { throw new Error('not yet'); });
describe('suite', () => {
  it('inner', () => {});
  it('inner failure', () => { throw new TypeError('bad'); });
});
test('parent', async (t) => {
  await t.test('child', () => t.diagnostic('told'));
});
console.log('printed');
