'use strict';

// https://nodejs.org/api/test.html#test-reporters

const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');

function define(name, get) {
  Object.defineProperty(module.exports, name, { __proto__: null, configurable: true, enumerable: true, get });
}

/** A class of Node's that can be called without `new`. */
function SpecReporter(...args) {
  const { SpecReporter: Reporter } = require('internal/test_runner/reporters/spec');
  return Reflect.construct(Reporter, args);
}

function LcovReporter() {
  throw new ERR_METHOD_NOT_IMPLEMENTED('lcov'); // nothing collects coverage
}

define('dot', () => require('internal/test_runner/reporters/dot').dot);
define('junit', () => require('internal/test_runner/reporters/junit').junit);
define('spec', () => SpecReporter);
define('tap', () => require('internal/test_runner/reporters/tap').tap);
define('lcov', () => LcovReporter);
