'use strict';

// Histograms of positive integers. https://nodejs.org/api/perf_hooks.html#class-histogram
//
// Buckets as in HdrHistogram: below 2^k values are counted one by one, and in each further power of two in steps that
// keep the wanted number of decimal figures.

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { validateInteger, validateNumber, validateObject } = require('internal/validators');

const binding = internalBinding('performance');

const kMake = Symbol('kMake');
const NOTHING_MIN = 9223372036854776000;

/** The counts by bucket, and what follows from them. */
class Buckets {
  constructor(lowest, highest, figures) {
    this.unit = Math.floor(Math.log2(lowest));
    this.highest = highest;
    // Steps of a power of two: twice as many as the figures ask for.
    this.bits = Math.ceil(Math.log2(2 * 10 ** figures));
    this.clear();
  }

  clear() {
    this.counts = new Map(); // lowest value of the bucket -> count
    this.count = 0;
    this.exceeds = 0;
    this.min = NOTHING_MIN;
    this.max = 0;
  }

  /** How wide the bucket of a value is. */
  step(value) {
    const magnitude = Math.floor(Math.log2(Math.max(value, 1)));
    return 2 ** Math.max(this.unit, magnitude - this.bits + 1);
  }

  bucketOf(value) {
    const step = this.step(value);
    return Math.floor(value / step) * step;
  }

  topOf(value) {
    return this.bucketOf(value) + this.step(value) - 1;
  }

  record(value) {
    if (value > this.highest) {
      this.exceeds++;
      return;
    }
    this.add(this.bucketOf(value), 1);
    this.min = Math.min(this.min, this.bucketOf(value));
    this.max = Math.max(this.max, this.topOf(value));
  }

  add(bucket, count) {
    this.counts.set(bucket, (this.counts.get(bucket) ?? 0) + count);
    this.count += count;
  }

  merge(other) {
    for (const [value, count] of other.counts) {
      if (value > this.highest) this.exceeds += count;
      else this.add(this.bucketOf(value), count);
    }
    this.exceeds += other.exceeds;
    this.min = Math.min(this.min, other.min);
    this.max = Math.max(this.max, other.max);
  }

  sorted() {
    return [...this.counts].sort(([a], [b]) => a - b);
  }

  middle(bucket) {
    const step = this.step(bucket);
    return step === 1 ? bucket : bucket + step / 2;
  }

  mean() {
    let sum = 0;
    for (const [bucket, count] of this.counts) sum += this.middle(bucket) * count;
    return sum / this.count;
  }

  stddev() {
    const mean = this.mean();
    let sum = 0;
    for (const [bucket, count] of this.counts) sum += (this.middle(bucket) - mean) ** 2 * count;
    return Math.sqrt(sum / this.count);
  }

  /** The highest value that counts as equal to the one at the percentile. */
  percentile(percentile) {
    const wanted = Math.max(1, Math.floor(percentile / 100 * this.count + 0.5));
    let seen = 0;
    for (const [bucket, count] of this.sorted()) {
      seen += count;
      if (seen >= wanted) return this.topOf(bucket);
    }
    return 0;
  }

  /** Steps that halve the distance to 100, as far as the counts go, as [percentile, value]. */
  percentiles() {
    if (this.count === 0) return [[100, 0]];
    const result = [];
    const sorted = this.sorted();
    let seen = 0;
    let percentile = 0;
    for (const [bucket, count] of sorted) {
      seen += count;
      while (seen / this.count * 100 >= percentile) {
        result.push([percentile, bucket]);
        percentile += (100 - percentile) / 2;
        if (seen === this.count) break;
      }
    }
    result.push([100, sorted.at(-1)[0]]);
    return result;
  }
}

class Histogram {
  #buckets;

  constructor(key, buckets) {
    if (key !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#buckets = buckets;
  }

  static bucketsOf(histogram) {
    return histogram.#buckets;
  }

  static is(value) {
    return typeof value === 'object' && value !== null && #buckets in value;
  }

  get count() { return this.#buckets.count; }
  get countBigInt() { return BigInt(this.count); }
  get min() { return this.#buckets.min; }
  get minBigInt() { return this.count === 0 ? 9223372036854775807n : BigInt(this.min); }
  get max() { return this.#buckets.max; }
  get maxBigInt() { return BigInt(this.max); }
  get mean() { return this.#buckets.mean(); }
  get exceeds() { return this.#buckets.exceeds; }
  get exceedsBigInt() { return BigInt(this.exceeds); }
  get stddev() { return this.#buckets.stddev(); }

  percentile(percentile) {
    validateNumber(percentile, 'percentile');
    if (!(percentile > 0 && percentile <= 100)) throw new ERR_OUT_OF_RANGE('percentile', '> 0 && <= 100', percentile);
    return this.#buckets.percentile(percentile);
  }

  percentileBigInt(percentile) {
    return BigInt(this.percentile(percentile));
  }

  get percentiles() {
    return new Map(this.#buckets.percentiles());
  }

  get percentilesBigInt() {
    return new Map(this.#buckets.percentiles().map(([percentile, value]) => [percentile, BigInt(value)]));
  }

  reset() {
    this.#buckets.clear();
  }

  toJSON() {
    const { count, min, max, mean, exceeds, stddev, percentiles } = this;
    return { count, min, max, mean, exceeds, stddev, percentiles: Object.fromEntries(percentiles) };
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (depth < 0) return `[${this.constructor.name}]`;
    const { min, max, mean, exceeds, stddev, count, percentiles } = this;
    const below = options.depth === null ? null : options.depth - 1;
    const { inspect } = require('internal/util/inspect');
    return `Histogram ${inspect({ min, max, mean, exceeds, stddev, count, percentiles }, { ...options, depth: below })}`;
  }
}

const { bucketsOf, is } = Histogram;
delete Histogram.bucketsOf;
delete Histogram.is;

class RecordableHistogram extends Histogram {
  #lastNanos = 0;

  record(val) {
    const value = typeof val === 'bigint' ? Number(val) : val;
    validateInteger(value, 'val', 1);
    bucketsOf(this).record(value);
  }

  /** Records the nanoseconds since the last call; the first only starts. */
  recordDelta() {
    const now = Math.round(binding.now() * 1e6);
    if (this.#lastNanos > 0) bucketsOf(this).record(Math.max(now - this.#lastNanos, 1));
    this.#lastNanos = now;
  }

  add(other) {
    if (!isRecordable(other)) throw new ERR_INVALID_ARG_TYPE('other', 'RecordableHistogram', other);
    bucketsOf(this).merge(bucketsOf(other));
  }
}

/** An argument as a number: BigInts are taken as they are. */
function readLimit(value, name, min) {
  if (typeof value === 'bigint') return Number(value);
  validateInteger(value, name, min);
  return value;
}

function createHistogram(options = {}) {
  validateObject(options, 'options');
  const { lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3 } = options;
  const low = readLimit(lowest, 'options.lowest', 1);
  const high = readLimit(highest, 'options.highest', 2 * low);
  validateInteger(figures, 'options.figures', 1, 5);
  return new RecordableHistogram(kMake, new Buckets(low, high, figures));
}

const isRecordable = (value) => is(value) && value instanceof RecordableHistogram;

module.exports = { Buckets, Histogram, bucketsOf, createHistogram, isRecordable, kMake };
