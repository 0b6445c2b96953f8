'use strict';

// base64 and base64url. Reading takes both alphabets, skips what belongs to neither, and ends at the first '='.

const { NATIVE_BASE64 } = require('internal/encoding/limits');
const { anyString } = require('internal/encoding/pieces');

const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const URL_SAFE = STANDARD.replace('+/', '-_');
const PAD = 0x3d;
const NONE = 64;
const NATIVE_DECODE = 64; // units: its result is an object, which costs

const codesOf = (alphabet) => Uint8Array.from(alphabet, (c) => c.charCodeAt(0));

const VALUES = new Uint8Array(256).fill(NONE);
for (const alphabet of [STANDARD, URL_SAFE]) codesOf(alphabet).forEach((code, value) => { VALUES[code] = value; });

const { toBase64: nativeEncode, setFromBase64: nativeDecode } = Uint8Array.prototype;

/** An upper bound, exact for text without foreign characters. */
function byteLength(string) {
  let { length } = string;
  if (length > 0 && string.charCodeAt(length - 1) === PAD) length--;
  if (length > 1 && string.charCodeAt(length - 1) === PAD) length--;
  return Math.floor((length * 3) / 4);
}

// As in Node, a unit counts by its low byte.
function decodeLoop(bytes, string, offset, room) {
  const end = offset + room;
  let at = offset;
  let bits = 0;
  let have = 0;
  for (let i = 0; i < string.length && at < end; i++) {
    const code = string.charCodeAt(i) & 0xff;
    const value = VALUES[code];
    if (value === NONE) {
      if (code === PAD) break;
      continue;
    }
    bits = (bits << 6) | value;
    have += 6;
    if (have < 8) continue;
    have -= 8;
    bytes[at++] = bits >> have;
    bits &= (1 << have) - 1;
  }
  return at - offset;
}

function encodeLoop(bytes, start, end, codes, padded) {
  const out = new Uint8Array(Math.ceil((end - start) / 3) * 4);
  let at = 0;
  let i = start;
  for (; i + 2 < end; i += 3) {
    const group = (bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2];
    out[at++] = codes[group >> 18];
    out[at++] = codes[(group >> 12) & 63];
    out[at++] = codes[(group >> 6) & 63];
    out[at++] = codes[group & 63];
  }
  if (i < end) {
    const two = i + 1 < end;
    const group = (bytes[i] << 16) | (two ? bytes[i + 1] << 8 : 0);
    out[at++] = codes[group >> 18];
    out[at++] = codes[(group >> 12) & 63];
    if (two) out[at++] = codes[(group >> 6) & 63];
    while (padded && at < out.length) out[at++] = PAD;
  }
  return anyString(out, 0, at);
}

function codec(name, alphabet, padded) {
  const codes = codesOf(alphabet);
  const encodeOptions = padded ? undefined : { alphabet: name, omitPadding: true }; // the defaults are faster unsaid
  const decodeOptions = { alphabet: name, lastChunkHandling: 'loose' };

  function write(bytes, string, offset, room) {
    if (nativeDecode !== undefined && string.length > NATIVE_DECODE && room >= byteLength(string)) {
      try {
        return nativeDecode.call(new Uint8Array(bytes.buffer, bytes.byteOffset + offset, room), string,
          decodeOptions).written;
      } catch {
        // Not strictly base64 of this alphabet: the loop is lenient.
      }
    }
    return decodeLoop(bytes, string, offset, room);
  }

  function decode(bytes, start, end) {
    const length = end - start;
    if (nativeEncode === undefined || length <= NATIVE_BASE64) return encodeLoop(bytes, start, end, codes, padded);
    const view = length === bytes.length ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset + start, length);
    return nativeEncode.call(view, encodeOptions);
  }

  return { name, maxBytesPerUnit: 1, byteLength, write, decode };
}

module.exports = { base64: codec('base64', STANDARD, true), base64url: codec('base64url', URL_SAFE, false) };
