'use strict';

// The lines of an Interface as an async iterator: lines wait in a queue, and a long queue pauses the input.

const HIGH_WATER_MARK = 1024;
const LOW_WATER_MARK = 1;

const kWatermarkData = Symbol.for('nodejs.watermarkData');

class LineIterator {
  #rl;
  #lines = [];
  #head = 0;
  #waiting = [];
  #error = null;
  #isFinished = false;
  #marks = { size: 0, low: LOW_WATER_MARK, high: HIGH_WATER_MARK, isPaused: false };

  constructor(rl) {
    this.#rl = rl;
    this.#isFinished = Boolean(rl.closed);
    rl.on('line', this.#onLine);
    rl.on('error', this.#onError);
    rl.on('close', this.#finish);
  }

  get [kWatermarkData]() {
    return this.#marks;
  }

  #onLine = (line) => {
    const first = this.#waiting.shift();
    if (first !== undefined) {
      first.resolve({ value: line, done: false });
      return;
    }
    this.#lines.push(line);
    const marks = this.#marks;
    if (++marks.size > marks.high && !marks.isPaused && !this.#rl.closed) {
      marks.isPaused = true;
      this.#rl.pause();
    }
  };

  #onError = (err) => {
    const first = this.#waiting.shift();
    if (first === undefined) this.#error = err;
    else first.reject(err);
    this.#finish();
  };

  #finish = () => {
    this.#rl.removeListener('line', this.#onLine);
    this.#rl.removeListener('error', this.#onError);
    this.#rl.removeListener('close', this.#finish);
    this.#isFinished = true;
    for (const { resolve } of this.#waiting.splice(0)) resolve({ value: undefined, done: true });
  };

  #takeLine() {
    const line = this.#lines[this.#head];
    this.#lines[this.#head++] = undefined;
    if (this.#head === this.#lines.length) {
      this.#lines = [];
      this.#head = 0;
    }
    const marks = this.#marks;
    if (--marks.size < marks.low && marks.isPaused) {
      marks.isPaused = false;
      if (!this.#rl.closed) this.#rl.resume();
    }
    return line;
  }

  next() {
    if (this.#marks.size > 0) return Promise.resolve({ value: this.#takeLine(), done: false });
    if (this.#error !== null) {
      const err = this.#error;
      this.#error = null;
      return Promise.reject(err);
    }
    if (this.#isFinished) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  return() {
    this.#finish();
    return Promise.resolve({ value: undefined, done: true });
  }

  throw(err) {
    this.#error = err;
    this.#finish();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}

module.exports = { LineIterator };
