'use strict';

// A node of the tree of tests: what tests, suites and the root have in common. It owns its subtests, starts as many of
// them at a time as it may, and tells the reporter of them in the order in which they were made.
//
//   created -> running -> finished        a node that is cancelled or filtered finishes without running

const { AbortController } = require('internal/abort_controller');
const { getFrame } = require('internal/async_context');
const { isLeftOut } = require('internal/test_runner/filters');
const { failure, toFailure } = require('internal/test_runner/failure');
const { Hooks } = require('internal/test_runner/hooks');

const binding = internalBinding('performance');

/** To the nanosecond, and never 0, which is the duration of what did not run. */
function millisSince(start) {
  return Math.max(Math.round((binding.now() - start) * 1e6) / 1e6, 1e-6);
}

class TestNode {
  parent;
  name;
  fn;
  location;
  frame = getFrame();
  nesting;
  subtests = [];
  hooks = new Hooks();
  controller = new AbortController();
  error = null;
  passed = false;
  running = false;
  finished = false;
  filtered = false;
  plan = null;
  diagnostics = [];
  durationMillis = 0;
  runOnlySubtests = false;
  #waiting = [];
  #active = 0;
  #reported = 0; // subtests that the reporter has been told of
  #opened = false; // the reporter knows that this node has subtests
  #done = Promise.withResolvers();
  #idle = null;
  #startedAt = 0;

  constructor(parent, { name, options, fn, location }) {
    this.parent = parent;
    this.name = name;
    this.fn = fn;
    this.location = location;
    this.nesting = parent === null ? -1 : parent.nesting + 1;
    this.timeout = options.timeout ?? parent?.timeout;
    this.concurrency = this.concurrencyFrom(options.concurrency) ?? parent?.concurrency ?? 1;
    this.signal = options.signal;
    this.skip = options.skip;
    this.todo = options.todo;
    this.only = Boolean(options.only);
  }

  concurrencyFrom(option) {
    if (typeof option === 'number') return option;
    if (option === true) return this.parallelism();
    return option === false ? 1 : undefined;
  }

  /** A promise of the end; it never rejects. */
  get done() {
    return this.#done.promise;
  }

  get fullName() {
    return this.parent === null || this.parent.parent === null ? this.name : `${this.parent.fullName} > ${this.name}`;
  }

  get isRoot() {
    return this.parent === null;
  }

  /** Takes a new subtest in: it starts now if there is room, else when others end. */
  adopt(subtest) {
    this.subtests.push(subtest);
    if (this.finished) {
      subtest.cancel(failure('test could not be started because its parent finished', 'parentAlreadyFinished'));
      return;
    }
    this.#waiting.push(subtest);
    if (this.running) this.startSubtests();
  }

  startSubtests() {
    while (this.#active < this.concurrency && this.#waiting.length > 0) {
      const subtest = this.#waiting.shift();
      if (subtest.finished) continue;
      this.#active++;
      subtest.run().then(() => this.#subtestEnded());
    }
    if (this.#active === 0 && this.#waiting.length === 0) this.becameIdle();
  }

  #subtestEnded() {
    this.#active--;
    this.startSubtests();
  }

  becameIdle() {
    this.#idle?.resolve();
    this.#idle = null;
  }

  /** Waits for all subtests, also for those that come while it waits. */
  async subtestsEnd() {
    while (this.#active > 0 || this.#waiting.length > 0) {
      this.#idle ??= Promise.withResolvers();
      await this.#idle.promise;
    }
  }

  async run() {
    this.running = true;
    this.#startedAt = binding.now();
    try {
      if (this.isFiltered()) this.filter();
      else if (!this.skip) await this.execute();
    } catch (error) {
      this.fail(toFailure(error));
    }
    this.finish();
  }

  isFiltered() {
    return (this.parent.runOnlySubtests && !this.only) || isLeftOut(this);
  }

  /** Takes the node and all below it out of the results. */
  filter() {
    this.filtered = true;
    for (const subtest of this.subtests) subtest.filter();
  }

  /** The first failure counts. */
  fail(error) {
    if (this.finished || this.error !== null) return;
    this.error = error;
  }

  /** Ends a node that its parent does not wait for. */
  cancel(error = failure('test did not finish before its parent and was cancelled', 'cancelledByParent')) {
    if (this.finished) return;
    this.fail(error);
    this.finish();
  }

  finish() {
    if (this.finished) return;
    if (this.running) this.durationMillis = millisSince(this.#startedAt);
    for (const subtest of this.subtests) subtest.cancel();
    this.#judgeSubtests();
    this.passed = this.error === null;
    this.finished = true;
    this.controller.abort();
    this.release();
    this.#done.resolve();
    this.parent?.reportSubtests();
  }

  #judgeSubtests() {
    const failed = this.subtests.filter((each) => !each.passed && !each.todo && !each.filtered).length;
    if (failed > 0) this.fail(failure(`${failed} subtest${failed === 1 ? '' : 's'} failed`, 'subtestsFailed'));
  }

  /** Whether it is this node's turn to be told of. */
  #isNext() {
    return this.isRoot || (this.parent.#isNext() && this.parent.subtests[this.parent.#reported] === this);
  }

  reportSubtests() {
    if (!this.#isNext()) return;
    while (this.#reported < this.subtests.length) {
      const next = this.subtests[this.#reported];
      if (!next.finished) {
        next.reportSubtests();
        return;
      }
      next.#reportWhole();
      this.#reported++;
    }
  }

  /** Tells of a finished node and of all below it. */
  #reportWhole() {
    if (this.filtered) return;
    this.#open();
    while (this.#reported < this.subtests.length) this.subtests[this.#reported++].#reportWhole();
    this.reporter.ended(this);
  }

  /** The parents of a node that is told of have begun, for the reporter. */
  #open() {
    const { parent } = this;
    if (parent === null || parent.isRoot || parent.#opened) return;
    parent.#open();
    parent.#opened = true;
    this.reporter.began(parent);
  }

  get reporter() {
    return this.parent.reporter;
  }
}

module.exports = { TestNode };
