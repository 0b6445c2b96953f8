'use strict';

// Timers that only move when they are told to.

const { PriorityQueue } = require('internal/priority_queue');
const { TIMEOUT_MAX } = require('internal/timers');

let nextId = 1;

function delayOf(delay) {
  const millis = delay * 1;
  return millis >= 1 && millis <= TIMEOUT_MAX ? Math.trunc(millis) : 1;
}

class MockTimer {
  #clock;
  #refed = true;

  constructor(clock, callback, args, runAt, interval) {
    this.#clock = clock;
    this.id = nextId++;
    this.callback = callback;
    this.args = args;
    this.runAt = runAt;
    this.interval = interval;
    this.position = null;
  }

  ref() {
    this.#refed = true;
    return this;
  }

  unref() {
    this.#refed = false;
    return this;
  }

  hasRef() {
    return this.#refed;
  }

  refresh() {
    this.#clock.restart(this);
    return this;
  }

  close() {
    this.#clock.clear(this);
    return this;
  }

  [Symbol.toPrimitive]() {
    return this.id;
  }

  [Symbol.dispose]() {
    this.#clock.clear(this);
  }
}

class MockClock {
  now;
  #timers = new Map(); // by id, those that wait
  #queue = new PriorityQueue(
    (a, b) => a.runAt - b.runAt || a.id - b.id,
    (timer, position) => { timer.position = position; },
  );

  constructor(now) {
    this.now = now;
  }

  #add(timer) {
    this.#timers.set(timer.id, timer);
    this.#queue.insert(timer);
    return timer;
  }

  startTimeout(callback, delay, args = []) {
    const after = delayOf(delay);
    const timer = new MockTimer(this, callback, args, this.now + after, undefined);
    timer.delay = after;
    return this.#add(timer);
  }

  startInterval(callback, delay, args = []) {
    const after = delayOf(delay);
    return this.#add(new MockTimer(this, callback, args, this.now + after, after));
  }

  /** Comes before all timeouts. */
  startImmediate(callback, args = []) {
    return this.#add(new MockTimer(this, callback, args, this.now - 1, undefined));
  }

  clear(timer) {
    const known = this.#timers.get(typeof timer === 'object' && timer !== null ? timer.id : Number(timer));
    if (known === undefined) return;
    this.#timers.delete(known.id);
    this.#queue.removeAt(known.position);
  }

  restart(timer) {
    this.clear(timer);
    timer.runAt = this.now + (timer.interval ?? timer.delay);
    this.#add(timer);
  }

  advance(millis) {
    this.now += millis;
    for (let timer = this.#queue.peek(); timer !== undefined && timer.runAt <= this.now; timer = this.#queue.peek()) {
      this.clear(timer);
      if (timer.interval !== undefined) {
        timer.runAt += timer.interval;
        this.#add(timer);
      }
      Reflect.apply(timer.callback, timer, timer.args);
    }
  }

  /** How far the last of the timers is away; intervals count once. */
  untilLast() {
    let last = this.now;
    for (const { runAt } of this.#timers.values()) last = Math.max(last, runAt);
    return last - this.now;
  }
}

module.exports = { MockClock };
