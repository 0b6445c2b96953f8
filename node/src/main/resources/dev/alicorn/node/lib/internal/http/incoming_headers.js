'use strict';

// https://nodejs.org/api/http.html#messageheaders: how repeated fields become one.

// Of these the first counts, unless the user wants them joined.
const SINGLE = new Set([
  'age', 'authorization', 'content-length', 'content-type', 'etag', 'expires', 'from', 'host', 'if-modified-since',
  'if-unmodified-since', 'last-modified', 'location', 'max-forwards', 'proxy-authorization', 'referer', 'retry-after', 'server',
  'user-agent',
]);

const MAX_KNOWN = 1024;
const smallNames = new Map();

/** The name in small letters. Names come again and again. */
function toSmall(name) {
  let small = smallNames.get(name);
  if (small === undefined) {
    small = name.toLowerCase();
    if (smallNames.size < MAX_KNOWN) smallNames.set(name, small);
  }
  return small;
}

function addLine(headers, name, value, join) {
  const key = toSmall(name);
  const before = Object.hasOwn(headers, key) ? headers[key] : undefined; // 'constructor' is a name like others
  if (key === 'set-cookie') {
    if (before !== undefined) before.push(value);
    else headers[key] = [value];
  } else if (before === undefined) {
    headers[key] = value;
  } else if (key === 'cookie') {
    headers[key] = `${before}; ${value}`;
  } else if (join || !SINGLE.has(key)) {
    headers[key] = `${before}, ${value}`;
  }
}

function addDistinctLine(headers, name, value) {
  const key = toSmall(name);
  if (headers[key]) headers[key].push(value);
  else headers[key] = [value];
}

function collect(raw, count, join) {
  const headers = {};
  const end = Math.min(raw.length, count);
  for (let i = 0; i + 1 < end; i += 2) addLine(headers, raw[i], raw[i + 1], join);
  return headers;
}

function collectDistinct(raw, count) {
  const headers = { __proto__: null };
  const end = Math.min(raw.length, count);
  for (let i = 0; i + 1 < end; i += 2) addDistinctLine(headers, raw[i], raw[i + 1]);
  return headers;
}

module.exports = { addDistinctLine, addLine, collect, collectDistinct };
