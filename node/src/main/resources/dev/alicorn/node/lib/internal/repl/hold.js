'use strict';

/** Keeps what a REPL is told to do while it waits for a promise, and does it afterwards, in order. */
class Hold {
  #waiting = null;

  begin() {
    this.#waiting = [];
  }

  end() {
    const waiting = this.#waiting;
    this.#waiting = null;
    while (waiting.length > 0) {
      waiting.shift()();
      if (this.#waiting !== null) { // one of them waits itself
        this.#waiting.push(...waiting);
        return;
      }
    }
  }

  /** Does the job now, or when the wait is over. */
  do(job) {
    if (this.#waiting !== null) this.#waiting.push(job);
    else job();
  }
}

module.exports = { Hold };
