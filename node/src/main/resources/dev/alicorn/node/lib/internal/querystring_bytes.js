'use strict';

const PERCENT = 37;
const PLUS = 43;
const SPACE = 32;

function hexDigit(code) {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 70) return code - 55;
  if (code >= 97 && code <= 102) return code - 87;
  return -1;
}

/** Writes `text` to `out` with its percent escapes decoded and returns the part of `out` that was filled. */
function decodeBytes(out, text, plusIsSpace) {
  let size = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === PLUS && plusIsSpace) {
      out[size++] = SPACE;
      continue;
    }
    if (code === PERCENT && i + 2 < text.length) {
      const high = hexDigit(text.charCodeAt(i + 1));
      const low = hexDigit(text.charCodeAt(i + 2));
      if (high >= 0 && low >= 0) {
        out[size++] = high * 16 + low;
        i += 2;
        continue;
      }
    }
    out[size++] = code;
  }
  return size === out.length ? out : out.slice(0, size);
}

module.exports = { decodeBytes };
