'use strict';

const { AssertionError } = require('internal/assert/assertion_error');
const { Assert } = require('internal/assert/assert_class');
const { CallTracker } = require('internal/assert/call_tracker');
const { checkTruth, makeMethods } = require('internal/assert/methods');

const methods = makeMethods();

// The module is the assertion itself, under the name that it has as a method.
function ok(...args) {
  if (!args[0]) checkTruth(ok, args, 'simple');
}

function strict(...args) {
  if (!args[0]) checkTruth(strict, args, 'simple');
}

const assert = module.exports = ok;

assert.fail = methods.fail;
assert.AssertionError = AssertionError;
assert.ok = ok;
assert.equal = methods.equal;
assert.notEqual = methods.notEqual;
assert.deepEqual = methods.deepEqual;
assert.notDeepEqual = methods.notDeepEqual;
assert.deepStrictEqual = methods.deepStrictEqual;
assert.notDeepStrictEqual = methods.notDeepStrictEqual;
assert.strictEqual = methods.strictEqual;
assert.notStrictEqual = methods.notStrictEqual;
assert.partialDeepStrictEqual = methods.partialDeepStrictEqual;
assert.throws = methods.throws;
assert.rejects = methods.rejects;
assert.doesNotThrow = methods.doesNotThrow;
assert.doesNotReject = methods.doesNotReject;
assert.ifError = methods.ifError;
assert.match = methods.match;
assert.doesNotMatch = methods.doesNotMatch;
assert.Assert = Assert;

let warnedOfTracker = false;

/** The class behind a wrapper that tells, once, of its deprecation. */
assert.CallTracker = function deprecated() {
  if (!warnedOfTracker) {
    warnedOfTracker = true;
    require('process').emitWarning('assert.CallTracker is deprecated.', 'DeprecationWarning', 'DEP0173');
  }
  return new CallTracker();
};
assert.CallTracker.prototype = CallTracker.prototype;

assert.strict = Object.assign(strict, assert, {
  equal: assert.strictEqual,
  deepEqual: assert.deepStrictEqual,
  notEqual: assert.notStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
assert.strict.strict = assert.strict;
