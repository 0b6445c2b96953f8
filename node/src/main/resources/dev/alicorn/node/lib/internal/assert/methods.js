'use strict';

// The assertions, made once for the module and once for every Assert instance with options of its own.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS } } = require('internal/errors');
const { isRegExp } = require('internal/util/types');
const { isDeepEqual, isDeepStrictEqual, isPartialStrictEqual } = require('internal/util/comparisons');
const { AssertionError } = require('internal/assert/assertion_error');
const { falsyMessage } = require('internal/assert/source_expression');
const { errorOf, expectsError, expectsNoError, fail: raise, inspect, isError, rejectionOf } =
  require('internal/assert/exceptions');

let warnedOfFail = false;

function looselyEqual(a, b) {
  return a == b || (a !== a && b !== b);
}

/** Fails unless the value is truthy; `fn` is the assertion that was called. */
function checkTruth(fn, args, diff) {
  const [value] = args;
  let [, message] = args;
  if (value) return;
  let generated = false;
  if (args.length === 0) {
    generated = true;
    message = 'No value argument passed to `assert.ok()`';
  } else if (message === undefined || message === null) {
    generated = true;
    message = falsyMessage(fn);
  } else if (isError(message)) {
    throw message;
  }
  const error = new AssertionError({ actual: value, expected: true, message, operator: '==', stackStartFn: fn, diff });
  error.generatedMessage = generated;
  throw error;
}

function warnOfArguments() {
  if (warnedOfFail) return;
  warnedOfFail = true;
  require('process').emitWarning('assert.fail() with more than one argument is deprecated. ' +
    'Please use assert.strictEqual() instead or only pass a message.', 'DeprecationWarning', 'DEP0094');
}

function buildFailure(fn, args, diff) {
  let [actual, expected, message, operator, stackStartFn] = args;
  let generated;
  if ((actual === undefined || actual === null) && args.length <= 1) {
    generated = 'Failed';
  } else if (args.length === 1) {
    message = actual;
    actual = undefined;
  } else {
    warnOfArguments();
    if (args.length === 2) operator = '!=';
  }
  if (isError(message)) return message;
  if (operator === undefined) operator = 'fail';
  const options = { actual, expected, operator, stackStartFn: stackStartFn || fn, diff };
  if (message !== undefined) options.message = message;
  else if (generated !== undefined) options.message = generated;
  const error = new AssertionError(options);
  if (generated !== undefined) error.generatedMessage = true;
  return error;
}

/** Sets the frames of the error that came in below those that only the assertion has. */
function joinStacks(error, source) {
  const { stack } = source;
  if (typeof stack !== 'string') return;
  const start = stack.indexOf('\n    at');
  if (start === -1) return;
  const original = stack.slice(start + 1).split('\n');
  let frames = error.stack.split('\n');
  for (const frame of original) {
    const at = frames.indexOf(frame);
    if (at !== -1) {
      frames = frames.slice(0, at);
      break;
    }
  }
  error.stack = `${frames.join('\n')}\n${original.join('\n')}`;
}

function describeUnexpected(value) {
  const text = 'ifError got unwanted exception: ';
  if (typeof value !== 'object' || typeof value.message !== 'string') return text + inspect(value);
  return text + (value.message.length === 0 && value.constructor ? value.constructor.name : value.message);
}

function checkMatch(fn, wanted, string, regexp, message, diff) {
  if (!isRegExp(regexp)) throw new ERR_INVALID_ARG_TYPE('regexp', 'RegExp', regexp);
  if (typeof string === 'string' && (regexp.exec(string) !== null) === wanted) return;
  if (isError(message)) throw message;
  const generated = !message;
  if (generated && typeof string !== 'string') {
    message = `The "string" argument must be of type string. Received type ${typeof string} (${inspect(string)})`;
  } else if (generated) {
    message = `The input ${wanted ? 'did not match' : 'was expected to not match'} the regular expression ` +
      `${inspect(regexp)}. Input:\n\n${inspect(string)}\n`;
  }
  const error = new AssertionError({ actual: string, expected: regexp, message, operator: fn.name, stackStartFn: fn, diff });
  error.generatedMessage = generated;
  throw error;
}

/**
 * Assertions of two values as [name, operator, holds]. The holder of the methods says by `options()` how an
 * instance wants its diffs and whether prototypes count.
 */
const COMPARISONS = [
  ['equal', '==', looselyEqual],
  ['notEqual', '!=', (a, b) => !looselyEqual(a, b)],
  ['deepEqual', 'deepEqual', isDeepEqual],
  ['notDeepEqual', 'notDeepEqual', (a, b) => !isDeepEqual(a, b)],
  ['deepStrictEqual', 'deepStrictEqual', isDeepStrictEqual],
  ['notDeepStrictEqual', 'notDeepStrictEqual', (a, b, skip) => !isDeepStrictEqual(a, b, skip)],
  ['strictEqual', 'strictEqual', Object.is],
  ['notStrictEqual', 'notStrictEqual', (a, b) => !Object.is(a, b)],
  ['partialDeepStrictEqual', 'partialDeepStrictEqual', isPartialStrictEqual],
];

function makeComparison(name, operator, holds, optionsOf) {
  const holder = {
    [name](actual, expected, message) {
      if (arguments.length < 2) throw new ERR_MISSING_ARGS('actual', 'expected');
      const { diff, skipPrototype } = optionsOf(this);
      if (!holds(actual, expected, skipPrototype)) {
        raise({ actual, expected, message, operator, stackStartFn: holder[name], diff });
      }
    },
  };
  return holder[name];
}

const DEFAULTS = { diff: 'simple', skipPrototype: false };

/** All assertions as functions of one object. */
function makeMethods(optionsOf = () => DEFAULTS) {
  const methods = {
    fail(actual, expected, message, operator, stackStartFn) {
      throw buildFailure(methods.fail, Array.prototype.slice.call(arguments), optionsOf(this).diff);
    },
    ok(...args) {
      if (!args[0]) checkTruth(methods.ok, args, optionsOf(this).diff);
    },
    throws(fn, ...args) {
      expectsError(methods.throws, false, errorOf(fn), args, optionsOf(this).diff);
    },
    async rejects(promiseFn, ...args) {
      expectsError(methods.rejects, true, await rejectionOf(promiseFn), args, optionsOf(this).diff);
    },
    doesNotThrow(fn, ...args) {
      expectsNoError(methods.doesNotThrow, false, errorOf(fn), args, optionsOf(this).diff);
    },
    async doesNotReject(fn, ...args) {
      expectsNoError(methods.doesNotReject, true, await rejectionOf(fn), args, optionsOf(this).diff);
    },
    ifError(err) {
      if (err === null || err === undefined) return;
      const error = new AssertionError({
        actual: err, expected: null, operator: 'ifError', message: describeUnexpected(err),
        stackStartFn: methods.ifError, diff: optionsOf(this).diff,
      });
      joinStacks(error, err);
      throw error;
    },
    match(string, regexp, message) {
      checkMatch(methods.match, true, string, regexp, message, optionsOf(this).diff);
    },
    doesNotMatch(string, regexp, message) {
      checkMatch(methods.doesNotMatch, false, string, regexp, message, optionsOf(this).diff);
    },
  };
  for (const [name, operator, holds] of COMPARISONS) methods[name] = makeComparison(name, operator, holds, optionsOf);
  return methods;
}

module.exports = { checkTruth, makeMethods };
