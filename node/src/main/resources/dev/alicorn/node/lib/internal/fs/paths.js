'use strict';
// Paths on their way to and from the host. The host takes strings; a byte that is not UTF-8 travels as the lone
// surrogate U+DC00 + byte, so that any file name survives the trip.

const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');

const isBytes = (value) => value instanceof Uint8Array;

/** The length of the UTF-8 sequence that starts at `at`, or 0 where there is none. */
function sequenceLength(bytes, at) {
  const lead = bytes[at];
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (at + length > bytes.length) return 0;
  for (let i = 1; i < length; i++) {
    if ((bytes[at + i] & 0xc0) !== 0x80) return 0;
  }
  const second = bytes[at + 1];
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return 0;
  if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return 0;
  return length;
}

function escapeBytes(bytes) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  let good = 0;
  let at = 0;
  while (at < buffer.length) {
    const length = sequenceLength(buffer, at);
    if (length === 0) {
      text += buffer.utf8Slice(good, at) + String.fromCharCode(0xdc00 + buffer[at]);
      good = ++at;
    } else {
      at += length;
    }
  }
  return text + buffer.utf8Slice(good, buffer.length);
}

function unescapeToBuffer(text) {
  if (text.isWellFormed()) return Buffer.from(text);
  const parts = [];
  for (const char of text) {
    const code = char.codePointAt(0);
    parts.push(code >= 0xdc80 && code <= 0xdcff ? Buffer.from([code - 0xdc00]) : Buffer.from(char));
  }
  return Buffer.concat(parts);
}

/** A validated path (string or bytes) in the host's form. */
function toHostPath(path) {
  if (typeof path === 'string') return path.isWellFormed() ? path : path.toWellFormed();
  return escapeBytes(path);
}

/** A name from the host in the encoding that the caller asked for. */
function fromHostPath(text, encoding) {
  if (encoding === undefined || encoding === null || encoding === 'utf8' || encoding === 'utf-8') {
    return text.isWellFormed() ? text : text.toWellFormed();
  }
  const bytes = unescapeToBuffer(text);
  return encoding === 'buffer' ? bytes : bytes.toString(encoding || 'utf8');
}

function nullCheck(path, name) {
  const found = typeof path === 'string' ? path.includes('\u0000') : path.includes(0);
  if (found) {
    throw new ERR_INVALID_ARG_VALUE(name, path, 'must be a string, Uint8Array, or URL without null bytes');
  }
}

function validatePath(path, name = 'path') {
  if (typeof path !== 'string' && !isBytes(path)) {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], path);
  }
  nullCheck(path, name);
}

/** The string or bytes that `value` (string, bytes or file: URL) names. */
function getValidatedPath(value, name = 'path') {
  const path = typeof value === 'string' ? value : require('internal/url').toPathIfFileURL(value);
  validatePath(path, name);
  return path;
}

/** Validates and converts in one step: what most calls need. */
function hostPath(value, name) {
  return toHostPath(getValidatedPath(value, name));
}

module.exports = { fromHostPath, getValidatedPath, hostPath, toHostPath, validatePath };
