'use strict';

// Random integers and UUIDs, out of stocks of random bytes: a call to the host for each would cost more than the bytes.

const process = require('process');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { validateBoolean, validateFunction, validateObject } = require('internal/validators');

const binding = internalBinding('crypto');

/** Random bytes that are handed out once, piece by piece. */
class Stock {
  #bytes;
  #at;

  constructor(size) {
    this.#bytes = new Uint8Array(size);
    this.#at = size;
  }

  /** Calls `read(bytes, at)` on `count` bytes and wipes them. */
  take(count, read) {
    if (this.#at + count > this.#bytes.length) {
      binding.random(0, this.#bytes);
      this.#at = 0;
    }
    const from = this.#at;
    this.#at += count;
    const result = read(this.#bytes, from);
    this.#bytes.fill(0, from, this.#at);
    return result;
  }
}

const UUID_BYTES = 16;
const INTEGER_BYTES = 6;
const INTEGER_VALUES = 2 ** 48;
const integers = new Stock(1024 * INTEGER_BYTES);
const uuids = new Stock(128 * UUID_BYTES);

const readInteger = (b, i) =>
  ((b[i] << 8 | b[i + 1]) * 2 ** 32) + ((b[i + 2] << 24 | b[i + 3] << 16 | b[i + 4] << 8 | b[i + 5]) >>> 0);

function randomBelow(range) {
  // Values beyond the last whole multiple of the range would favour small results.
  const limit = INTEGER_VALUES - (INTEGER_VALUES % range);
  let value;
  do value = integers.take(INTEGER_BYTES, readInteger); while (value >= limit);
  return value % range;
}

function checkRange(min, max, minGiven) {
  if (!Number.isSafeInteger(min)) throw new ERR_INVALID_ARG_TYPE('min', 'a safe integer', min);
  if (!Number.isSafeInteger(max)) throw new ERR_INVALID_ARG_TYPE('max', 'a safe integer', max);
  if (max <= min) throw new ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${min})`, max);
  const range = max - min;
  const most = INTEGER_VALUES - 1;
  if (range <= most) return range;
  if (!minGiven) throw new ERR_OUT_OF_RANGE('max', `<= ${most}`, max);
  throw new ERR_OUT_OF_RANGE('max - min', `<= ${most}`, range);
}

function randomInt(min, max, callback) {
  const minGiven = max !== undefined && typeof max !== 'function';
  if (!minGiven) {
    callback = max;
    max = min;
    min = 0;
  }
  if (callback !== undefined) validateFunction(callback, 'callback');
  const value = min + randomBelow(checkRange(min, max, minGiven));
  if (callback === undefined) return value;
  process.nextTick(callback, undefined, value);
  return undefined;
}

let hex;

function toUuid(bytes, at) {
  hex ??= Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));
  const octet = (i) => hex[bytes[at + i]];
  const version = hex[(bytes[at + 6] & 0x0f) | 0x40];
  const variant = hex[(bytes[at + 8] & 0x3f) | 0x80];
  return `${octet(0)}${octet(1)}${octet(2)}${octet(3)}-${octet(4)}${octet(5)}-${version}${octet(7)}-` +
    `${variant}${octet(9)}-${octet(10)}${octet(11)}${octet(12)}${octet(13)}${octet(14)}${octet(15)}`;
}

function randomUUID(options) {
  if (options !== undefined) {
    validateObject(options, 'options');
    const { disableEntropyCache } = options;
    if (disableEntropyCache !== undefined) validateBoolean(disableEntropyCache, 'options.disableEntropyCache');
    if (disableEntropyCache) return new Stock(UUID_BYTES).take(UUID_BYTES, toUuid);
  }
  return uuids.take(UUID_BYTES, toUuid);
}

module.exports = { randomInt, randomUUID };
