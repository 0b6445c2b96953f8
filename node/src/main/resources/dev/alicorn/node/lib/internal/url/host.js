'use strict';

// The host parser of the URL Standard.

const { Sets, percentEncode, percentDecode } = require('internal/url/percent');
const { endsInNumber, parseIPv4, parseIPv6 } = require('internal/url/ip');

const OPEN = 0x5b;
const CLOSE = 0x5d;

const FORBIDDEN_HOST = /[\0\t\n\r #/:<>?@[\\\]^|]/;

// What the characters of a name ask for. A name of lower-case letters asks for nothing.
const CAPITAL = 1;
const ESCAPE = 2;
const FORBIDDEN = 4;
const NOT_ASCII = 8;

const TRAITS = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  if (code <= 0x20 || code === 0x7f || '#/:<>?@[\\]^|'.includes(String.fromCharCode(code))) TRAITS[code] = FORBIDDEN;
  else if (code >= 0x41 && code <= 0x5a) TRAITS[code] = CAPITAL;
}
TRAITS[0x25] = ESCAPE;

function traitsOf(text) {
  let traits = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    traits |= unit > 127 ? NOT_ASCII : TRAITS[unit];
  }
  return traits;
}

function toASCII(domain, traits) {
  if ((traits & NOT_ASCII) === 0) {
    const lower = (traits & CAPITAL) === 0 ? domain : domain.toLowerCase();
    if (!lower.includes('xn--')) return lower;
  }
  return require('internal/url/idna').toASCII(domain);
}

/** The ASCII form of a name that may be of any script, or null. */
const domainToASCII = (domain) => toASCII(domain, traitsOf(domain));

/** The host of a special scheme: a domain, or an IPv4 address in any spelling. Null if it is not valid. */
function parseDomain(text) {
  let traits = traitsOf(text);
  let domain = text;
  if ((traits & ESCAPE) !== 0) {
    domain = percentDecode(text);
    traits = traitsOf(domain);
  }
  const ascii = toASCII(domain, traits);
  if (ascii === null || ascii === '') return null;
  if (ascii !== domain) traits = traitsOf(ascii);
  if ((traits & (FORBIDDEN | ESCAPE)) !== 0) return null;
  return endsInNumber(ascii) ? parseIPv4(ascii) : ascii;
}

/** The host, serialized, or null if it is not valid. */
function parseHost(text, special) {
  if (text.charCodeAt(0) === OPEN) {
    if (text.charCodeAt(text.length - 1) !== CLOSE) return null;
    const address = parseIPv6(text.slice(1, -1));
    return address === null ? null : `[${address}]`;
  }
  if (special) return parseDomain(text);
  return FORBIDDEN_HOST.test(text) ? null : percentEncode(text, Sets.CONTROL);
}

module.exports = { parseHost, domainToASCII };
