'use strict';

// How many assertions and subtests a test expects. https://nodejs.org/api/test.html#contextplancountoptions

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { failure } = require('internal/test_runner/failure');
const { clearTimeout, start, TIMEOUT_MAX, Timeout } = require('internal/timers');
const { validateNumber, validateObject, validateUint32 } = require('internal/validators');

function readWait(options) {
  validateObject(options, 'options');
  const { wait } = options;
  if (wait === undefined || typeof wait === 'boolean') return wait === true ? Infinity : 0;
  if (typeof wait !== 'number') throw new ERR_INVALID_ARG_TYPE('options.wait', ['boolean', 'number'], wait);
  validateNumber(wait, 'options.wait', 0, TIMEOUT_MAX);
  return wait;
}

class Plan {
  #expected;
  #wait;
  #counted = 0;
  #reached = Promise.withResolvers();

  constructor(expected, options = {}) {
    validateUint32(expected, 'count');
    this.#expected = expected;
    this.#wait = readWait(options);
  }

  count() {
    if (++this.#counted === this.#expected) this.#reached.resolve();
  }

  /** Waits as long as the plan allows; rejects if the count is not met. */
  async check() {
    if (this.#counted < this.#expected && this.#wait > 0) await this.#waitForCount();
    if (this.#counted === this.#expected) return;
    throw failure(`plan expected ${this.#expected} assertions but received ${this.#counted}`, 'testCodeFailure');
  }

  async #waitForCount() {
    if (this.#wait === Infinity) return this.#reached.promise;
    const { promise, reject } = Promise.withResolvers();
    const timer = start(new Timeout(() => reject(failure(
      `plan timed out after ${this.#wait}ms with ${this.#counted} assertions when expecting ${this.#expected}`,
      'testTimeoutFailure')), this.#wait, undefined, false, true));
    try {
      await Promise.race([this.#reached.promise, promise]);
    } finally {
      clearTimeout(timer);
    }
    return undefined;
  }
}

module.exports = { Plan };
