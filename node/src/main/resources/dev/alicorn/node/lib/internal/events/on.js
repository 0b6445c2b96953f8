'use strict';

const { AbortError, codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateAbortSignal, validateArray, validateInteger, validateObject } = require('internal/validators');
const { addAbortListener } = require('internal/events/abort_listener');
const { attach, detach } = require('internal/events/targets');

const kFirstEventParam = Symbol('nodejs.kFirstEventParam');
const kWatermarkData = Symbol.for('nodejs.watermarkData');
const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

function readWatermarks(options) {
  // Other spellings are kept for those who read a file by lines, as Node does.
  const high = options.highWaterMark ?? options.highWatermark ?? Number.MAX_SAFE_INTEGER;
  validateInteger(high, 'options.highWaterMark', 1);
  const low = options.lowWaterMark ?? options.lowWatermark ?? 1;
  validateInteger(low, 'options.lowWaterMark', 1);
  return { high, low };
}

/** A first-in, first-out list that is cheap while empty: most iterators queue little. */
class Backlog {
  #items = [];
  #head = 0;

  get size() {
    return this.#items.length - this.#head;
  }

  push(item) {
    this.#items.push(item);
  }

  shift() {
    const item = this.#items[this.#head];
    this.#items[this.#head++] = undefined;
    if (this.#head === this.#items.length) {
      this.#items.length = this.#head = 0;
    } else if (this.#head > 1024 && this.#head * 2 > this.#items.length) {
      this.#items.splice(0, this.#head);
      this.#head = 0;
    }
    return item;
  }
}

/** Events not read yet, reads not answered yet, and what ends the two. */
class EventQueue {
  #emitter;
  #events = new Backlog();
  #reads = new Backlog();
  #paused = false;
  #error = null;
  #finished = false;
  #listeners = [];
  #abortListener;
  #marks;

  constructor(emitter, marks) {
    this.#emitter = emitter;
    this.#marks = marks;
  }

  listen(target, name, handler, flags) {
    attach(target, name, handler, flags);
    this.#listeners.push([target, name, handler, flags]);
  }

  watch(signal) {
    this.#abortListener = addAbortListener(signal, () => {
      this.fail(new AbortError(undefined, { cause: signal.reason }));
    });
  }

  push(value) {
    if (this.#reads.size === 0) {
      this.#events.push(value);
      if (!this.#paused && this.#events.size > this.#marks.high) {
        this.#paused = true;
        this.#emitter.pause();
      }
    } else {
      this.#reads.shift().resolve({ value, done: false });
    }
  }

  next() {
    if (this.#events.size > 0) {
      const value = this.#events.shift();
      if (this.#paused && this.#events.size < this.#marks.low) {
        this.#emitter.resume();
        this.#paused = false;
      }
      return Promise.resolve({ value, done: false });
    }
    if (this.#error !== null) {
      const rejected = Promise.reject(this.#error);
      this.#error = null;
      return rejected;
    }
    if (this.#finished) return this.close();
    return new Promise((resolve, reject) => this.#reads.push({ resolve, reject }));
  }

  fail(err) {
    if (this.#reads.size === 0) this.#error = err;
    else this.#reads.shift().reject(err);
    this.close();
  }

  close() {
    this.#abortListener?.[Symbol.dispose]();
    for (const [target, name, handler, flags] of this.#listeners) detach(target, name, handler, flags);
    this.#listeners.length = 0;
    this.#finished = true;
    const done = { value: undefined, done: true };
    while (this.#reads.size > 0) this.#reads.shift().resolve(done);
    return Promise.resolve(done);
  }

  describe() {
    const queue = this;
    return {
      get size() { return queue.#events.size; },
      get low() { return queue.#marks.low; },
      get high() { return queue.#marks.high; },
      get isPaused() { return queue.#paused; },
    };
  }
}

function makeIterator(queue) {
  return Object.setPrototypeOf({
    next() {
      return queue.next();
    },
    return() {
      return queue.close();
    },
    throw(err) {
      if (!err || !(err instanceof Error)) throw new ERR_INVALID_ARG_TYPE('EventEmitter.AsyncIterator', 'Error', err);
      queue.fail(err);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    get [kWatermarkData]() {
      return queue.describe();
    },
  }, AsyncIteratorPrototype);
}

/** An async iterator over the arguments of every `event`, with what arrives between reads queued. */
function on(emitter, event, options = { __proto__: null }) {
  validateObject(options, 'options');
  const { signal, close } = options;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  const marks = readWatermarks(options);
  const queue = new EventQueue(emitter, marks);
  const iterator = makeIterator(queue);
  const single = options[kFirstEventParam];
  queue.listen(emitter, event, single ? (value) => queue.push(value) : (...args) => queue.push(args));
  if (event !== 'error' && typeof emitter.on === 'function') {
    queue.listen(emitter, 'error', (err) => queue.fail(err));
  }
  if (close !== undefined) {
    validateArray(close, 'options.close');
    for (const name of close) queue.listen(emitter, name, () => queue.close());
  }
  if (signal) queue.watch(signal);
  return iterator;
}

module.exports = { kFirstEventParam, kWatermarkData, on };
