'use strict';

// Standard streams between a worker and who started it: pieces travel as messages, and the reader asks for more.

const { Readable, Writable } = require('stream');

/** The end that writes: stdout and stderr in the worker, stdin at who started it. */
class OutgoingStdio extends Writable {
  #post;
  #name;
  #hold;
  #waiting = [];

  /**
   * @param post sends a message
   * @param hold called with true while a write waits for the reader, then with false
   */
  constructor(name, post, hold = () => {}) {
    super({ decodeStrings: false });
    this.#name = name;
    this.#post = post;
    this.#hold = hold;
  }

  _writev(writes, callback) {
    const pieces = writes.map(({ chunk, encoding }) => ({ chunk, encoding }));
    this.#post({ type: 'stdio', stream: this.#name, pieces });
    if (this.#waiting.length === 0) this.#hold(true);
    this.#waiting.push(callback);
  }

  _final(callback) {
    this.#post({ type: 'stdio', stream: this.#name, pieces: null });
    callback();
  }

  /** The reader wants more, or will never want any. */
  wanted() {
    const callbacks = this.#waiting;
    this.#waiting = [];
    if (callbacks.length > 0) this.#hold(false);
    for (const callback of callbacks) callback();
  }

  /** Sends all that was written, wanted or not: the thread ends. */
  sendAll() {
    while (this.#waiting.length > 0) this.wanted();
  }
}

/** The end that reads. */
class IncomingStdio extends Readable {
  #post;
  #name;
  #owed = false; // whether the writer waits to hear that we want more

  constructor(name, post) {
    super();
    this.#name = name;
    this.#post = post;
  }

  _read() {
    if (!this.#owed) return;
    this.#owed = false;
    this.#post({ type: 'wanted', stream: this.#name });
  }

  /** Takes what came. */
  take(pieces) {
    if (pieces === null) {
      this.push(null);
      return;
    }
    this.#owed = true;
    let wantsMore = true;
    for (const { chunk, encoding } of pieces) wantsMore = this.push(toBytes(chunk), encoding === 'buffer' ? undefined : encoding);
    if (wantsMore) this._read();
  }
}

const toBytes = (chunk) => (typeof chunk === 'string' ? chunk : require('buffer').Buffer.from(chunk));

module.exports = { IncomingStdio, OutgoingStdio };
