'use strict';

// buffer.transcode, isUtf8 and isAscii.

const { codes } = require('internal/errors');
const codecs = require('internal/encoding/codecs');
const { FastBuffer } = require('internal/buffer/fast_buffer');
const { fromString } = require('internal/buffer/create');
const { isAnyArrayBuffer, isTypedArray, isUint8Array } = require('internal/buffer/brands');

const { ERR_INVALID_ARG_TYPE, ERR_INVALID_STATE } = codes;

const TRANSCODABLE = new Set([codecs.utf8, codecs.utf16le, codecs.latin1, codecs.ascii]);
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;
const BEYOND = { ascii: /[\u{80}-\u{10ffff}]/gu, latin1: /[\u{100}-\u{10ffff}]/gu };

// Names and numbers of ICU, whose converters Node uses.
const ILLEGAL_ARGUMENT = ['U_ILLEGAL_ARGUMENT_ERROR', 1];
const INVALID_CHARACTER = ['U_INVALID_CHAR_FOUND', 10];

function failure([code, errno]) {
  const error = new Error(`Unable to transcode Buffer [${code}]`);
  return Object.assign(error, { code, errno });
}

/** The source's text; between the Unicode encodings what is malformed is an error, else U+FFFD. */
function textOf(source, from, to) {
  const { length } = source;
  const strict = (from === codecs.utf8 && to === codecs.utf16le) || (from === codecs.utf16le && to === codecs.utf8);
  if (from === codecs.utf8) {
    if (strict && !codecs.utf8.isValid(source, 0, length)) throw failure(INVALID_CHARACTER);
    return codecs.utf8.decode(source, 0, length);
  }
  if (from === codecs.utf16le) {
    const text = codecs.utf16le.decode(source, 0, length);
    if (strict && (text === '' || !text.isWellFormed())) throw failure(INVALID_CHARACTER);
    // Half a unit at the end is malformed where the units stay as they are, and elsewhere not seen.
    return text.toWellFormed() + ((length & 1) === 1 && to === codecs.utf16le ? '\ufffd' : '');
  }
  const text = codecs.latin1.decode(source, 0, length);
  // Bytes above 127 are no ASCII, but the way to UTF-16 does not look.
  return from === codecs.ascii && to !== codecs.utf16le ? text.replace(/[\x80-\xff]/g, '\ufffd') : text;
}

/** What stands for a character that the narrower set cannot hold: nothing if it is one that does not show anyway. */
const substitute = (character) => (IGNORABLE.test(character) ? '' : '?');

function transcode(source, fromEncoding, toEncoding) {
  if (!isUint8Array(source)) throw new ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], source);
  if (source.length === 0) return new FastBuffer();
  const from = fromEncoding ? codecs.codecOf(fromEncoding) : codecs.utf8;
  const to = toEncoding ? codecs.codecOf(toEncoding) : codecs.utf8;
  if (!TRANSCODABLE.has(from) || !TRANSCODABLE.has(to)) throw failure(ILLEGAL_ARGUMENT);
  const text = textOf(source, from, to);
  return fromString(BEYOND[to.name] === undefined ? text : text.replace(BEYOND[to.name], substitute), to.name);
}

function bytesOfInput(input) {
  if (!isTypedArray(input) && !isAnyArrayBuffer(input)) {
    throw new ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
  }
  try {
    return ArrayBuffer.isView(input) ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
      : new Uint8Array(input);
  } catch {
    throw new ERR_INVALID_STATE('Cannot validate on a detached buffer'); // no view can be made of it
  }
}

function isUtf8(input) {
  const bytes = bytesOfInput(input);
  return codecs.utf8.isValid(bytes, 0, bytes.length);
}

function isAscii(input) {
  const bytes = bytesOfInput(input);
  return codecs.utf8.isAscii(bytes, 0, bytes.length);
}

module.exports = { transcode, isUtf8, isAscii };
