'use strict';

const { ERR_INVALID_URI } = require('internal/errors').codes;
const { decodeBytes } = require('internal/querystring_bytes');

// The characters that a query may hold as they are: A-Z a-z 0-9 - _ . ! ~ * ' ( )
const SAFE = new Uint8Array(128);
for (const char of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()") {
  SAFE[char.charCodeAt(0)] = 1;
}

function isSafe(text) {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127 || SAFE[code] === 0) return false;
  }
  return true;
}

function escapeText(text) {
  if (isSafe(text)) return text;
  try {
    return encodeURIComponent(text);
  } catch {
    throw new ERR_INVALID_URI();
  }
}

function qsEscape(str) {
  if (typeof str !== 'string') str = typeof str === 'object' ? String(str) : `${str}`;
  return escapeText(str);
}

/** A Buffer with the percent escapes of `s` decoded; a malformed one stays as it is. */
function unescapeBuffer(s, decodeSpaces) {
  const { Buffer } = require('buffer');
  return decodeBytes(Buffer.allocUnsafe(s.length), s, decodeSpaces);
}

function qsUnescape(s, decodeSpaces) {
  try {
    return decodeURIComponent(s);
  } catch {
    return module.exports.unescapeBuffer(s, decodeSpaces).toString();
  }
}

function primitiveText(value) {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`;
  if (typeof value === 'bigint') return `${value}`;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return '';
}

function encodePrimitive(value, encode) {
  if (typeof value === 'string') return value.length > 0 ? encode(value) : '';
  // Large numbers print with a plus sign, which must be escaped.
  if (typeof value === 'number' && Number.isFinite(value)) {
    return Math.abs(value) < 1e21 ? `${value}` : encode(`${value}`);
  }
  return primitiveText(value);
}

function stringify(obj, sep, eq, options) {
  sep ||= '&';
  eq ||= '=';
  if (obj === null || typeof obj !== 'object') return '';
  let encode = module.exports.escape;
  if (options && typeof options.encodeURIComponent === 'function') encode = options.encodeURIComponent;
  const convert = encode === qsEscape ? encodePrimitive : (value, custom) => custom(primitiveText(value));
  let result = '';
  for (const key of Object.keys(obj)) {
    const value = obj[key];
    const prefix = `${convert(key, encode)}${eq}`;
    const values = Array.isArray(value) ? value : [value];
    for (let i = 0; i < values.length; i++) {
      if (result !== '') result += sep;
      result += prefix + convert(values[i], encode);
    }
  }
  return result;
}

function decodeText(text, decoder) {
  try {
    return decoder(text);
  } catch {
    return qsUnescape(text, true);
  }
}

const ESCAPE = /%[0-9A-Fa-f]{2}/;

/** Plus signs are spaces; the default decoder is called only where there is an escape to decode. */
function decodePart(text, decoder, custom) {
  if (text.length === 0) return text;
  if (text.includes('+')) text = text.replaceAll('+', custom ? '%20' : ' ');
  return custom || ESCAPE.test(text) ? decodeText(text, decoder) : text;
}

function addPair(result, key, value) {
  if (!(key in result)) result[key] = value;
  else if (Array.isArray(result[key])) result[key].push(value);
  else result[key] = [result[key], value];
}

function separatorText(value, standard) {
  if (!value) return standard;
  const text = `${value}`;
  return text.length > 0 ? text : standard;
}

function parse(qs, sep, eq, options) {
  const result = { __proto__: null };
  if (typeof qs !== 'string' || qs.length === 0) return result;
  const separator = separatorText(sep, '&');
  const equals = separatorText(eq, '=');
  let pairs = 1000;
  if (options && typeof options.maxKeys === 'number') pairs = options.maxKeys > 0 ? options.maxKeys : Infinity;
  let decoder = module.exports.unescape;
  if (options && typeof options.decodeURIComponent === 'function') decoder = options.decodeURIComponent;
  const custom = decoder !== qsUnescape;
  // Empty pairs count against maxKeys too.
  for (let from = 0; from <= qs.length && pairs > 0; pairs--) {
    let end = qs.indexOf(separator, from);
    if (end === -1) end = qs.length;
    if (end > from) {
      const split = qs.indexOf(equals, from);
      const hasValue = split !== -1 && split + equals.length <= end;
      const key = decodePart(qs.slice(from, hasValue ? split : end), decoder, custom);
      const value = hasValue ? decodePart(qs.slice(split + equals.length, end), decoder, custom) : '';
      addPair(result, key, value);
    }
    from = end + separator.length;
  }
  return result;
}

module.exports = {
  unescapeBuffer,
  unescape: qsUnescape,
  escape: qsEscape,
  stringify,
  encode: stringify,
  parse,
  decode: parse,
};
