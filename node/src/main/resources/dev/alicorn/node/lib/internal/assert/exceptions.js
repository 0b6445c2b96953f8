'use strict';

// throws, rejects and their opposites: getting the error, and comparing it with what was expected.

const { codes: { ERR_AMBIGUOUS_ARGUMENT, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_RETURN_VALUE } } =
  require('internal/errors');
const { validateFunction } = require('internal/validators');
const { isNativeError, isPromise, isRegExp } = require('internal/util/types');
const { isDeepStrictEqual } = require('internal/util/comparisons');
const { AssertionError } = require('internal/assert/assertion_error');

const NONE = Symbol('no exception');

function inspect(value, options) {
  return require('internal/util/inspect').inspect(value, options);
}

function isError(value) {
  return isNativeError(value) || value instanceof Error;
}

function fail(details) {
  if (isError(details.message)) throw details.message;
  throw new AssertionError(details);
}

/** The properties that were asked for, and nothing else, so that a diff shows these alone. */
class Comparison {
  constructor(object, keys, actual) {
    for (const key of keys) {
      if (!(key in object)) continue;
      const matched = actual !== undefined && typeof actual[key] === 'string' && isRegExp(object[key]) &&
        object[key].exec(actual[key]) !== null;
      this[key] = matched ? actual[key] : object[key];
    }
  }
}

function compareKey(actual, expected, key, keys, context) {
  if (key in actual && isDeepStrictEqual(actual[key], expected[key])) return;
  const { message, fn, diff } = context;
  if (message) fail({ actual, expected, message, operator: fn.name, stackStartFn: fn, diff });
  const error = new AssertionError({
    actual: new Comparison(actual, keys),
    expected: new Comparison(expected, keys, actual),
    operator: 'deepStrictEqual',
    stackStartFn: fn,
    diff,
  });
  error.actual = actual;
  error.expected = expected;
  error.operator = fn.name;
  throw error;
}

function compareWithObject(actual, expected, context) {
  const { message, fn, diff } = context;
  if (typeof actual !== 'object' || actual === null) {
    const error = new AssertionError({ actual, expected, message, operator: 'deepStrictEqual', stackStartFn: fn, diff });
    error.operator = fn.name;
    throw error;
  }
  const keys = Object.keys(expected);
  if (expected instanceof Error) keys.push('name', 'message');
  else if (keys.length === 0) throw new ERR_INVALID_ARG_VALUE('error', expected, 'may not be an empty object');
  for (const key of keys) {
    const matches = typeof actual[key] === 'string' && isRegExp(expected[key]) && expected[key].exec(actual[key]) !== null;
    if (!matches) compareKey(actual, expected, key, keys, context);
  }
}

function describeWrongClass(actual, expected) {
  const text = `The error is expected to be an instance of "${expected.name}". Received `;
  if (!isError(actual)) return `${text}"${inspect(actual, { depth: -1 })}"`;
  return `${text}"${actual.name}"\n\nError message:\n\n${actual.message}`;
}

function describeValidation(actual, expected, result) {
  const name = expected.name ? `"${expected.name}" ` : '';
  const text = `The ${name}validation function is expected to return "true". Received ${inspect(result)}`;
  return isError(actual) ? `${text}\n\nCaught error:\n\n${actual}` : text;
}

/** undefined when the error is as expected; else a function that makes the message. */
function findMismatch(actual, expected) {
  if (isRegExp(expected)) {
    const text = String(actual);
    if (expected.exec(text) !== null) return undefined;
    return () => `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`;
  }
  if (expected.prototype !== undefined && actual instanceof expected) return undefined;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) return () => describeWrongClass(actual, expected);
  const result = Reflect.apply(expected, {}, [actual]);
  return result === true ? undefined : () => describeValidation(actual, expected, result);
}

function checkExpected(actual, expected, context) {
  if (typeof expected !== 'function' && !isRegExp(expected)) {
    compareWithObject(actual, expected, context);
    return;
  }
  const describe = findMismatch(actual, expected);
  if (describe === undefined) return;
  const { message, fn, diff } = context;
  if (isError(message)) throw message;
  const error = new AssertionError({
    actual, expected, message: message || describe(), operator: fn.name, stackStartFn: fn, diff,
  });
  error.generatedMessage = !message;
  throw error;
}

const EXPECTATIONS = ['Object', 'Error', 'Function', 'RegExp'];

function checkAmbiguous(actual, text) {
  if (typeof actual === 'object' && actual !== null) {
    if (actual.message === text) {
      throw new ERR_AMBIGUOUS_ARGUMENT('error/message', `The error message "${actual.message}" is identical to the message.`);
    }
  } else if (actual === text) {
    throw new ERR_AMBIGUOUS_ARGUMENT('error/message', `The error "${actual}" is identical to the message.`);
  }
}

/** throws and rejects: `args` are what the caller gave after the function or promise. */
function expectsError(fn, rejects, actual, args, diff) {
  let [error, message] = args;
  if (typeof error === 'string') {
    if (args.length === 2) throw new ERR_INVALID_ARG_TYPE('error', EXPECTATIONS, error);
    checkAmbiguous(actual, error);
    message = error;
    error = undefined;
  } else if (error !== null && error !== undefined && typeof error !== 'object' && typeof error !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('error', EXPECTATIONS, error);
  }
  if (actual === NONE) {
    const name = error?.name ? ` (${error.name})` : '';
    fail({
      actual: undefined,
      expected: error,
      operator: fn.name,
      message: `Missing expected ${rejects ? 'rejection' : 'exception'}${name}${message ? `: ${message}` : '.'}`,
      stackStartFn: fn,
      diff,
    });
  }
  if (error) checkExpected(actual, error, { message, fn, diff });
}

function isExpectedKind(actual, expected) {
  if (typeof expected !== 'function') {
    if (isRegExp(expected)) return expected.exec(String(actual)) !== null;
    throw new ERR_INVALID_ARG_TYPE('expected', ['Function', 'RegExp'], expected);
  }
  if (expected.prototype !== undefined && actual instanceof expected) return true;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) return false;
  return Reflect.apply(expected, {}, [actual]) === true;
}

/** doesNotThrow and doesNotReject. */
function expectsNoError(fn, rejects, actual, args, diff) {
  if (actual === NONE) return;
  let [error, message] = args;
  if (typeof error === 'string') {
    message = error;
    error = undefined;
  }
  if (!error || isExpectedKind(actual, error)) {
    const details = message ? `: ${message}` : '.';
    fail({
      actual,
      expected: error,
      operator: fn.name,
      message: `Got unwanted ${rejects ? 'rejection' : 'exception'}${details}\nActual message: "${actual?.message}"`,
      stackStartFn: fn,
      diff,
    });
  }
  throw actual;
}

function errorOf(fn) {
  validateFunction(fn, 'fn');
  try {
    fn();
  } catch (err) {
    return err;
  }
  return NONE;
}

function isThenable(value) {
  return isPromise(value) || (value !== null && typeof value === 'object' &&
    typeof value.then === 'function' && typeof value.catch === 'function');
}

async function rejectionOf(promiseFn) {
  let promise;
  if (typeof promiseFn === 'function') {
    promise = promiseFn();
    if (!isThenable(promise)) throw new ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', promise);
  } else if (isThenable(promiseFn)) {
    promise = promiseFn;
  } else {
    throw new ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], promiseFn);
  }
  try {
    await promise;
  } catch (err) {
    return err;
  }
  return NONE;
}

module.exports = { errorOf, expectsError, expectsNoError, fail, inspect, isError, rejectionOf };
