'use strict';

// The text of the call that failed, cut out of its source file: what assert.ok() prints.

const MAX_CACHED = 100;
const cache = new Map();

function callSiteAbove(fn) {
  const { captureCallSites } = require('internal/errors');
  return captureCallSites(1, fn)?.[0];
}

function readSource(site) {
  let name = site.getFileName();
  if (typeof name !== 'string' || site.isEval?.()) return undefined;
  if (name.startsWith('file:')) {
    try {
      name = require('internal/url').fileURLToPath(name);
    } catch {
      return undefined;
    }
  }
  if (!require('path').isAbsolute(name)) return undefined;
  try {
    return require('fs').readFileSync(name, 'utf8');
  } catch {
    return undefined; // gone, or never a file
  }
}

function skipQuoted(code, i) {
  const quote = code[i];
  for (i++; i < code.length; i++) {
    if (code[i] === '\\') i++;
    else if (code[i] === quote) return i;
    else if (quote === '`' && code[i] === '$' && code[i + 1] === '{') i = closingBracket(code, i + 1);
  }
  return code.length;
}

function skipRegExp(code, i) {
  let inClass = false;
  for (i++; i < code.length && code[i] !== '\n'; i++) {
    if (code[i] === '\\') i++;
    else if (code[i] === '[') inClass = true;
    else if (code[i] === ']') inClass = false;
    else if (code[i] === '/' && !inClass) return i;
  }
  return i;
}

/** A slash begins a regular expression where no operand ends before it. */
function startsRegExp(code, i) {
  const before = code.slice(0, i).trimEnd();
  return /(?:^|[=(,;:!&|?{}[+\-*%<>~^]|\b(?:return|typeof|case|in|of|void|delete|do|else))$/.test(before.slice(-12));
}

/** Index of the bracket that closes the one at `open`; strings, comments and regular expressions are passed over. */
function closingBracket(code, open) {
  let depth = 0;
  for (let i = open; i < code.length; i++) {
    const char = code[i];
    if (char === '(' || char === '[' || char === '{') depth++;
    else if (char === ')' || char === ']' || char === '}') {
      if (--depth === 0) return i;
    } else if (char === '"' || char === "'" || char === '`') i = skipQuoted(code, i);
    else if (char === '/' && code[i + 1] === '/') {
      const end = code.indexOf('\n', i);
      i = end === -1 ? code.length : end;
    } else if (char === '/' && code[i + 1] === '*') {
      const end = code.indexOf('*/', i + 2);
      i = end === -1 ? code.length : end + 1;
    } else if (char === '/' && startsRegExp(code, i)) i = skipRegExp(code, i);
  }
  return code.length;
}

function openingBracket(code, close) {
  let depth = 0;
  for (let i = close; i >= 0; i--) {
    const char = code[i];
    if (char === ')' || char === ']') depth++;
    else if ((char === '(' || char === '[') && --depth === 0) return i;
  }
  return 0;
}

/** From a position in a callee back to where the whole callee begins: `require('assert').ok` for a position at `ok`. */
function calleeStart(code, at) {
  let i = at;
  while (i > 0) {
    const before = code[i - 1];
    if (/[\w$\u0080-\uffff]/.test(before)) {
      i--;
    } else if (before === '.' || before === '?') {
      i--;
      while (i > 0 && /\s/.test(code[i - 1])) i--;
      if (i > 0 && /[)\]]/.test(code[i - 1])) i = openingBracket(code, i - 1);
    } else if (/[)\]]/.test(before) && /[([]/.test(code[i])) {
      i = openingBracket(code, i - 1);
    } else {
      break;
    }
  }
  return i;
}

function offsetOf(code, line, column) {
  let offset = 0;
  for (let i = 1; i < line; i++) {
    offset = code.indexOf('\n', offset) + 1;
    if (offset === 0) return -1;
  }
  return offset + column - 1;
}

/** Lines after the first lose the indentation of the line that the call begins in, and are set in by two. */
function indent(text, column) {
  if (!text.includes('\n')) return text;
  const lines = text.split(/\r?\n/);
  return lines.map((line, i) => {
    if (i === 0) return line;
    let cut = 0;
    while (cut < column && (line[cut] === ' ' || line[cut] === '\t')) cut++;
    return `  ${line.slice(cut)}`;
  }).join('\n');
}

function escapeControls(text) {
  return text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, (char) => {
    const short = { '\b': '\\b', '\v': '\\x0B', '\f': '\\f' }[char];
    return short ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function expressionAt(site) {
  const line = site.getLineNumber();
  const column = site.getColumnNumber();
  const key = `${site.getFileName()}:${line}:${column}`;
  if (cache.has(key)) return cache.get(key);
  const code = readSource(site);
  let text;
  const at = code === undefined ? -1 : offsetOf(code, line, column);
  if (at >= 0 && at < code.length) {
    const start = calleeStart(code, at);
    const open = code.indexOf('(', at);
    if (open !== -1) {
      const lineStart = code.lastIndexOf('\n', start) + 1;
      text = indent(escapeControls(code.slice(start, closingBracket(code, open) + 1)), start - lineStart);
    }
  }
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(key, text);
  return text;
}

/** The message for a falsy value passed to `fn`, or undefined where the source is not to be had. */
function falsyMessage(fn) {
  const site = callSiteAbove(fn);
  const text = site === undefined ? undefined : expressionAt(site);
  return text === undefined ? undefined : `The expression evaluated to a falsy value:\n\n  ${text}\n`;
}

module.exports = { falsyMessage };
