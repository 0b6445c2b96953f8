'use strict';

// Streaming decoders of UTF-8 and UTF-16 for TextDecoder. `decode(bytes, fatal, stream)` gives the text, or undefined
// if it is malformed and that is fatal.

const utf8 = require('internal/encoding/utf8');
const utf16 = require('internal/encoding/utf16');
const { join } = require('internal/encoding/legacy');

const NOTHING = new Uint8Array(0);

/** Whether bytes[at, end) could be the beginning of a character. */
function isPrefix(bytes, at, end) {
  const lead = bytes[at];
  if (lead < 0xc2 || lead > 0xf4) return false;
  const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (end - at >= size) return false;
  if (at + 1 === end) return true;
  const second = bytes[at + 1];
  if (lead === 0xe0 && second < 0xa0) return false;
  if (lead === 0xed && second > 0x9f) return false;
  if (lead === 0xf0 && second < 0x90) return false;
  return !(lead === 0xf4 && second > 0x8f);
}

/** Where the last character begins if it is not whole, else the end. */
function wholeEnd(bytes) {
  const end = bytes.length;
  for (let at = end - 1; at >= 0 && at >= end - 3; at--) {
    if ((bytes[at] & 0xc0) === 0x80) continue;
    return isPrefix(bytes, at, end) ? at : end;
  }
  return end;
}

class Utf8Decoder {
  #pending = NOTHING;

  decode(bytes, fatal, stream) {
    const input = join(this.#pending, bytes);
    const end = stream ? wholeEnd(input) : input.length;
    this.#pending = end === input.length ? NOTHING : input.slice(end);
    return fatal ? utf8.decodeFatal(input, 0, end) : utf8.decode(input, 0, end);
  }
}

const isLead = (unit) => (unit & 0xfc00) === 0xd800;

class Utf16Decoder {
  #pending = NOTHING;
  #bigEndian;

  constructor(bigEndian) {
    this.#bigEndian = bigEndian;
  }

  #wholeUnits(bytes, stream) {
    const end = bytes.length & ~1;
    if (!stream || end === 0) return end;
    const high = bytes[this.#bigEndian ? end - 2 : end - 1];
    return isLead(high << 8) ? end - 2 : end;
  }

  decode(bytes, fatal, stream) {
    const input = join(this.#pending, bytes);
    const end = this.#wholeUnits(input, stream);
    this.#pending = stream ? input.slice(end) : NOTHING;
    const text = utf16.decode(this.#bigEndian ? swapped(input, end) : input, 0, end);
    if (!stream && end < input.length) return fatal ? undefined : endingInHalf(text);
    if (text.isWellFormed()) return text;
    return fatal ? undefined : text.toWellFormed();
  }
}

// Half a unit at the end is malformed; together with a lead surrogate before it, it is so once.
function endingInHalf(text) {
  const last = text.length - 1;
  return `${(isLead(text.charCodeAt(last)) ? text.slice(0, last) : text).toWellFormed()}\ufffd`;
}

function swapped(bytes, end) {
  const out = new Uint8Array(end);
  for (let i = 0; i < end; i += 2) {
    out[i] = bytes[i + 1];
    out[i + 1] = bytes[i];
  }
  return out;
}

module.exports = { Utf8Decoder, Utf16Decoder };
