'use strict';

// What the functions of tests and suites are given. https://nodejs.org/api/test.html#class-testcontext

const { readHook } = require('internal/test_runner/arguments');
const { Plan } = require('internal/test_runner/plan');
const { waitFor } = require('internal/test_runner/wait_for');

/** Adds a hook to a node; a `before` of a test that runs already is run at once. */
function addHook(node, kind, fn, options) {
  const hook = readHook(fn, options);
  const late = kind === 'before' && node.running && !node.isRoot && node.kind === 'test';
  if (late) return require('internal/test_runner/hooks').runHook(node, hook, node.context);
  node.hooks[kind].push(hook);
  return undefined;
}

/** Tests belong to the program's file, wherever they are written. */
function mainFile() {
  return require('process').argv[1];
}

class SuiteContext {
  #suite;

  constructor(suite) {
    this.#suite = suite;
  }

  get signal() {
    return this.#suite.controller.signal;
  }

  get name() {
    return this.#suite.name;
  }

  get filePath() {
    return mainFile();
  }

  get fullName() {
    return this.#suite.fullName;
  }
}

class TestContext {
  #test;
  #assert;

  constructor(test) {
    this.#test = test;
  }

  get signal() {
    return this.#test.controller.signal;
  }

  get name() {
    return this.#test.name;
  }

  get filePath() {
    return mainFile();
  }

  get fullName() {
    return this.#test.fullName;
  }

  get error() {
    return this.#test.error;
  }

  get passed() {
    return this.#test.passed;
  }

  get attempt() {
    return 0;
  }

  diagnostic(message) {
    this.#test.diagnostics.push(message);
  }

  plan(count, options) {
    if (this.#test.plan !== null) {
      const { codes: { ERR_TEST_FAILURE } } = require('internal/errors');
      throw new ERR_TEST_FAILURE('cannot set plan more than once', 'testCodeFailure');
    }
    this.#test.plan = new Plan(count, options);
  }

  get assert() {
    this.#assert ??= require('internal/test_runner/assertions').assertionsOf(this.#test, this);
    return this.#assert;
  }

  get mock() {
    this.#test.mocks ??= new (require('internal/test_runner/mock/tracker').MockTracker)();
    return this.#test.mocks;
  }

  runOnly(value) {
    this.#test.runOnlySubtests = Boolean(value);
  }

  skip(message) {
    this.#test.skip = message || true;
  }

  todo(message) {
    this.#test.todo = message || true;
  }

  test(name, options, fn) {
    this.#test.plan?.count();
    return require('internal/test_runner/harness').startTest(this.#test, name, options, fn);
  }

  before(fn, options) {
    return addHook(this.#test, 'before', fn, options);
  }

  after(fn, options) {
    addHook(this.#test, 'after', fn, options);
  }

  beforeEach(fn, options) {
    addHook(this.#test, 'beforeEach', fn, options);
  }

  afterEach(fn, options) {
    addHook(this.#test, 'afterEach', fn, options);
  }

  waitFor(condition, options) {
    return waitFor(condition, options);
  }
}

module.exports = { SuiteContext, TestContext, addHook };
