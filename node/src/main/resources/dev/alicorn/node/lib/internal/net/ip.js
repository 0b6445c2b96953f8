'use strict';

// IP addresses as text: recognising, parsing to numbers, and the canonical form of IPv6 (RFC 5952).

const ZERO = 48;
const DOT = 46;
const COLON = 58;

/** The 32-bit value of `text[start..end)` as dotted decimal, or -1. Leading zeros are refused: they read as octal elsewhere. */
function parseV4(text, start, end) {
  let value = 0;
  let part = 0;
  let digits = 0;
  let parts = 1;
  if (end - start < 7 || end - start > 15) return -1;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === DOT) {
      if (digits === 0 || parts === 4) return -1;
      value = value * 256 + part;
      parts++;
      part = digits = 0;
    } else {
      if (c < ZERO || c > ZERO + 9 || (digits > 0 && part === 0)) return -1;
      part = part * 10 + c - ZERO;
      if (part > 255) return -1;
      digits++;
    }
  }
  return parts === 4 && digits > 0 ? value * 256 + part : -1;
}

function hexDigit(c) {
  if (c >= ZERO && c <= ZERO + 9) return c - ZERO;
  const lower = c | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

function isZoneChar(c) {
  return (c >= ZERO && c <= COLON) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 45 || c === DOT;
}

/** Where the address ends and its zone begins; -1 if the zone has no or wrong characters. */
function addressEnd(text) {
  const percent = text.indexOf('%');
  if (percent < 0) return text.length;
  if (percent === text.length - 1) return -1;
  for (let i = percent + 1; i < text.length; i++) {
    if (!isZoneChar(text.charCodeAt(i))) return -1;
  }
  return percent;
}

/** One group of up to four hex digits at `at`: sets `groups[n]` and returns where it ends, or -1. */
function parseGroup(text, at, end, groups) {
  let value = 0;
  let i = at;
  for (; i < end && i - at < 5; i++) {
    const digit = hexDigit(text.charCodeAt(i));
    if (digit < 0) break;
    value = value * 16 + digit;
  }
  if (i === at || i - at > 4) return -1;
  groups.push(value);
  return i;
}

/** The eight 16-bit groups of an IPv6 address, its zone ignored; null if it is none. */
function parseV6(text) {
  const end = addressEnd(text);
  if (end < 2) return null;
  const groups = [];
  let gap = -1;
  let i = 0;
  if (text.charCodeAt(0) === COLON) {
    if (text.charCodeAt(1) !== COLON) return null;
    gap = 0;
    i = 2;
  }
  while (i < end) {
    if (groups.length === 8) return null;
    const next = parseGroup(text, i, end, groups);
    if (next < end && text.charCodeAt(next) === DOT && next !== -1) {
      groups.pop();
      if (!pushV4(text, i, end, groups)) return null;
      break;
    }
    if (next === -1) return null;
    if (next === end) break;
    if (text.charCodeAt(next) !== COLON) return null;
    i = next + 1;
    if (i < end && text.charCodeAt(i) === COLON) {
      if (gap >= 0) return null;
      gap = groups.length;
      i++;
    } else if (i === end) return null;
  }
  return expand(groups, gap);
}

function pushV4(text, start, end, groups) {
  const v4 = parseV4(text, start, end);
  if (v4 < 0 || groups.length > 6) return false;
  groups.push(Math.floor(v4 / 65536), v4 % 65536);
  return true;
}

function expand(groups, gap) {
  if (gap < 0) return groups.length === 8 ? groups : null;
  const missing = 8 - groups.length;
  if (missing < 1) return null;
  groups.splice(gap, 0, ...new Array(missing).fill(0));
  return groups;
}

function isIPv4(input) {
  const text = `${input}`;
  return parseV4(text, 0, text.length) >= 0;
}

function isIPv6(input) {
  return parseV6(`${input}`) !== null;
}

function isIP(input) {
  const text = `${input}`;
  if (parseV4(text, 0, text.length) >= 0) return 4;
  return parseV6(text) !== null ? 6 : 0;
}

function formatV4(value) {
  return `${Math.floor(value / 16777216)}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

/** Where the longest run of at least two zero groups is, as [start, length]. */
function longestZeros(groups) {
  let best = -1;
  let bestLength = 1;
  for (let i = 0; i < 8; i++) {
    let n = i;
    while (n < 8 && groups[n] === 0) n++;
    if (n - i > bestLength) {
      best = i;
      bestLength = n - i;
    }
    if (n > i) i = n;
  }
  return [best, bestLength];
}

function formatV6(groups) {
  const mapped = isMapped(groups);
  const compatible = !mapped && groups.slice(0, 6).every((group) => group === 0) && groups[6] !== 0;
  if (mapped || compatible) {
    return `::${mapped ? 'ffff:' : ''}${formatV4(groups[6] * 65536 + groups[7])}`;
  }
  const [start, length] = longestZeros(groups);
  const hex = groups.map((group) => group.toString(16));
  if (start < 0) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

/** Whether the groups hold an IPv4 address, as `::ffff:a.b.c.d`. */
function isMapped(groups) {
  return groups[5] === 0xffff && groups[0] === 0 && groups[1] === 0 && groups[2] === 0 && groups[3] === 0 && groups[4] === 0;
}

function invalidAddress() {
  const err = new Error('Invalid socket address');
  err.code = 'ERR_INVALID_ADDRESS';
  return err;
}

module.exports = {
  invalidAddress,
  isIP,
  isIPv4,
  isIPv6,
  parseV4: (text) => parseV4(text, 0, text.length),
  parseV6,
  formatV4,
  formatV6,
  isMapped,
};
