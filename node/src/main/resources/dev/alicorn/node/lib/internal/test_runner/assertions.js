'use strict';

// t.assert, and the assertions that a program adds to it. https://nodejs.org/api/test.html#contextassert

const assert = require('assert');
const { checkTruth } = require('internal/assert/methods');
const { validateFunction, validateString } = require('internal/validators');

const NOT_COPIED = new Set(['Assert', 'AssertionError', 'CallTracker', 'strict']);

const registered = new Map();

function register(name, fn) {
  validateString(name, 'name');
  validateFunction(fn, 'fn');
  registered.set(name, fn);
}

const builtIn = new Map(Object.keys(assert).filter((name) => !NOT_COPIED.has(name)).map((name) => [name, assert[name]]));
// Added last: it is a function of its own, whose caller's text the message shows.
builtIn.delete('ok');

/** The assertions of one test: each counts for its plan. */
function assertionsOf(test, context) {
  const assertions = {};
  const add = (name, fn, thisArg) => {
    assertions[name] = (...args) => {
      test.plan?.count();
      return Reflect.apply(fn, thisArg, args);
    };
  };
  for (const [name, fn] of builtIn) add(name, fn, assert);
  for (const name of ['snapshot', 'fileSnapshot']) {
    add(name, (...args) => require('internal/test_runner/snapshot')[name](test, ...args), undefined);
  }
  assertions.ok = function ok(...args) {
    test.plan?.count();
    if (!args[0]) checkTruth(ok, args, 'simple');
  };
  for (const [name, fn] of registered) add(name, fn, context);
  return assertions;
}

module.exports = { assertionsOf, register };
