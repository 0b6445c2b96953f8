'use strict';

// before, after, beforeEach and afterEach of one test or suite. https://nodejs.org/api/test.html#beforefn-options

const { call } = require('internal/test_runner/call');
const { toFailure } = require('internal/test_runner/failure');
const { untilStopped } = require('internal/test_runner/stop');

async function runHook(test, { fn, timeout, signal }, context) {
  try {
    await untilStopped(call(test, fn, context, [context]), timeout, [signal]);
  } catch (error) {
    throw toFailure(error, 'hookFailed');
  }
}

class Hooks {
  before = [];
  after = [];
  beforeEach = [];
  afterEach = [];
  #begun = null;

  /** Runs those of `before` once: for whoever comes first, the others wait for them too. */
  begin(owner) {
    this.#begun ??= this.run('before', owner, owner.context);
    return this.#begun;
  }

  hasBegun() {
    return this.#begun !== null;
  }

  /** Runs hooks one after the other as code of `test`. */
  async run(kind, test, context) {
    for (const hook of this[kind]) await runHook(test, hook, context);
  }

  /** Runs all hooks, whatever some throw; rejects with the first error. */
  async runAll(kind, test, context) {
    let first;
    for (const hook of this[kind]) {
      try {
        await runHook(test, hook, context);
      } catch (error) {
        first ??= error;
      }
    }
    if (first !== undefined) throw first;
  }
}

module.exports = { Hooks, runHook };
