'use strict';

// Events as text for people. https://nodejs.org/api/test.html#test-reporters

const path = require('path');
const process = require('process');
const { shouldColorize } = require('internal/util/colors');

const COLORS = { green: '\u001b[32m', red: '\u001b[31m', yellow: '\u001b[33m', blue: '\u001b[34m', gray: '\u001b[90m', white: '\u001b[39m' };
const SYMBOLS = {
  passed: ['✔', 'green'],
  failed: ['✖', 'red'],
  skipped: ['﹣', 'gray'],
  todo: ['⚠', 'yellow'],
};

/** Where a test is written, from the working directory. */
function placeOf({ file, line, column }) {
  return file === undefined ? '' : `${path.relative(process.cwd(), file)}:${line}:${column}`;
}

function outcomeOf({ type, data }) {
  if (data.skip) return 'skipped';
  if (type === 'test:pass') return 'passed';
  return data.todo ? 'todo' : 'failed';
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

class SpecFormat {
  #failures = [];
  #started = []; // tests that have begun and of which nothing was printed yet
  #colored;

  /** @return the text that an event adds; '' for none */
  format(event) {
    const { type, data } = event;
    switch (type) {
      case 'test:start':
        this.#started.push(data);
        return '';
      case 'test:pass':
      case 'test:fail':
        return this.#ended(event);
      case 'test:stdout':
      case 'test:stderr':
        return data.message;
      case 'test:diagnostic':
        return this.#lines(data.nesting, this.#paint('blue', `ℹ ${data.message}`));
      case 'test:summary':
        return data.file === undefined ? this.#summary(data) : '';
      default:
        return '';
    }
  }

  /** The parents of a test are named before it. */
  #ended(event) {
    const { nesting } = event.data;
    let text = '';
    for (const parent of this.#started.splice(0)) {
      if (parent.nesting < nesting) text += this.#lines(parent.nesting, `▶ ${parent.name}`);
    }
    const { error } = event.data.details;
    if (event.type === 'test:fail' && error?.failureType !== 'subtestsFailed') this.#failures.push(event);
    return text + this.#lines(nesting, this.#outcome(event));
  }

  #summary({ error }) {
    let text = '';
    if (error && error.failureType !== 'subtestsFailed') {
      this.#failures.push({ type: 'test:fail', data: { name: '<root>', nesting: 0, details: { error, duration_ms: 0 } } });
    }
    if (this.#failures.length === 0) return text;
    text += this.#lines(0, `\n${this.#paint('red', '✖ failing tests:')}`);
    for (const failed of this.#failures) text += this.#failure(failed);
    return text;
  }

  #outcome({ type, data }) {
    const [symbol, color] = SYMBOLS[outcomeOf({ type, data })];
    const { duration_ms: millis } = data.details;
    const duration = millis === 0 ? '' : ` ${this.#paint('gray', `(${millis}ms)`)}`;
    return `${this.#paint(color, `${symbol} ${data.name}`)}${duration}${directiveOf(data)}`;
  }

  #failure(event) {
    const { inspect } = require('internal/util/inspect');
    const place = placeOf(event.data);
    const { error } = event.data.details;
    const shown = error.cause === undefined ? error : error.cause;
    return this.#lines(0, `\n${place === '' ? '' : `test at ${place}\n`}${this.#outcome(event)}`) +
      this.#lines(0, indented(inspect(shown, { colors: this.#isColored(), breakLength: Infinity }), '  '));
  }

  #lines(nesting, text) {
    return `${indented(text, '  '.repeat(nesting))}\n`;
  }

  #isColored() {
    this.#colored ??= shouldColorize(process.stdout);
    return this.#colored;
  }

  #paint(color, text) {
    return this.#isColored() ? `${COLORS[color]}${text}${COLORS.white}` : text;
  }
}

module.exports = { SpecFormat, directiveOf, indented };
