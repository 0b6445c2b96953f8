'use strict';

// https://nodejs.org/api/zlib.html

const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateUint32 } = require('internal/validators');
const { codes, constants, zlibConstants } = require('internal/zlib/constants');
const classes = require('internal/zlib/streams');
const { asynchronous, synchronous } = require('internal/zlib/whole');

const binding = internalBinding('zlib');

function crc32(data, value = 0) {
  if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
    throw new ERR_INVALID_ARG_TYPE('data', ['Buffer', 'TypedArray', 'DataView', 'string'], data);
  }
  validateUint32(value, 'value');
  return binding.crc32(typeof data === 'string' ? Buffer.from(data) : data, value);
}

const WHOLE = {
  deflate: classes.Deflate,
  gzip: classes.Gzip,
  deflateRaw: classes.DeflateRaw,
  unzip: classes.Unzip,
  inflate: classes.Inflate,
  gunzip: classes.Gunzip,
  inflateRaw: classes.InflateRaw,
  brotliCompress: classes.BrotliCompress,
  brotliDecompress: classes.BrotliDecompress,
  zstdCompress: classes.ZstdCompress,
  zstdDecompress: classes.ZstdDecompress,
};

module.exports = { crc32, ...classes };
for (const [name, Class] of Object.entries(WHOLE)) {
  module.exports[name] = asynchronous(Class);
  module.exports[`${name}Sync`] = synchronous(Class);
}

function define(name, value, enumerable, configurable) {
  Object.defineProperty(module.exports, name, { configurable, enumerable, value, writable: false });
}

// In the order in which Node lists them.
const CREATED = [
  'Deflate', 'Inflate', 'DeflateRaw', 'InflateRaw', 'Gzip', 'Gunzip', 'Unzip', 'BrotliCompress', 'BrotliDecompress',
  'ZstdCompress', 'ZstdDecompress',
];
for (const name of CREATED) {
  const Class = classes[name];
  define(`create${name}`, { value: function(options) { return new Class(options); } }.value, true, true);
}
define('constants', constants, true, false);
define('codes', codes, true, false);
for (const [name, value] of Object.entries(zlibConstants)) {
  if (!/^(BROTLI|ZSTD)/.test(name)) define(name, value, false, false);
}
