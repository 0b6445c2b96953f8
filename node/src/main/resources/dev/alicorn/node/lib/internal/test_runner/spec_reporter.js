'use strict';

// Results as text. https://nodejs.org/api/test.html#test-reporters

const path = require('path');
const process = require('process');
const { shouldColorize } = require('internal/util/colors');
const { isCancellation } = require('internal/test_runner/failure');

const binding = internalBinding('performance');

const COLORS = { green: '\u001b[32m', red: '\u001b[31m', yellow: '\u001b[33m', blue: '\u001b[34m', gray: '\u001b[90m', white: '\u001b[39m' };
const SYMBOLS = {
  passed: ['✔', 'green'],
  failed: ['✖', 'red'],
  skipped: ['﹣', 'gray'],
  todo: ['⚠', 'yellow'],
};

/** Where a test is written, from the working directory. */
function placeOf({ location }) {
  if (location === undefined) return '';
  return `${path.relative(process.cwd(), location.file)}:${location.line}:${location.column}`;
}

function outcomeOf(test) {
  if (test.skip) return 'skipped';
  if (test.passed) return 'passed';
  return test.todo ? 'todo' : 'failed';
}

/** ' # SKIP', ' # the reason', or nothing. */
function directiveOf({ skip, todo }) {
  const [reason, word] = skip ? [skip, 'SKIP'] : [todo, 'TODO'];
  if (!reason) return '';
  return ` # ${typeof reason === 'string' ? reason : word}`;
}

function indented(text, by) {
  return text.split('\n').map((line) => `${by}${line}`).join('\n');
}

class SpecReporter {
  #failures = [];
  #counts = { tests: 0, suites: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
  #colored;

  began(test) {
    this.#print(test.nesting, `▶ ${test.name}`);
  }

  ended(test) {
    this.#count(test);
    this.#print(test.nesting, this.#line(test));
    for (const message of test.diagnostics) this.#printInfo(test.nesting, message);
    if (!test.passed && !test.skip && test.error.failureType !== 'subtestsFailed') this.#failures.push(test);
  }

  summarize(root) {
    for (const message of root.diagnostics) this.#printInfo(0, message);
    for (const [name, count] of Object.entries(this.#counts)) this.#printInfo(0, `${name} ${count}`);
    this.#printInfo(0, `duration_ms ${binding.now()}`);
    if (root.error !== null && root.error.failureType !== 'subtestsFailed') this.#failures.push(root);
    if (this.#failures.length === 0) return;
    this.#print(0, `\n${this.#paint('red', '✖ failing tests:')}`);
    for (const test of this.#failures) this.#printFailure(test);
  }

  #count(test) {
    const counts = this.#counts;
    if (test.kind === 'suite') {
      counts.suites++;
      return;
    }
    counts.tests++;
    if (test.skip) counts.skipped++;
    else if (test.todo) counts.todo++;
    else if (test.passed) counts.pass++;
    else if (isCancellation(test.error)) counts.cancelled++;
    else counts.fail++;
  }

  #line(test) {
    const [symbol, color] = SYMBOLS[outcomeOf(test)];
    const duration = test.durationMillis === 0 ? '' : ` ${this.#paint('gray', `(${test.durationMillis}ms)`)}`;
    return `${this.#paint(color, `${symbol} ${test.name}`)}${duration}${directiveOf(test)}`;
  }

  #printFailure(test) {
    const { inspect } = require('internal/util/inspect');
    const place = placeOf(test);
    this.#print(0, `\n${place === '' ? '' : `test at ${place}\n`}${this.#line(test)}`);
    const { cause } = test.error;
    this.#print(0, indented(inspect(cause === undefined ? test.error : cause, { colors: this.#isColored(), breakLength: Infinity }), '  '));
  }

  #printInfo(nesting, message) {
    this.#print(nesting, this.#paint('blue', `ℹ ${message}`));
  }

  #print(nesting, text) {
    process.stdout.write(`${indented(text, '  '.repeat(nesting))}\n`);
  }

  #isColored() {
    this.#colored ??= shouldColorize(process.stdout);
    return this.#colored;
  }

  #paint(color, text) {
    return this.#isColored() ? `${COLORS[color]}${text}${COLORS.white}` : text;
  }
}

module.exports = { SpecReporter, placeOf };
