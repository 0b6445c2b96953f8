'use strict';

// Percent-encoding by the sets of the URL Standard, and decoding.

const utf8 = require('internal/encoding/utf8');

// One bit a set; a character's entry tells in which sets it is to be encoded.
const CONTROL = 1;
const FRAGMENT = 2;
const QUERY = 4;
const SPECIAL_QUERY = 8;
const PATH = 16;
const USERINFO = 32;

const SETS = new Uint8Array(128);

function include(characters, bits) {
  for (const c of characters) SETS[c.charCodeAt(0)] |= bits;
}

const ALL = CONTROL | FRAGMENT | QUERY | SPECIAL_QUERY | PATH | USERINFO;
for (let code = 0; code < 128; code++) if (code < 0x20 || code === 0x7f) SETS[code] = ALL;
include(' "<>', FRAGMENT | QUERY | SPECIAL_QUERY | PATH | USERINFO);
include('`', FRAGMENT | PATH | USERINFO);
include('#', QUERY | SPECIAL_QUERY | PATH | USERINFO);
include("'", SPECIAL_QUERY);
include('?^{}', PATH | USERINFO);
include('/:;=@[\\]|', USERINFO);

const HEX = '0123456789ABCDEF';
const BYTES = Array.from({ length: 256 }, (_, byte) => `%${HEX[byte >> 4]}${HEX[byte & 15]}`);

/** The first place in text[start, end) that the set wants encoded, or -1. */
function firstToEncode(text, start, end, set) {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127 || (SETS[unit] & set) !== 0) return i;
  }
  return -1;
}

/** text[start, end), encoded. */
function percentEncode(text, set, start = 0, end = text.length) {
  let i = firstToEncode(text, start, end, set);
  if (i === -1) return start === 0 && end === text.length ? text : text.slice(start, end);
  let out = text.slice(start, i);
  while (i < end) {
    const unit = text.charCodeAt(i);
    if (unit < 128) {
      out += (SETS[unit] & set) !== 0 ? BYTES[unit] : text[i];
      i++;
      continue;
    }
    let next = i + 1;
    while (next < end && text.charCodeAt(next) > 127) next++;
    out += encodeURIComponent(text.slice(i, next).toWellFormed());
    i = next;
  }
  return out;
}

function hexValue(unit) {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Bytes of a string with its escapes decoded; what is no escape stays. */
function percentDecodeToBytes(text) {
  const bytes = new Uint8Array(utf8.byteLength(text));
  let length = utf8.write(bytes, text, 0, bytes.length);
  let at = bytes.indexOf(0x25);
  if (at === -1) return bytes;
  const end = length;
  length = at;
  for (; at < end; at++) {
    let byte = bytes[at];
    if (byte === 0x25 && at + 2 < end) {
      const high = hexValue(bytes[at + 1]);
      const low = hexValue(bytes[at + 2]);
      if (high >= 0 && low >= 0) {
        byte = (high << 4) | low;
        at += 2;
      }
    }
    bytes[length++] = byte;
  }
  return bytes.subarray(0, length);
}

function percentDecode(text) {
  if (!text.includes('%')) return text;
  const bytes = percentDecodeToBytes(text);
  return utf8.decode(bytes, 0, bytes.length);
}

module.exports = {
  Sets: { CONTROL, FRAGMENT, QUERY, SPECIAL_QUERY, PATH, USERINFO },
  percentEncode,
  percentDecode,
  percentDecodeToBytes,
  hexValue,
};
