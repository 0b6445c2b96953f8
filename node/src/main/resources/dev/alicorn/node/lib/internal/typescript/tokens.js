'use strict';
// The tokens of a text without its comments, found by their place.

class Tokens {
  #tokens;
  #text;

  /** @param tokens of the parser, in order; the last one is the end of the text */
  constructor(tokens, text) {
    this.#tokens = tokens.filter(({ type }) => typeof type !== 'string'); // comments have names for types
    this.#text = text;
  }

  /** The number of the first token that begins at `position` or after it. */
  #indexFrom(position) {
    let low = 0;
    let high = this.#tokens.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#tokens[middle].start < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  from(position) {
    return this.#tokens[this.#indexFrom(position)];
  }

  /** The last token that begins before `position`. */
  before(position) {
    return this.#tokens[this.#indexFrom(position) - 1];
  }

  between(start, end) {
    return this.#tokens.slice(this.#indexFrom(start), this.#indexFrom(end));
  }

  textOf(token) {
    return token === undefined ? '' : this.#text.slice(token.start, token.end);
  }
}

module.exports = { Tokens };
