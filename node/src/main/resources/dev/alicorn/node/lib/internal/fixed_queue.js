'use strict';

// A first-in, first-out queue as a chain of rings, so that pushing never moves what is already queued.

const SIZE = 2048; // a power of two: indices wrap by a mask
const MASK = SIZE - 1;

class Ring {
  list = new Array(SIZE);
  head = 0;
  tail = 0;
  next = null;

  isFull() {
    return ((this.tail + 1) & MASK) === this.head;
  }

  push(item) {
    this.list[this.tail] = item;
    this.tail = (this.tail + 1) & MASK;
  }

  shift() {
    const item = this.list[this.head];
    if (item === undefined) return null;
    this.list[this.head] = undefined;
    this.head = (this.head + 1) & MASK;
    return item;
  }
}

class FixedQueue {
  #first = new Ring();
  #last = this.#first;

  isEmpty() {
    return this.#first.head === this.#first.tail;
  }

  push(item) {
    if (this.#last.isFull()) this.#last = this.#last.next = new Ring();
    this.#last.push(item);
  }

  /** The oldest item, or null. */
  shift() {
    const ring = this.#first;
    const item = ring.shift();
    if (ring.next !== null && ring.head === ring.tail) this.#first = ring.next;
    return item;
  }
}

module.exports = { FixedQueue };
