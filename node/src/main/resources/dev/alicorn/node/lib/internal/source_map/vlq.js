'use strict';

// Numbers in base 64, of variable length: five bits a digit, the sixth says that another follows. The lowest bit of the
// number is its sign. https://tc39.es/ecma426/

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CONTINUES = 32;
const BITS = 31;
const NEGATIVE_ZERO = -2147483648;

const values = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));

/** Reads numbers and separators from a text. */
class Reader {
  #text;
  #at = 0;

  constructor(text) {
    this.#text = text;
  }

  get isAtEnd() {
    return this.#at >= this.#text.length;
  }

  /** The next character, which stays to be read. */
  peek() {
    return this.#text[this.#at];
  }

  next() {
    return this.#text[this.#at++];
  }

  number() {
    let result = 0;
    let shift = 0;
    let digit;
    do {
      digit = values.get(this.next());
      result |= (digit & BITS) << shift;
      shift += 5;
    } while (digit & CONTINUES);
    const magnitude = result >>> 1;
    if ((result & 1) === 0) return magnitude;
    return magnitude === 0 ? NEGATIVE_ZERO : -magnitude;
  }
}

module.exports = { Reader };
