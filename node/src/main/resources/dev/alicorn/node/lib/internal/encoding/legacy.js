'use strict';

// Decoders of the encodings that are older than Unicode, for TextDecoder. One-byte ones have tables here; those of
// several bytes are the host's, which decodes whole characters only: what a chunk cuts short is kept back here.

const tables = require('internal/encoding/single_byte_tables');
const { longString } = require('internal/encoding/pieces');

const host = internalBinding('encoding');

const UNDEFINED = 0xfffd;

function tableOf(encoding) {
  return encoding === 'iso-8859-8-i' ? tables['iso-8859-8'] : tables[encoding];
}

class SingleByteDecoder {
  #units;

  constructor(encoding) {
    const table = tableOf(encoding);
    this.#units = Uint16Array.from({ length: 256 }, (_, byte) => {
      if (byte < 0x80) return byte;
      return table === undefined ? 0xf700 + byte : table.charCodeAt(byte - 0x80); // x-user-defined has a rule instead
    });
  }

  /** The text, or undefined if `fatal` and a byte means nothing. */
  decode(bytes, fatal) {
    const units = new Uint16Array(bytes.length);
    for (let i = 0; i < bytes.length; i++) {
      const unit = this.#units[bytes[i]];
      if (unit === UNDEFINED && fatal) return undefined;
      units[i] = unit;
    }
    return longString(units, 0, units.length);
  }
}

const isTrail = (byte, low, high) => byte >= low && byte <= high;

// Each tells how many bytes a character takes that begins at `i`, as far as the bytes at hand show.
const sizes = {
  '__proto__': null,
  'gbk': (bytes, i) => {
    if (!isTrail(bytes[i], 0x81, 0xfe)) return 1;
    return isTrail(bytes[i + 1], 0x30, 0x39) ? 4 : 2;
  },
  'big5': (bytes, i) => (isTrail(bytes[i], 0x81, 0xfe) ? 2 : 1),
  'euc-kr': (bytes, i) => (isTrail(bytes[i], 0x81, 0xfe) ? 2 : 1),
  'shift_jis': (bytes, i) => (isTrail(bytes[i], 0x81, 0x9f) || isTrail(bytes[i], 0xe0, 0xfc) ? 2 : 1),
  'euc-jp': (bytes, i) => {
    if (bytes[i] === 0x8f) return 3;
    return bytes[i] === 0x8e || isTrail(bytes[i], 0xa1, 0xfe) ? 2 : 1;
  },
};
sizes.gb18030 = sizes.gbk;

/** How many of the bytes are whole characters. */
function wholeBytes(bytes, sizeAt) {
  let i = 0;
  while (i < bytes.length) {
    const size = sizeAt(bytes, i);
    if (i + size > bytes.length) break;
    // A lead without its trail is one bad byte: what follows may be a character of its own.
    i += size > 1 && bytes[i + 1] < 0x30 ? 1 : size;
  }
  return i;
}

const ESCAPE = 0x1b;

/** ISO-2022-JP switches sets by escapes: a chunk is decoded with the last one of those before it put in front. */
class EscapeDecoder {
  #encoding;
  #escape = new Uint8Array(0);

  constructor(encoding) {
    this.#encoding = encoding;
  }

  decode(bytes, fatal, stream) {
    const whole = stream ? this.#whole(bytes) : bytes.length;
    // Two escapes in a row would be an error of their own.
    const input = bytes[0] === ESCAPE ? bytes.subarray(0, whole) : join(this.#escape, bytes.subarray(0, whole));
    if (input.length === 0 && stream) return { text: '', rest: bytes };
    const text = host.decode(this.#encoding, input, fatal);
    this.#escape = stream ? lastEscape(input) : new Uint8Array(0);
    return { text, rest: bytes.subarray(whole) };
  }

  #whole(bytes) {
    const escape = bytes.lastIndexOf(ESCAPE);
    if (escape !== -1 && bytes.length - escape < 3) return escape;
    const escapeInForce = escape === -1 ? this.#escape : bytes.subarray(escape, escape + 3);
    const double = escapeInForce[1] === 0x24; // ESC $: two bytes a character from here on
    const start = escape === -1 ? 0 : escape + 3;
    return double && (bytes.length - start) % 2 === 1 ? bytes.length - 1 : bytes.length;
  }
}

function lastEscape(bytes) {
  const at = bytes.lastIndexOf(ESCAPE);
  return at === -1 ? new Uint8Array(0) : bytes.slice(at, at + 3);
}

function join(first, second) {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Decodes in the host; between calls it keeps the bytes of a character that is not whole yet. */
class HostDecoder {
  #encoding;
  #pending = new Uint8Array(0);
  #escapes;

  constructor(encoding) {
    this.#encoding = encoding;
    this.#escapes = sizes[encoding] === undefined ? new EscapeDecoder(encoding) : null;
  }

  decode(bytes, fatal, stream) {
    const input = join(this.#pending, bytes);
    if (this.#escapes !== null) {
      const { text, rest } = this.#escapes.decode(input, fatal, stream);
      this.#pending = rest.slice();
      return text ?? undefined;
    }
    const whole = stream ? wholeBytes(input, sizes[this.#encoding]) : input.length;
    this.#pending = input.slice(whole);
    return host.decode(this.#encoding, input.subarray(0, whole), fatal) ?? undefined;
  }
}

function legacyDecoder(encoding) {
  const single = tableOf(encoding) !== undefined || encoding === 'x-user-defined';
  return single ? new SingleByteDecoder(encoding) : new HostDecoder(encoding);
}

module.exports = { legacyDecoder, join };
