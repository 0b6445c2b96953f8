'use strict';

// The tokens of a URL pattern. https://urlpattern.spec.whatwg.org/#tokenizing

const NAME_START = /^[\p{ID_Start}$_]$/u;
const NAME_PART = /^[\p{ID_Continue}$\u200c\u200d]$/u;
const SINGLE = { '__proto__': null, '*': 'asterisk', '+': 'other-modifier', '?': 'other-modifier', '{': 'open', '}': 'close' };

const isNamePart = (character, isFirst) => (isFirst ? NAME_START : NAME_PART).test(character);

/** Code points from `at` on that a name has; the place behind them. */
function endOfName(text, at) {
  let end = at;
  while (end < text.length) {
    const character = String.fromCodePoint(text.codePointAt(end));
    if (!isNamePart(character, end === at)) break;
    end += character.length;
  }
  return end;
}

/** The place of the parenthesis that closes an expression which begins at `start`; -1 if it is none. */
function endOfExpression(text, start) {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character > '\x7f' || (at === start && character === '?')) return -1;
    if (character === '\\') {
      if (++at === text.length || text[at] > '\x7f') return -1;
    } else if (character === ')') {
      if (--depth === 0) return at === start ? -1 : at;
    } else if (character === '(') {
      depth++;
      if (text[at + 1] !== '?') return -1; // groups that capture would shift the names
    }
  }
  return -1;
}

/** { type, value, end } of what begins at `at`, or undefined if that is no token. */
function tokenAt(text, at) {
  const character = String.fromCodePoint(text.codePointAt(at));
  const end = at + character.length;
  if (SINGLE[character] !== undefined) return { type: SINGLE[character], value: character, end };
  if (character === '\\') {
    if (end === text.length) return undefined;
    const value = String.fromCodePoint(text.codePointAt(end));
    return { type: 'escaped-char', value, end: end + value.length };
  }
  if (character === ':') {
    const nameEnd = endOfName(text, end);
    return nameEnd === end ? undefined : { type: 'name', value: text.slice(end, nameEnd), end: nameEnd };
  }
  if (character === '(') {
    const close = endOfExpression(text, end);
    return close === -1 ? undefined : { type: 'regexp', value: text.slice(end, close), end: close + 1 };
  }
  return { type: 'char', value: character, end };
}

/**
 * @param isLenient what is no token becomes one of type `invalid-char`; else it is thrown
 * @throws TypeError
 */
function tokenize(text, isLenient = false) {
  const tokens = [];
  let at = 0;
  while (at < text.length) {
    let token = tokenAt(text, at);
    if (token === undefined) {
      if (!isLenient) throw new TypeError(`Invalid pattern: ${text}`);
      token = { type: 'invalid-char', value: text[at], end: at + 1 };
    }
    tokens.push({ type: token.type, value: token.value, index: at });
    at = token.end;
  }
  tokens.push({ type: 'end', value: '', index: text.length });
  return tokens;
}

module.exports = { isNamePart, tokenize };
