'use strict';

// A test. https://nodejs.org/api/test.html#testname-options-fn

const { call } = require('internal/test_runner/call');
const { TestContext } = require('internal/test_runner/context');
const { isCancellation, toFailure } = require('internal/test_runner/failure');
const { TestNode } = require('internal/test_runner/node');
const { Plan } = require('internal/test_runner/plan');
const { untilStopped } = require('internal/test_runner/stop');

class Test extends TestNode {
  kind = 'test';
  mocks = null;

  constructor(parent, description) {
    super(parent, description);
    this.context = new TestContext(this);
    if (description.options.plan !== undefined && description.options.plan !== null) this.plan = new Plan(description.options.plan);
  }

  parallelism() {
    return Math.max(require('os').availableParallelism() - 1, 1);
  }

  async execute() {
    const { ancestors } = this;
    for (const each of ancestors) await each.hooks.begin(each);
    try {
      for (const each of ancestors) await each.hooks.run('beforeEach', this, this.context);
      await untilStopped(this.#body(), this.timeout, [this.signal, this.controller.signal]);
    } catch (error) {
      this.fail(toFailure(error));
      if (isCancellation(this.error)) this.controller.abort(); // its code may still be running
    }
    await this.#cleanUp(ancestors);
  }

  /** From the root down to the parent. */
  get ancestors() {
    const list = [];
    for (let each = this.parent; each !== null; each = each.parent) list.unshift(each);
    return list;
  }

  async #body() {
    await call(this, this.fn, this.context, [this.context]);
    await this.subtestsEnd();
    await this.plan?.check();
  }

  async #cleanUp(ancestors) {
    for (const subtest of this.subtests) subtest.cancel();
    const steps = ancestors.toReversed().map((each) => () => each.hooks.runAll('afterEach', this, this.context));
    steps.push(() => this.hooks.runAll('after', this, this.context));
    for (const step of steps) {
      try {
        await step();
      } catch (error) {
        this.fail(error);
      }
    }
  }

  release() {
    this.mocks?.reset();
  }
}

module.exports = { Test };
