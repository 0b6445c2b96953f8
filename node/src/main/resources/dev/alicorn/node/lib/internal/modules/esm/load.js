'use strict';
// From a URL to its text and format.

const { readText, stripBOM } = require('internal/modules/host');
const { formatOf } = require('internal/modules/esm/formats');
const { pathOf } = require('internal/modules/url');

const codes = () => require('internal/errors').codes;

const DATA_URL = /^data:([^,]*?)(;\s*base64\s*)?,([^#]*)/i;

function readData(href) {
  const match = DATA_URL.exec(href);
  if (match === null) {
    const { ERR_INVALID_URL } = codes();
    throw new ERR_INVALID_URL(href);
  }
  const [, , base64, body] = match;
  const { Buffer } = require('buffer');
  if (base64 === undefined) return decodePercent(body);
  return Buffer.from(decodePercent(body), 'base64').toString('utf8');
}

// Stray percent signs stand for themselves.
function decodePercent(text) {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    const { Buffer } = require('buffer');
    const bytes = [];
    for (let i = 0; i < text.length; i++) {
      const pair = text[i] === '%' ? /^%([\da-f]{2})/i.exec(text.slice(i, i + 3)) : null;
      if (pair !== null) {
        bytes.push(parseInt(pair[1], 16));
        i += 2;
      } else {
        bytes.push(...Buffer.from(text[i]));
      }
    }
    return Buffer.from(bytes).toString('utf8');
  }
}

function unsupportedScheme(href) {
  const { ERR_UNSUPPORTED_ESM_URL_SCHEME } = codes();
  const { URL } = require('internal/url');
  return new ERR_UNSUPPORTED_ESM_URL_SCHEME(new URL(href), ['file', 'data', 'node']);
}

function checkScheme(href) {
  if (/^(?:file|data|node):/.test(href)) return;
  throw unsupportedScheme(href);
}

function unknownBuiltin(href) {
  const { ERR_UNKNOWN_BUILTIN_MODULE } = codes();
  return new ERR_UNKNOWN_BUILTIN_MODULE(href);
}

/** The text behind a file: or data: URL. */
function readSource(href) {
  if (href.startsWith('file:')) return stripBOM(readText(pathOf(href)));
  if (href.startsWith('data:')) return stripBOM(readData(href));
  throw unsupportedScheme(href);
}

/** { format, source } of a resolved URL; the source of a built-in is null. */
function load(href, format = undefined) {
  checkScheme(href);
  if (href.startsWith('node:')) {
    if (!require('internal/modules/builtins').isPublic(href.slice(5))) throw unknownBuiltin(href);
    return { format: 'builtin', source: null };
  }
  format ??= formatOf(href, undefined, true);
  const source = readSource(href);
  if (format === null || format === undefined) format = formatOf(href, source, true);
  return { format, source };
}

module.exports = { load, readSource };
