'use strict';

// A binary heap whose items know their place in it, so that one that moves need not be searched for.

class PriorityQueue {
  #compare;
  #setPosition;
  #heap = [undefined]; // the root is at 1
  #size = 0;

  constructor(compare, setPosition) {
    this.#compare = compare;
    this.#setPosition = setPosition;
  }

  peek() {
    return this.#heap[1];
  }

  insert(value) {
    const at = ++this.#size;
    this.#heap[at] = value;
    this.#setPosition(value, at);
    this.percolateUp(at);
  }

  shift() {
    const value = this.#heap[1];
    if (value !== undefined) this.removeAt(1);
    return value;
  }

  removeAt(at) {
    const heap = this.#heap;
    const last = heap[this.#size];
    heap[this.#size--] = undefined;
    if (at > this.#size) return;
    heap[at] = last;
    this.#setPosition(last, at);
    if (at > 1 && this.#compare(heap[at >> 1], last) > 0) this.percolateUp(at);
    else this.percolateDown(at);
  }

  percolateUp(at) {
    const heap = this.#heap;
    const item = heap[at];
    while (at > 1) {
      const parent = at >> 1;
      if (this.#compare(heap[parent], item) <= 0) break;
      heap[at] = heap[parent];
      this.#setPosition(heap[at], at);
      at = parent;
    }
    heap[at] = item;
    this.#setPosition(item, at);
  }

  percolateDown(at) {
    const heap = this.#heap;
    const item = heap[at];
    for (let child = at * 2; child <= this.#size; child = at * 2) {
      if (child < this.#size && this.#compare(heap[child + 1], heap[child]) < 0) child++;
      if (this.#compare(item, heap[child]) <= 0) break;
      heap[at] = heap[child];
      this.#setPosition(heap[at], at);
      at = child;
    }
    heap[at] = item;
    this.#setPosition(item, at);
  }
}

module.exports = { PriorityQueue };
