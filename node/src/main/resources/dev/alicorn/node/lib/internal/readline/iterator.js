'use strict';

// The lines of an Interface as an async iterator: lines wait in a queue, and a long queue pauses the input.

const HIGH_WATER_MARK = 1024;

class LineIterator {
  #rl;
  #lines = [];
  #waiting = [];
  #error = null;
  #isFinished = false;
  #isPaused = false;

  constructor(rl) {
    this.#rl = rl;
    this.onLine = this.onLine.bind(this);
    this.onError = this.onError.bind(this);
    this.onClose = this.onClose.bind(this);
    rl.on('line', this.onLine);
    rl.on('error', this.onError);
    rl.on('close', this.onClose);
    if (rl.closed) this.#isFinished = true;
  }

  onLine(line) {
    const first = this.#waiting.shift();
    if (first !== undefined) {
      first.resolve({ value: line, done: false });
      return;
    }
    this.#lines.push(line);
    if (this.#lines.length > HIGH_WATER_MARK && !this.#isPaused && !this.#rl.closed) {
      this.#isPaused = true;
      this.#rl.pause();
    }
  }

  onError(err) {
    const first = this.#waiting.shift();
    if (first === undefined) this.#error = err;
    else first.reject(err);
    this.onClose();
  }

  onClose() {
    const rl = this.#rl;
    rl.removeListener('line', this.onLine);
    rl.removeListener('error', this.onError);
    rl.removeListener('close', this.onClose);
    this.#isFinished = true;
    for (const { resolve } of this.#waiting.splice(0)) resolve({ value: undefined, done: true });
  }

  next() {
    if (this.#lines.length > 0) {
      const line = this.#lines.shift();
      if (this.#isPaused && this.#lines.length === 0) {
        this.#isPaused = false;
        if (!this.#rl.closed) this.#rl.resume();
      }
      return Promise.resolve({ value: line, done: false });
    }
    if (this.#error !== null) {
      const err = this.#error;
      this.#error = null;
      return Promise.reject(err);
    }
    if (this.#isFinished) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  return() {
    this.onClose();
    return Promise.resolve({ value: undefined, done: true });
  }

  throw(err) {
    this.#error = err;
    this.onClose();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}

module.exports = { LineIterator };
