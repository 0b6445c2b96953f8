'use strict';

// buffer.transcode, isUtf8 and isAscii.

const { codes } = require('internal/errors');
const codecs = require('internal/encoding/codecs');
const { FastBuffer } = require('internal/buffer/fast_buffer');
const { fromString } = require('internal/buffer/create');
const { bytesOf, isAnyArrayBuffer, isTypedArray, isUint8Array } = require('internal/buffer/brands');

const { ERR_INVALID_ARG_TYPE, ERR_INVALID_STATE } = codes;

const TRANSCODABLE = new Set([codecs.utf8, codecs.utf16le, codecs.latin1, codecs.ascii]);
const ILLEGAL_ARGUMENT = 1; // of ICU's error codes
const QUESTION_MARK = '?';
const BEYOND = { ascii: /[\u{80}-\u{10ffff}]/gu, latin1: /[\u{100}-\u{10ffff}]/gu };

function transcode(source, fromEncoding, toEncoding) {
  if (!isUint8Array(source)) throw new ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], source);
  if (source.length === 0) return new FastBuffer();
  const from = fromEncoding ? codecs.codecOf(fromEncoding) : codecs.utf8;
  const to = toEncoding ? codecs.codecOf(toEncoding) : codecs.utf8;
  if (!TRANSCODABLE.has(from) || !TRANSCODABLE.has(to)) {
    const error = new Error('Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]');
    error.code = 'U_ILLEGAL_ARGUMENT_ERROR';
    error.errno = ILLEGAL_ARGUMENT;
    throw error;
  }
  let text = from === codecs.ascii ? decodeAscii(source) : from.decode(source, 0, source.length);
  if (to !== codecs.utf16le) text = text.toWellFormed();
  // What the narrower set cannot hold is a question mark each.
  if (BEYOND[to.name] !== undefined) text = text.replace(BEYOND[to.name], QUESTION_MARK);
  return fromString(text, to.name);
}

// Unlike buf.toString('ascii'), a byte above 127 is no character here.
function decodeAscii(source) {
  return codecs.latin1.decode(source, 0, source.length).replace(/[\x80-\xff]/g, '\ufffd');
}

function bytesOfInput(input) {
  if (isTypedArray(input)) {
    if (input.buffer.detached) throw detached();
    return bytesOf(input);
  }
  if (isAnyArrayBuffer(input)) {
    if (input.detached) throw detached();
    return new Uint8Array(input);
  }
  throw new ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
}

function detached() {
  return new ERR_INVALID_STATE('Cannot validate on a detached buffer');
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
