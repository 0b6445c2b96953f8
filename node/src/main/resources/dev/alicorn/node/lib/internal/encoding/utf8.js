'use strict';

// UTF-8 by the rules of the Encoding Standard: each maximal run of bytes that can start no valid character becomes
// U+FFFD; a lone surrogate is written as U+FFFD. A byte order mark is kept: stripping it is the caller's choice.

const { LOOP_DECODE, LOOP_ENCODE, KERNEL_UNITS } = require('internal/encoding/limits');
const { shortString, longString, anyString } = require('internal/encoding/pieces');
const kernel = require('internal/encoding/kernel');

const REPLACEMENT = 0xfffd;

function isAscii(bytes, start, end) {
  for (let i = start; i < end; i++) if (bytes[i] > 0x7f) return false;
  return true;
}

// The reader of one character shares its cursor and verdict by module variables: it returns the code point, or -1.
let cursor = 0;

function readPoint(bytes, lead, end) {
  let low = 0x80;
  let high = 0xbf;
  let need = 1;
  let point = lead & 0x1f;
  if (lead < 0xc2 || lead > 0xf4) return -1;
  if (lead >= 0xf0) {
    need = 3;
    point = lead & 0x07;
    if (lead === 0xf0) low = 0x90;
    else if (lead === 0xf4) high = 0x8f;
  } else if (lead >= 0xe0) {
    need = 2;
    point = lead & 0x0f;
    if (lead === 0xe0) low = 0xa0;
    else if (lead === 0xed) high = 0x9f;
  }
  for (; need > 0; need--) {
    const byte = cursor < end ? bytes[cursor] : 0;
    if (byte < low || byte > high) return -1;
    point = (point << 6) | (byte & 0x3f);
    cursor++;
    low = 0x80;
    high = 0xbf;
  }
  return point;
}

/** Fills `units` and returns their number. */
function decodeUnits(bytes, start, end, units) {
  let count = 0;
  cursor = start;
  while (cursor < end) {
    const byte = bytes[cursor++];
    if (byte < 0x80) {
      units[count++] = byte;
      continue;
    }
    const point = readPoint(bytes, byte, end);
    if (point > 0xffff) {
      units[count++] = 0xd800 | ((point - 0x10000) >> 10);
      units[count++] = 0xdc00 | (point & 0x3ff);
    } else {
      units[count++] = point < 0 ? REPLACEMENT : point;
    }
  }
  return count;
}

function decodePlain(bytes, start, end) {
  if (isAscii(bytes, start, end)) return anyString(bytes, start, end);
  const units = new Uint16Array(end - start);
  return longString(units, 0, decodeUnits(bytes, start, end, units));
}

function decode(bytes, start, end) {
  const length = end - start;
  if (length <= LOOP_DECODE && isAscii(bytes, start, end)) return shortString(bytes, start, end);
  return kernel.ready(length) ? kernel.decodeUtf8(bytes, start, end) : decodePlain(bytes, start, end);
}

function isValid(bytes, start, end) {
  cursor = start;
  while (cursor < end) {
    const byte = bytes[cursor++];
    if (byte > 0x7f && readPoint(bytes, byte, end) < 0) return false;
  }
  return true;
}

/** The text, or undefined if the bytes are not valid UTF-8. */
function decodeFatal(bytes, start, end) {
  if (!kernel.ready(end - start) || end - start > KERNEL_UNITS) {
    return isValid(bytes, start, end) ? decode(bytes, start, end) : undefined;
  }
  return kernel.decodeUtf8Strict(bytes, start, end);
}

function isPair(string, i, unit) {
  return unit < 0xdc00 && i + 1 < string.length && (string.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
}

function byteLength(string) {
  const { length } = string;
  if (length > LOOP_ENCODE && kernel.ready(length)) return kernel.utf8Length(string);
  let count = length;
  for (let i = 0; i < length; i++) {
    const unit = string.charCodeAt(i);
    if (unit < 0x80) continue;
    count++;
    if (unit < 0x800) continue;
    count++;
    if ((unit & 0xf800) === 0xd800 && isPair(string, i, unit)) i++; // two units make four bytes
  }
  return count;
}

// How far encodeLoop came: encodeInto reports it to its caller.
let unitsRead = 0;

function encodeLoop(string, bytes, offset, room) {
  const { length } = string;
  const end = offset + room;
  let at = offset;
  let i = 0;
  for (; i < length; i++) {
    let point = string.charCodeAt(i);
    if (point < 0x80) {
      if (at >= end) break;
      bytes[at++] = point;
      continue;
    }
    const pair = (point & 0xf800) === 0xd800 && isPair(string, i, point);
    if (pair) point = 0x10000 + ((point & 0x3ff) << 10) + (string.charCodeAt(i + 1) & 0x3ff);
    else if ((point & 0xf800) === 0xd800) point = REPLACEMENT;
    const size = point < 0x800 ? 2 : pair ? 4 : 3;
    if (at + size > end) break;
    writePoint(bytes, at, point, size);
    at += size;
    if (pair) i++;
  }
  unitsRead = i;
  return at - offset;
}

function writePoint(bytes, at, point, size) {
  if (size === 2) {
    bytes[at] = 0xc0 | (point >> 6);
  } else if (size === 3) {
    bytes[at] = 0xe0 | (point >> 12);
    bytes[at + 1] = 0x80 | ((point >> 6) & 0x3f);
  } else {
    bytes[at] = 0xf0 | (point >> 18);
    bytes[at + 1] = 0x80 | ((point >> 12) & 0x3f);
    bytes[at + 2] = 0x80 | ((point >> 6) & 0x3f);
  }
  bytes[at + size - 1] = 0x80 | (point & 0x3f);
}

/** Writes what fits, whole characters only; returns the bytes written. */
function write(bytes, string, offset, room) {
  if (string.length <= LOOP_ENCODE || !kernel.ready(string.length)) return encodeLoop(string, bytes, offset, room);
  return kernel.encodeUtf8(string, bytes, offset, room);
}

/** As `write`, and `read()` tells the units consumed. */
function writeCounting(bytes, string, room) {
  const { length } = string;
  if (length > LOOP_ENCODE && room >= length * 3 && kernel.ready(length)) {
    unitsRead = length;
    return kernel.encodeUtf8(string, bytes, 0, room);
  }
  return encodeLoop(string, bytes, 0, room);
}

module.exports = {
  name: 'utf8',
  maxBytesPerUnit: 3,
  byteLength,
  write,
  decode,
  decodeFatal,
  isValid,
  isAscii,
  writeCounting,
  read: () => unitsRead,
};
