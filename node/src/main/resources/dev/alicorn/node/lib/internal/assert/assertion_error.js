'use strict';

const { isErrorStackTraceLimitWritable } = require('internal/errors');
const { describeFailure } = require('internal/assert/messages');
const { validateObject, validateOneOf } = require('internal/validators');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const MAX_LINES = 10;
const MAX_LENGTH = 512;

/** An error as it looks without its stack, so that only what the values hold is compared and printed. */
function withoutStack(source) {
  const { isNativeError } = require('internal/util/types');
  if (!(isNativeError(source) || source instanceof Error)) return source;
  const target = Object.assign({ __proto__: Object.getPrototypeOf(source) }, source);
  Object.defineProperty(target, 'message', { value: source.message });
  if (Object.hasOwn(source, 'cause')) Object.defineProperty(target, 'cause', { value: withoutStack(source.cause) });
  return target;
}

function hasStack(value) {
  return typeof value === 'object' && value !== null && 'stack' in value && value instanceof Error;
}

function shortenText(value) {
  if (typeof value !== 'string') return value;
  const lines = value.split('\n', MAX_LINES);
  if (lines.length === MAX_LINES) {
    lines[MAX_LINES - 1] = '...';
    return lines.join('\n');
  }
  return value.length > MAX_LENGTH ? `${value.slice(MAX_LENGTH)}...` : value;
}

class AssertionError extends Error {
  constructor(options) {
    validateObject(options, 'options');
    const { message, operator, stackStartFn, details, stackStartFunction, diff = 'simple' } = options;
    let { actual, expected } = options;
    if (diff !== 'simple') validateOneOf(diff, 'options.diff', ['simple', 'full']);
    // The stack is taken at the end, from the caller's frame on; one here would be made in vain.
    const limit = Error.stackTraceLimit;
    const writable = isErrorStackTraceLimitWritable();
    if (writable) Error.stackTraceLimit = 0;
    if (message === null || message === undefined) {
      if (hasStack(actual) && hasStack(expected)) {
        actual = withoutStack(actual);
        expected = withoutStack(expected);
      }
    }
    super(describeFailure({ actual, expected, operator, message, diff }));
    if (writable) Error.stackTraceLimit = limit;
    this.generatedMessage = !message;
    // While the stack is rendered the name holds the code.
    Object.defineProperty(this, 'name', {
      value: 'AssertionError [ERR_ASSERTION]', enumerable: false, writable: true, configurable: true,
    });
    this.code = 'ERR_ASSERTION';
    this.#describe(details, options);
    Error.captureStackTrace(this, stackStartFn || stackStartFunction);
    void this.stack;
    this.name = 'AssertionError';
  }

  #describe(details, { actual, expected, operator, diff = 'simple' }) {
    if (details) {
      this.actual = undefined;
      this.expected = undefined;
      this.operator = undefined;
      details.forEach((detail, i) => {
        this[`message ${i}`] = detail.message;
        this[`actual ${i}`] = detail.actual;
        this[`expected ${i}`] = detail.expected;
        this[`operator ${i}`] = detail.operator;
        this[`stack trace ${i}`] = detail.stack;
      });
    } else {
      this.actual = actual;
      this.expected = expected;
      this.operator = operator;
    }
    this.diff = diff;
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [kInspect](_recurseTimes, context) {
    const { actual, expected } = this;
    this.actual = shortenText(actual);
    this.expected = shortenText(expected);
    const text = require('internal/util/inspect').inspect(this, { ...context, customInspect: false, depth: 0 });
    this.actual = actual;
    this.expected = expected;
    return text;
  }
}

module.exports = { AssertionError };
