'use strict';

// A suite: its function is called at once and only makes tests, which run when the suite's turn comes.
// https://nodejs.org/api/test.html#suitename-options-fn

const { SuiteContext } = require('internal/test_runner/context');
const { runAs } = require('internal/test_runner/current');
const { toFailure } = require('internal/test_runner/failure');
const { TestNode } = require('internal/test_runner/node');
const { untilStopped } = require('internal/test_runner/stop');

class Suite extends TestNode {
  kind = 'suite';
  #built;

  constructor(parent, description) {
    super(parent, description);
    this.context = new SuiteContext(this);
    if (!this.skip) this.#built = this.#build();
  }

  parallelism() {
    return Infinity;
  }

  /** What the function throws is the failure of the suite's run. */
  async #build() {
    try {
      await runAs(this, this.fn, this.context, [this.context]);
    } catch (error) {
      this.fail(toFailure(error));
    }
  }

  async execute() {
    await this.#built;
    if (this.error !== null) return;
    // Marked by a test of its own: then that decides and not the suite's mark.
    try {
      await this.parent.hooks.begin(this.parent);
      await this.hooks.begin(this);
      this.startSubtests();
      await untilStopped(this.subtestsEnd(), this.timeout, [this.signal, this.controller.signal]);
    } catch (error) {
      this.fail(toFailure(error));
    }
    try {
      await this.hooks.runAll('after', this, this.context);
    } catch (error) {
      this.fail(error);
    }
  }

  adopt(subtest) {
    super.adopt(subtest);
    if (subtest.only) this.markOnly();
  }

  /** A test of this suite is among those that shall run alone. */
  markOnly() {
    this.runOnlySubtests = true;
    this.only = true;
    this.parent?.markOnly?.();
  }

  release() {}
}

module.exports = { Suite };
