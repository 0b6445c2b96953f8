'use strict';

// readline.promises.Readline: moves of the cursor and erasures, gathered and written together.

const process = require('process');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateBoolean, validateInteger } = require('internal/validators');
const { CLEAR_SCREEN_DOWN, clearLineSequence, cursorToSequence, moveSequence } = require('internal/readline/cursor');

function isWritable(stream) {
  return typeof stream?.write === 'function' && typeof stream.on === 'function' && stream.writable !== false;
}

class Readline {
  #autoCommit = false;
  #stream;
  #actions = [];

  constructor(stream, options = undefined) {
    if (!isWritable(stream)) throw new ERR_INVALID_ARG_TYPE('stream', 'Writable', stream);
    this.#stream = stream;
    if (options?.autoCommit !== undefined && options.autoCommit !== null) {
      validateBoolean(options.autoCommit, 'options.autoCommit');
      this.#autoCommit = options.autoCommit;
    }
  }

  #add(sequence) {
    if (this.#autoCommit) process.nextTick(() => this.#stream.write(sequence));
    else this.#actions.push(sequence);
    return this;
  }

  cursorTo(x, y = undefined) {
    validateInteger(x, 'x');
    if (y !== undefined && y !== null) validateInteger(y, 'y');
    return this.#add(cursorToSequence(x, y));
  }

  moveCursor(dx, dy) {
    if (!dx && !dy) return this;
    validateInteger(dx, 'dx');
    validateInteger(dy, 'dy');
    return this.#add(moveSequence(dx, dy));
  }

  clearLine(dir) {
    validateInteger(dir, 'dir', -1, 1);
    return this.#add(clearLineSequence(dir));
  }

  clearScreenDown() {
    return this.#add(CLEAR_SCREEN_DOWN);
  }

  commit() {
    return new Promise((resolve) => {
      this.#stream.write(this.#actions.join(''), resolve);
      this.#actions = [];
    });
  }

  rollback() {
    this.#actions = [];
    return this;
  }
}

module.exports = { Readline };
