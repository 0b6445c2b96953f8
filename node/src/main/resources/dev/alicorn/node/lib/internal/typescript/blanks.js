'use strict';
// Ranges of a text that become spaces, and characters that stand in the place of others. Lines and columns stay.

// A line that begins with one of these goes on with the statement before it.
const CONTINUES = /^(?:[([`+\-*/,.<>=&|^%?:]|in\b|instanceof\b)/;

class Blanks {
  #ranges = [];
  #characters = [];
  #text;
  #tokens;

  constructor(text, tokens) {
    this.#text = text;
    this.#tokens = tokens;
  }

  blank(start, end) {
    this.#ranges.push({ start, end });
  }

  put(position, character) {
    this.#characters.push({ position, character });
  }

  /** Takes all of a statement or class member away. */
  blankWhole(start, end) {
    this.blank(start, end);
    this.#separate(start, end);
  }

  /** Takes a word from the beginning of a class member away. */
  blankWord({ start, end }, isFirst) {
    this.blank(start, end);
    if (isFirst) this.#separate(start, end);
  }

  /** A semicolon where what stands before `start` would otherwise go on with what stands behind `end`. */
  #separate(start, end) {
    const before = this.#tokens.textOf(this.#tokens.before(start));
    if (before === '' || /[;{}]$/.test(before) || !this.#continuesAt(end)) return;
    this.put(start, ';');
  }

  #continuesAt(position) {
    return CONTINUES.test(this.#tokens.textOf(this.#tokens.from(position)));
  }

  /** A statement without a semicolon that ended with a type: what follows must not become a part of it. */
  endStatement(end) {
    const last = this.#ranges.findLast((range) => range.end === end);
    if (last !== undefined && this.#continuesAt(end)) this.put(last.start, ';');
  }

  toString() {
    const ranges = this.#ranges.sort((a, b) => a.start - b.start);
    let result = '';
    let at = 0;
    for (const { start, end } of ranges) {
      if (end <= at) continue;
      result += this.#text.slice(at, Math.max(start, at)) + this.#text.slice(Math.max(start, at), end).replace(/[^\s]|[\uFEFF]/g, ' ');
      at = end;
    }
    result += this.#text.slice(at);
    for (const { position, character } of this.#characters) {
      result = result.slice(0, position) + character + result.slice(position + 1);
    }
    return result;
  }
}

module.exports = { Blanks };
