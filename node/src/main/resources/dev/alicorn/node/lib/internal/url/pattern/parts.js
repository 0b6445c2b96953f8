'use strict';

// A pattern as a list of parts. https://urlpattern.spec.whatwg.org/#parsing-pattern-strings

const { tokenize } = require('internal/url/pattern/tokenizer');

const escapeExpression = (text) => text.replace(/[.+*?^${}()[\]|/\\]/g, '\\$&');

/** The expression of what a name without one of its own stands for. */
const segmentOf = ({ delimiter }) => `[^${escapeExpression(delimiter)}]+?`;

class PartsParser {
  #tokens;
  #encode;
  #options;
  #at = 0;
  #pending = '';
  #nextNumber = 0;
  #parts = [];

  constructor(text, encode, options) {
    this.#tokens = tokenize(text);
    this.#encode = encode;
    this.#options = options;
  }

  parse() {
    while (this.#at < this.#tokens.length) this.#parsePart();
    return this.#parts;
  }

  #parsePart() {
    const character = this.#take('char');
    const name = this.#take('name');
    const expression = this.#takeExpression(name);
    if (name !== undefined || expression !== undefined) return this.#addMatcher(character, name, expression);
    const fixed = character ?? this.#take('escaped-char');
    if (fixed !== undefined) {
      this.#pending += fixed.value;
      return undefined;
    }
    if (this.#take('open') !== undefined) return this.#parseGroup();
    this.#flush();
    this.#need('end');
    return undefined;
  }

  #addMatcher(character, name, expression) {
    let prefix = character?.value ?? '';
    if (prefix !== this.#options.prefix) {
      this.#pending += prefix;
      prefix = '';
    }
    this.#flush();
    this.#add(prefix, name, expression, '', this.#takeModifier());
  }

  #parseGroup() {
    const prefix = this.#takeText();
    const name = this.#take('name');
    const expression = this.#takeExpression(name);
    const suffix = this.#takeText();
    this.#need('close');
    this.#add(prefix, name, expression, suffix, this.#takeModifier());
  }

  #take(type) {
    const token = this.#tokens[this.#at];
    if (token?.type !== type) return undefined;
    this.#at++;
    return token;
  }

  #need(type) {
    if (this.#take(type) === undefined) throw new TypeError(`Invalid pattern: ${type} is missing`);
  }

  #takeExpression(name) {
    return this.#take('regexp') ?? (name === undefined ? this.#take('asterisk') : undefined);
  }

  #takeModifier() {
    return (this.#take('other-modifier') ?? this.#take('asterisk'))?.value ?? '';
  }

  #takeText() {
    let text = '';
    for (;;) {
      const token = this.#take('char') ?? this.#take('escaped-char');
      if (token === undefined) return text;
      text += token.value;
    }
  }

  #flush() {
    if (this.#pending === '') return;
    const value = this.#encode(this.#pending);
    this.#pending = '';
    this.#parts.push({ type: 'fixed-text', value, modifier: '', name: '', prefix: '', suffix: '' });
  }

  #add(prefix, name, expression, suffix, modifier) {
    if (name === undefined && expression === undefined) return this.#addText(prefix, modifier);
    this.#flush();
    const { type, value } = this.#kindOf(expression);
    const known = name?.value ?? `${this.#nextNumber++}`;
    if (this.#parts.some((part) => part.name === known)) throw new TypeError(`Invalid pattern: two groups are named ${known}`);
    this.#parts.push({ type, value, modifier, name: known, prefix: this.#encode(prefix), suffix: this.#encode(suffix) });
    return undefined;
  }

  #addText(text, modifier) {
    if (modifier === '') {
      this.#pending += text;
      return;
    }
    this.#flush();
    if (text === '') return;
    this.#parts.push({ type: 'fixed-text', value: this.#encode(text), modifier, name: '', prefix: '', suffix: '' });
  }

  #kindOf(token) {
    if (token === undefined) return { type: 'segment-wildcard', value: '' };
    if (token.type === 'asterisk' || token.value === '.*') return { type: 'full-wildcard', value: '' };
    if (token.value === segmentOf(this.#options)) return { type: 'segment-wildcard', value: '' };
    return { type: 'regexp', value: token.value };
  }
}

/**
 * @param encode makes literal text what a URL has; throws for what no URL can have
 * @param options { delimiter, prefix }
 */
function parseParts(text, encode, options) {
  return new PartsParser(text, encode, options).parse();
}

module.exports = { escapeExpression, parseParts, segmentOf };
