'use strict';

const { validateString } = require('internal/validators');
const { expandBraces } = require('internal/glob_braces');

const GLOBSTAR = Symbol('**');
const SPECIAL = /[*?[\]()!+@]/;
const CLASS_NAMES = {
  alnum: '\\p{L}\\p{Nl}\\p{Nd}', alpha: '\\p{L}\\p{Nl}', ascii: '\\x00-\\x7f', blank: '\\p{Zs}\\t', cntrl: '\\p{Cc}',
  digit: '\\p{Nd}', graph: '\\x21-\\x7e', lower: '\\p{Ll}', print: '\\x20-\\x7e', punct: '\\p{P}',
  space: '\\p{Z}\\t\\r\\n\\v\\f', upper: '\\p{Lu}', word: '\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}', xdigit: 'A-Fa-f0-9',
};

function quote(char) {
  if (char === '-') return '\\x2d'; // which may not be escaped by itself outside of brackets
  return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}

/** Reads a bracket expression at `start`: [regular expression source, index after it], or null if it is not one. */
function readClass(glob, start) {
  let i = start + 1;
  const negated = glob[i] === '!' || glob[i] === '^';
  if (negated) i++;
  let source = '';
  for (let first = true; i < glob.length; first = false) {
    const char = glob[i];
    if (char === ']' && !first) return [source === '' ? '(?!)' : `[${negated ? '^/' : ''}${source}]`, i + 1];
    const named = char === '[' ? /^\[:(\w+):\]/.exec(glob.slice(i)) : null;
    if (named !== null && CLASS_NAMES[named[1]] !== undefined) {
      source += CLASS_NAMES[named[1]];
      i += named[0].length;
    } else if (glob[i + 1] === '-' && i + 2 < glob.length && glob[i + 2] !== ']') {
      if (char <= glob[i + 2]) source += `${quote(char)}-${quote(glob[i + 2])}`;
      i += 3;
    } else {
      source += quote(char);
      i++;
    }
  }
  return null;
}

/** Index of the parenthesis that closes the one at `open`, or -1. */
function closingParenthesis(glob, open) {
  let depth = 0;
  for (let i = open; i < glob.length; i++) {
    if (glob[i] === '(') depth++;
    else if (glob[i] === ')' && --depth === 0) return i;
  }
  return -1;
}

function splitAlternatives(body) {
  const parts = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < body.length; i++) {
    if (body[i] === '(') depth++;
    else if (body[i] === ')') depth--;
    else if (body[i] === '|' && depth === 0) {
      parts.push(body.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(body.slice(from));
  return parts;
}

function extendedGroup(kind, body, rest) {
  const inner = splitAlternatives(body).map(segmentSource).join('|');
  if (kind === '!') return `(?!(?:${inner})${rest}$)[^/]*?`;
  return `(?:${inner})${kind === '@' ? '' : kind}`;
}

function segmentSource(glob) {
  let source = '';
  for (let i = 0; i < glob.length;) {
    const char = glob[i];
    if (glob[i + 1] === '(' && '?*+@!'.includes(char)) {
      const close = closingParenthesis(glob, i + 1);
      if (close !== -1) {
        // What a negation must not match reaches to the end of the segment.
        const rest = segmentSource(glob.slice(close + 1));
        return source + extendedGroup(char, glob.slice(i + 2, close), rest) + rest;
      }
    }
    if (char === '[') {
      const bracket = readClass(glob, i);
      if (bracket !== null) {
        source += bracket[0];
        i = bracket[1];
        continue;
      }
    }
    if (char === '*') {
      while (glob[i + 1] === '*') i++;
      source += '[^/]*?';
    } else {
      source += char === '?' ? '[^/]' : quote(char);
    }
    i++;
  }
  return source;
}

/** One segment as a function of a name: literal text, or a regular expression that leaves hidden names alone. */
function compileSegment(glob, nocase, dot) {
  if (glob === '**') return GLOBSTAR;
  if (!SPECIAL.test(glob)) {
    if (!nocase) return (name) => name === glob;
    const lower = glob.toLowerCase();
    return (name) => name.toLowerCase() === lower;
  }
  let guard = '';
  if (glob[0] !== '.') guard = dot ? '(?!\\.{1,2}$)' : '(?!\\.)';
  // A star or a negation alone does not stand for an empty name.
  const expression = new RegExp(`^(?=.)${guard}${segmentSource(glob)}$`, nocase ? 'isu' : 'su');
  return (name) => expression.test(name);
}

function matchSegments(names, n, tests, t, dot) {
  while (t < tests.length) {
    const test = tests[t];
    if (test === GLOBSTAR) {
      if (t + 1 === tests.length) return n < names.length && restIsVisible(names, n, dot);
      for (; n <= names.length; n++) {
        if (matchSegments(names, n, tests, t + 1, dot)) return true;
        if (n < names.length && isHidden(names[n], dot)) return false;
      }
      return false;
    }
    if (n >= names.length || !test(names[n])) return false;
    n++;
    t++;
  }
  return n === names.length || (n === names.length - 1 && names[n] === '');
}

function isHidden(name, dot) {
  return name === '.' || name === '..' || (!dot && name[0] === '.');
}

function restIsVisible(names, n, dot) {
  for (; n < names.length; n++) if (isHidden(names[n], dot)) return false;
  return true;
}

/** Compiles a pattern to a function of a list of names; `windows` tells whether a backslash in a path separates. */
function compileGlob(pattern, { nocase = false, dot = false } = {}) {
  const alternatives = expandBraces(pattern.replaceAll('\\', '/')).map((one) =>
    one.split(/\/+/).map((segment) => compileSegment(segment, nocase, dot)));
  return (names) => alternatives.some((tests) => matchSegments(names, 0, tests, 0, dot));
}

function matchGlobPattern(path, pattern, windows) {
  validateString(path, 'path');
  validateString(pattern, 'pattern');
  const { platform } = require('process');
  const nocase = platform === 'win32' || platform === 'darwin';
  const names = (windows ? path.replaceAll('\\', '/') : path).split(/\/+/);
  return compileGlob(pattern, { nocase })(names);
}

module.exports = { compileGlob, compileSegment, expandBraces, GLOBSTAR, matchGlobPattern };
