'use strict';

// The fields of a message's head as the parser found them: as places in the bytes that came, which are made into strings
// when somebody asks. Most handlers ask for few fields or none.

const { latin1 } = require('internal/encoding/codecs');

const TAB = 9;
const SPACE = 32;

/** ASCII letters differ from their small form in this bit. */
const CASE = 0x20;

class Head {
  /** @param spans for each field four offsets into `bytes`: name's start and end, value's start and end */
  constructor(bytes, spans) {
    this.bytes = bytes;
    this.spans = spans;
  }

  /** [name, value, name, value, ...] */
  toRawHeaders() {
    const { bytes, spans } = this;
    const raw = new Array(spans.length >> 1);
    if (spans.length === 0) return raw;
    // One conversion and many slices: a conversion costs more than the length of a field.
    const [first] = spans;
    const text = latin1.decode(bytes, first, spans[spans.length - 1]);
    for (let i = 0, to = 0; i < spans.length; i += 2) {
      raw[to++] = text.slice(spans[i] - first, trimmed(bytes, spans[i], spans[i + 1]) - first);
    }
    return raw;
  }

  /** The same, with the white space that may belong to values still to come. */
  toStrings() {
    const { bytes, spans } = this;
    const strings = [];
    for (let i = 0; i < spans.length; i += 2) strings.push(latin1.decode(bytes, spans[i], spans[i + 1]));
    return strings;
  }

  /** Whether a field of this name, in small letters, is there, among the first so many names and values. */
  has(name, among = Infinity) {
    const { bytes, spans } = this;
    const end = Math.min(spans.length, among * 2);
    for (let i = 0; i < end; i += 4) {
      if (spans[i + 1] - spans[i] === name.length && matches(bytes, spans[i], name)) return true;
    }
    return false;
  }
}

/** Where text ends whose white space at the end does not count. */
function trimmed(bytes, start, end) {
  while (end > start && (bytes[end - 1] === SPACE || bytes[end - 1] === TAB)) end--;
  return end;
}

function matches(bytes, at, name) {
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    const byte = bytes[at + i];
    if (byte !== unit && (byte | CASE) !== unit) return false;
  }
  return true;
}

module.exports = { Head };
