'use strict';

// What happens in the tree of tests, as the events that reporters are given: `{ type, data }`, each test's in order.
// https://nodejs.org/api/test.html#class-testsstream

const { isCancellation } = require('internal/test_runner/failure');

const binding = internalBinding('performance');

function placeOf({ location }) {
  return location === undefined ? {} : { line: location.line, column: location.column, file: location.file };
}

/** Turns what the tree tells of its nodes into events for `sink`. */
class EventTeller {
  #sink;
  #begun = new WeakSet();
  #told = new WeakMap(); // how many subtests of a node were told of
  #counts = { tests: 0, suites: 0, passed: 0, failed: 0, cancelled: 0, skipped: 0, todo: 0, topLevel: 0 };

  constructor(sink) {
    this.#sink = sink;
  }

  #tell(type, data) {
    this.#sink({ __proto__: null, type, data: { __proto__: null, ...data } });
  }

  began(test) {
    if (this.#begun.has(test)) return;
    this.#begun.add(test);
    this.#tell('test:start', { nesting: test.nesting, name: test.name, ...placeOf(test) });
  }

  ended(test) {
    this.began(test);
    this.#count(test);
    if (this.#told.has(test)) this.#plan(test, test.nesting + 1);
    const testNumber = (this.#told.get(test.parent) ?? 0) + 1;
    this.#told.set(test.parent, testNumber);
    const passed = test.passed || Boolean(test.skip);
    const details = { duration_ms: test.durationMillis, type: test.kind };
    if (!passed) details.error = test.error;
    this.#tell(passed ? 'test:pass' : 'test:fail', {
      name: test.name, nesting: test.nesting, testNumber, details, ...placeOf(test), ...directiveOf(test),
    });
    for (const message of test.diagnostics) {
      this.#tell('test:diagnostic', { nesting: test.nesting, message, ...placeOf(test), level: 'info' });
    }
  }

  #plan(test, nesting) {
    this.#tell('test:plan', { nesting, count: this.#told.get(test) ?? 0, ...placeOf(test) });
  }

  #count(test) {
    const counts = this.#counts;
    if (test.nesting === 0) counts.topLevel++;
    if (test.kind === 'suite') {
      counts.suites++;
      return;
    }
    counts.tests++;
    if (test.skip) counts.skipped++;
    else if (test.todo) counts.todo++;
    else if (test.passed) counts.passed++;
    else if (isCancellation(test.error)) counts.cancelled++;
    else counts.failed++;
  }

  /** Another process tells of a test of its own, in order. */
  passOn({ type, data }, parent) {
    if ((type === 'test:pass' || type === 'test:fail') && data.nesting === 0) {
      data.testNumber = (this.#told.get(parent) ?? 0) + 1;
      this.#told.set(parent, data.testNumber);
    }
    this.#tell(type, data);
  }

  /** Adds what another process has counted. */
  add(counts) {
    for (const name of Object.keys(this.#counts)) this.#counts[name] += counts[name];
  }

  /** The end of all: `children` of a process that tells others are summarized by those. */
  summarize(root, isChild) {
    const counts = { __proto__: null, ...this.#counts };
    if (!isChild) {
      this.#plan(root, 0);
      const { tests, suites, passed: pass, failed: fail, cancelled, skipped, todo } = counts;
      const lines = { tests, suites, pass, fail, cancelled, skipped, todo, duration_ms: binding.now() };
      for (const message of root.diagnostics) this.#diagnose(message);
      for (const [name, value] of Object.entries(lines)) this.#diagnose(`${name} ${value}`);
    }
    this.#tell('test:summary', { success: root.passed, counts, duration_ms: binding.now(), file: undefined, error: root.error });
  }

  #diagnose(message) {
    this.#tell('test:diagnostic', { nesting: 0, message, level: 'info' });
  }
}

function directiveOf({ skip, todo }) {
  if (skip) return { skip };
  return todo ? { todo } : {};
}

module.exports = { EventTeller };
