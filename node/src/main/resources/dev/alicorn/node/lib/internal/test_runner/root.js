'use strict';

// The root of the tree: it lives from the first test until the process ends, and tells the outcome.

const path = require('path');
const process = require('process');
const { TestContext } = require('internal/test_runner/context');
const { currentTest } = require('internal/test_runner/current');
const { failure, toFailure } = require('internal/test_runner/failure');
const { TestNode } = require('internal/test_runner/node');
const { isOn } = require('internal/options');
const { EventTeller } = require('internal/test_runner/events');
const { isTold, openSink } = require('internal/test_runner/output');

const UNSETTLED = 'Promise resolution is still pending but the event loop has already resolved';

class Root extends TestNode {
  kind = 'root';
  #reporter = new EventTeller(openSink());
  #afterRan = false;

  constructor() {
    super(null, { name: '<root>', options: { concurrency: false }, fn: undefined, location: undefined });
    this.context = new TestContext(this);
    process.on('uncaughtException', (error) => this.#onUncaught(error, 'uncaughtException'));
    process.on('unhandledRejection', (error) => this.#onUncaught(error, 'unhandledRejection'));
    process.on('beforeExit', () => this.#onBeforeExit());
    // Tests start behind the main script, so that all of them are known.
    process.nextTick(() => {
      this.running = true;
      this.startSubtests();
    });
  }

  get reporter() {
    return this.#reporter;
  }

  adopt(subtest) {
    super.adopt(subtest);
    if (subtest.only) this.markOnly();
  }

  markOnly() {
    this.runOnlySubtests = true;
  }

  becameIdle() {
    super.becameIdle();
    if (this.subtests.length > 0) this.#runAfter();
  }

  async #runAfter() {
    if (this.#afterRan) return;
    this.#afterRan = true;
    try {
      await this.hooks.begin(this);
      await this.hooks.runAll('after', this, this.context);
    } catch (error) {
      this.fail(toFailure(error));
    }
  }

  #onUncaught(error, type) {
    const test = currentTest();
    if (test === undefined && !this.running) throw error; // the main script's own
    if (test === undefined || test.finished) {
      this.diagnostics.push(describeStray(test, error, type));
      process.exitCode = 1;
      return;
    }
    test.fail(failure(error, type));
    test.controller.abort();
  }

  #onBeforeExit() {
    if (this.finished) return;
    if (this.subtests.length === 0 && !this.#afterRan) {
      this.#runAfter(); // may give the loop work; else this event comes no more
      if (this.hooks.before.length + this.hooks.after.length > 0) return;
    }
    for (const subtest of this.subtests) subtest.cancel(failure(UNSETTLED, 'cancelledByParent'));
    this.finish();
    if (isOn('test-update-snapshots')) require('internal/test_runner/snapshot').writeFiles();
    if (!this.passed) process.exitCode = 1;
    this.#reporter.summarize(this, isTold());
  }

  release() {}
}

/** Where a test is written, from the working directory. */
function placeOf({ location }) {
  return location === undefined ? '' : `${path.relative(process.cwd(), location.file)}:${location.line}:${location.column}`;
}

function describeStray(test, error, type) {
  const head = test === undefined ?
    'A resource generated asynchronous activity after the test ended.' :
    `Test "${test.fullName}" at ${placeOf(test)} generated asynchronous ` +
      'activity after the test ended.';
  const what = test === undefined ? '' : ' and would have caused the test to fail';
  return `Error: ${head} This activity created the error "${error}"${what}, but instead triggered an ${type} event.`;
}

module.exports = { Root };
