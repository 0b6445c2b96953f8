'use strict';

// Reads the options of compressors and decompressors.

const { Buffer, kMaxLength } = require('buffer');
const { codes } = require('internal/errors');
const { checkRangesOrGetDefault: inRange, validateFiniteNumber, validateInteger } = require('internal/validators');
const { isAnyArrayBuffer } = require('internal/util/types');
const { constants } = require('internal/zlib/constants');

const { ERR_BROTLI_INVALID_PARAM, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_ZSTD_INVALID_PARAM } = codes;

const UNSET = -1; // what stands for a parameter that was not given

/** The highest number of the constants whose names begin so. */
function lastOf(prefix) {
  return Math.max(...Object.keys(constants).filter((name) => name.startsWith(prefix)).map((name) => constants[name]));
}

const LAST_PARAM = {
  brotli: lastOf('BROTLI_PARAM_'),
  zstdCompress: lastOf('ZSTD_c_'),
  zstdDecompress: lastOf('ZSTD_d_'),
};

/** What all formats have. `flush` has the defaults of the format and the last value that it knows. */
function readCommon(options, flush) {
  let chunkSize = constants.Z_DEFAULT_CHUNK;
  if (validateFiniteNumber(options?.chunkSize, 'options.chunkSize')) {
    ({ chunkSize } = options);
    if (chunkSize < constants.Z_MIN_CHUNK) {
      throw new ERR_OUT_OF_RANGE('options.chunkSize', `>= ${constants.Z_MIN_CHUNK}`, chunkSize);
    }
  }
  return {
    chunkSize,
    flush: inRange(options?.flush, 'options.flush', flush.lowest, flush.highest, flush.flush),
    finishFlush: inRange(options?.finishFlush, 'options.finishFlush', flush.lowest, flush.highest, flush.finishFlush),
    maxOutputLength: inRange(options?.maxOutputLength, 'options.maxOutputLength', 1, kMaxLength, kMaxLength),
  };
}

function readWindowBits(options, mode) {
  const { DEFLATE, DEFLATERAW, GZIP, INFLATERAW, Z_DEFAULT_WINDOWBITS, Z_MAX_WINDOWBITS, Z_MIN_WINDOWBITS } = constants;
  const fromData = mode !== DEFLATE && mode !== DEFLATERAW && mode !== GZIP && mode !== INFLATERAW;
  if (fromData && (options.windowBits == null || options.windowBits === 0)) return 0;
  // Of 256 bytes gzip's frame cannot tell.
  const lowest = Z_MIN_WINDOWBITS + (mode === GZIP ? 1 : 0);
  return inRange(options.windowBits, 'options.windowBits', lowest, Z_MAX_WINDOWBITS, Z_DEFAULT_WINDOWBITS);
}

function readDictionary({ dictionary }) {
  if (dictionary === undefined || ArrayBuffer.isView(dictionary)) return dictionary;
  if (isAnyArrayBuffer(dictionary)) return Buffer.from(dictionary);
  throw new ERR_INVALID_ARG_TYPE('options.dictionary', ['Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], dictionary);
}

/** Of zlib's formats. */
function readZlib(given, mode) {
  const options = given || {};
  const {
    Z_DEFAULT_LEVEL, Z_DEFAULT_MEMLEVEL, Z_DEFAULT_STRATEGY, Z_FIXED, Z_MAX_LEVEL, Z_MAX_MEMLEVEL, Z_MIN_LEVEL, Z_MIN_MEMLEVEL,
  } = constants;
  // The host has a memory of its own for matches; a wrong value is an error all the same.
  inRange(options.memLevel, 'options.memLevel', Z_MIN_MEMLEVEL, Z_MAX_MEMLEVEL, Z_DEFAULT_MEMLEVEL);
  return {
    windowBits: readWindowBits(options, mode),
    level: inRange(options.level, 'options.level', Z_MIN_LEVEL, Z_MAX_LEVEL, Z_DEFAULT_LEVEL),
    strategy: inRange(options.strategy, 'options.strategy', Z_DEFAULT_STRATEGY, Z_FIXED, Z_DEFAULT_STRATEGY),
    dictionary: readDictionary(options),
  };
}

/** A library's parameters as numbers and values in turn. */
function readParams(params, last, InvalidParam) {
  const seen = new Map();
  for (const key of Object.keys(params ?? {})) {
    const number = +key;
    if (!Number.isInteger(number) || number < 0 || number > last || seen.has(number)) throw new InvalidParam(key);
    const value = params[key];
    if (typeof value !== 'number' && typeof value !== 'boolean') {
      throw new ERR_INVALID_ARG_TYPE('options.params[key]', 'number', value);
    }
    seen.set(number, value);
  }
  return Int32Array.from([...seen].filter(([, value]) => (value | 0) !== UNSET).flat());
}

function readBrotliParams(options) {
  return readParams(options?.params, LAST_PARAM.brotli, ERR_BROTLI_INVALID_PARAM);
}

/** Of Zstandard; a length that is not pledged is undefined. */
function readZstd(options, compress) {
  const { params, pledgedSrcSize } = options ?? {};
  const last = compress ? LAST_PARAM.zstdCompress : LAST_PARAM.zstdDecompress;
  if (pledgedSrcSize != null) validateInteger(pledgedSrcSize, 'options.pledgedSrcSize', 0);
  return {
    params: readParams(params, last, ERR_ZSTD_INVALID_PARAM),
    pledgedSrcSize,
    dictionary: readDictionary(options ?? {}),
  };
}

module.exports = { readBrotliParams, readCommon, readZlib, readZstd };
