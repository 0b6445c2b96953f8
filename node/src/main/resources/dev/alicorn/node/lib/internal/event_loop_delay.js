'use strict';

// https://nodejs.org/api/perf_hooks.html#perf_hooksmonitoreventloopdelayoptions

const { Buckets, Histogram, bucketsOf, kMake } = require('internal/histogram');
const { clearTimeout, start, Timeout } = require('internal/timers');
const { validateInteger, validateObject } = require('internal/validators');

const binding = internalBinding('performance');

const HOUR_NANOS = 3.6e12;

/** Nanoseconds from one firing of a timer to the next, which is the resolution and the loop's delay. */
class ELDHistogram extends Histogram {
  #resolution;
  #timer = null;

  constructor(key, resolution) {
    super(key, new Buckets(1, HOUR_NANOS, 3));
    this.#resolution = resolution;
  }

  enable() {
    if (this.#timer !== null) return false;
    let last = binding.now();
    this.#timer = start(new Timeout(() => {
      const now = binding.now();
      bucketsOf(this).record(Math.max(Math.round((now - last) * 1e6), 1));
      last = now;
    }, this.#resolution, undefined, true, false));
    return true;
  }

  disable() {
    if (this.#timer === null) return false;
    clearTimeout(this.#timer);
    this.#timer = null;
    return true;
  }

  [Symbol.dispose]() {
    this.disable();
  }
}

function monitorEventLoopDelay(options = {}) {
  validateObject(options, 'options');
  const { resolution = 10 } = options;
  validateInteger(resolution, 'options.resolution', 1);
  return new ELDHistogram(kMake, resolution);
}

module.exports = { monitorEventLoopDelay };
