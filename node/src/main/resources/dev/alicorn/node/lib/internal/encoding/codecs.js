'use strict';

// The encodings that Buffer knows, by name.

const utf8 = require('internal/encoding/utf8');
const utf16le = require('internal/encoding/utf16');
const hex = require('internal/encoding/hex');
const { latin1, ascii } = require('internal/encoding/latin1');
const { base64, base64url } = require('internal/encoding/base64');

function exact(name) {
  switch (name) {
    case 'utf8':
    case 'utf-8': return utf8;
    case 'latin1':
    case 'binary': return latin1;
    case 'hex': return hex;
    case 'base64': return base64;
    case 'base64url': return base64url;
    case 'ascii': return ascii;
    case 'utf16le':
    case 'utf-16le':
    case 'ucs2':
    case 'ucs-2': return utf16le;
    default: return undefined;
  }
}

/** The codec of an encoding's name in any case, or undefined. */
function codecOf(encoding) {
  const codec = exact(encoding);
  if (codec !== undefined) return codec;
  const name = `${encoding}`;
  return name.length > 9 ? undefined : exact(name.toLowerCase());
}

module.exports = { codecOf, utf8, utf16le, latin1, ascii, hex, base64, base64url };
