'use strict';
// util.parseEnv: the content of a .env file as an object.

const BLANK = ' \t\n';
const QUOTES = '"\'`';

const trim = (text) => text.replace(/^[ \t\n]+|[ \t\n]+$/g, '');

// From `start` on: the value, and where the next line begins. Blank lines before a value are skipped with the spaces.
function readValue(text, start) {
  while (start < text.length && BLANK.includes(text[start])) start++;
  let end = text.indexOf('\n', start);
  if (end === -1) end = text.length;
  if (start < text.length && QUOTES.includes(text[start])) {
    const mark = text[start];
    const closing = text.indexOf(mark, start + 1);
    // A quote that is never closed is part of the value.
    if (closing === -1) return { value: text.slice(start, end), next: end + 1 };
    const inner = text.slice(start + 1, closing);
    const next = text.indexOf('\n', closing + 1);
    return {
      value: mark === '"' ? inner.replaceAll('\\n', '\n') : inner,
      next: next === -1 ? text.length : next + 1,
    };
  }
  const line = text.slice(start, end);
  const comment = line.indexOf('#');
  return { value: trim(comment === -1 ? line : line.slice(0, comment)), next: end + 1 };
}

function withoutExport(key) {
  return key.startsWith('export ') ? trim(key.slice(7)) : key;
}

function parse(content, store) {
  const text = trim(content.replaceAll('\r', ''));
  let position = 0;
  while (position < text.length) {
    let end = text.indexOf('\n', position);
    if (end === -1) end = text.length;
    const equals = text.indexOf('=', position);
    if (text[position] === '#' || equals === -1 || equals > end) {
      position = end + 1;
      continue;
    }
    const key = trim(text.slice(position, equals));
    if (key.startsWith('#')) {
      position = end + 1;
      continue;
    }
    const after = text[equals + 1];
    if (after === undefined || after === '\n') {
      store.set(key, '');
      position = equals + 2;
      continue;
    }
    // What follows a lone "=" is read as if it began a line.
    if (key === '') {
      position = equals + 1;
      continue;
    }
    const { value, next } = readValue(text, equals + 1);
    store.set(withoutExport(key), value);
    position = next;
  }
}

function parseEnv(content) {
  require('internal/validators').validateString(content, 'content');
  const store = new Map();
  parse(content, store);
  const result = {};
  for (const key of [...store.keys()].sort()) result[key] = store.get(key);
  return result;
}

module.exports = { parseEnv };
