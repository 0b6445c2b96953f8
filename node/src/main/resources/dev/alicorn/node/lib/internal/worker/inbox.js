'use strict';

// What has arrived at an endpoint and was not delivered yet.

/** Messages that an endpoint takes at a time, or as many as there were at first: a port must not starve the loop. */
const BATCH = 1000;

/** Messages in order. Small when empty, as most ports are. */
class Inbox {
  #items = [];
  #head = 0;

  get size() {
    return this.#items.length - this.#head;
  }

  push(message) {
    this.#items.push(message);
  }

  shift() {
    const message = this.#items[this.#head];
    this.#items[this.#head++] = undefined;
    if (this.#head === this.#items.length || this.#head === BATCH) {
      this.#items.splice(0, this.#head);
      this.#head = 0;
    }
    return message;
  }
}

module.exports = { BATCH, Inbox };
