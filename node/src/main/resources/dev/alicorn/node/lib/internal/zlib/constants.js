'use strict';

// https://nodejs.org/api/zlib.html#constants

/** Numbers in a row for names with a common beginning. */
function numbered(prefix, names, first, step = 1) {
  return Object.fromEntries(names.map((name, i) => [prefix + name, first + i * step]));
}

const codes = {
  ...numbered('Z_', ['OK', 'STREAM_END', 'NEED_DICT'], 0),
  ...numbered('Z_', ['ERRNO', 'STREAM_ERROR', 'DATA_ERROR', 'MEM_ERROR', 'BUF_ERROR', 'VERSION_ERROR'], -1, -1),
};

const zlibConstants = {
  ...numbered('Z_', ['NO_FLUSH', 'PARTIAL_FLUSH', 'SYNC_FLUSH', 'FULL_FLUSH', 'FINISH', 'BLOCK'], 0),
  ...codes,
  Z_NO_COMPRESSION: 0,
  Z_BEST_SPEED: 1,
  Z_BEST_COMPRESSION: 9,
  Z_DEFAULT_COMPRESSION: -1,
  ...numbered('Z_', ['FILTERED', 'HUFFMAN_ONLY', 'RLE', 'FIXED'], 1),
  Z_DEFAULT_STRATEGY: 0,
  ZLIB_VERNUM: 4880,
  ...numbered('', ['DEFLATE', 'INFLATE', 'GZIP', 'GUNZIP', 'DEFLATERAW', 'INFLATERAW', 'UNZIP'], 1),
  BROTLI_DECODE: 8,
  BROTLI_ENCODE: 9,
  Z_MIN_WINDOWBITS: 8,
  Z_MAX_WINDOWBITS: 15,
  Z_DEFAULT_WINDOWBITS: 15,
  Z_MIN_CHUNK: 64,
  Z_MAX_CHUNK: Infinity,
  Z_DEFAULT_CHUNK: 16 * 1024,
  Z_MIN_MEMLEVEL: 1,
  Z_MAX_MEMLEVEL: 9,
  Z_DEFAULT_MEMLEVEL: 8,
  Z_MIN_LEVEL: -1,
  Z_MAX_LEVEL: 9,
  Z_DEFAULT_LEVEL: -1,
};

const brotliConstants = {
  ...numbered('BROTLI_OPERATION_', ['PROCESS', 'FLUSH', 'FINISH', 'EMIT_METADATA'], 0),
  BROTLI_PARAM_MODE: 0,
  ...numbered('BROTLI_MODE_', ['GENERIC', 'TEXT', 'FONT'], 0),
  BROTLI_DEFAULT_MODE: 0,
  BROTLI_PARAM_QUALITY: 1,
  BROTLI_MIN_QUALITY: 0,
  BROTLI_MAX_QUALITY: 11,
  BROTLI_DEFAULT_QUALITY: 11,
  BROTLI_PARAM_LGWIN: 2,
  BROTLI_MIN_WINDOW_BITS: 10,
  BROTLI_MAX_WINDOW_BITS: 24,
  BROTLI_LARGE_MAX_WINDOW_BITS: 30,
  BROTLI_DEFAULT_WINDOW: 22,
  BROTLI_PARAM_LGBLOCK: 3,
  BROTLI_MIN_INPUT_BLOCK_BITS: 16,
  BROTLI_MAX_INPUT_BLOCK_BITS: 24,
  ...numbered('BROTLI_PARAM_',
    ['DISABLE_LITERAL_CONTEXT_MODELING', 'SIZE_HINT', 'LARGE_WINDOW', 'NPOSTFIX', 'NDIRECT'], 4),
  ...numbered('BROTLI_DECODER_RESULT_', ['ERROR', 'SUCCESS', 'NEEDS_MORE_INPUT', 'NEEDS_MORE_OUTPUT'], 0),
  ...numbered('BROTLI_DECODER_PARAM_', ['DISABLE_RING_BUFFER_REALLOCATION', 'LARGE_WINDOW'], 0),
  ...numbered('BROTLI_DECODER_', ['NO_ERROR', 'SUCCESS', 'NEEDS_MORE_INPUT', 'NEEDS_MORE_OUTPUT'], 0),
  ...numbered('BROTLI_DECODER_ERROR_FORMAT_', [
    'EXUBERANT_NIBBLE', 'RESERVED', 'EXUBERANT_META_NIBBLE', 'SIMPLE_HUFFMAN_ALPHABET', 'SIMPLE_HUFFMAN_SAME', 'CL_SPACE',
    'HUFFMAN_SPACE', 'CONTEXT_MAP_REPEAT', 'BLOCK_LENGTH_1', 'BLOCK_LENGTH_2', 'TRANSFORM', 'DICTIONARY', 'WINDOW_BITS',
    'PADDING_1', 'PADDING_2', 'DISTANCE',
  ], -1, -1),
  ...numbered('BROTLI_DECODER_ERROR_', [
    'DICTIONARY_NOT_SET', 'INVALID_ARGUMENTS', 'ALLOC_CONTEXT_MODES', 'ALLOC_TREE_GROUPS',
  ], -19, -1),
  ...numbered('BROTLI_DECODER_ERROR_', ['ALLOC_CONTEXT_MAP', 'ALLOC_RING_BUFFER_1', 'ALLOC_RING_BUFFER_2'], -25, -1),
  ...numbered('BROTLI_DECODER_ERROR_', ['ALLOC_BLOCK_TYPE_TREES', 'UNREACHABLE'], -30, -1),
};

const constants = Object.assign(Object.create(null), zlibConstants, brotliConstants);
const namesByCode = Object.fromEntries(Object.entries(codes).map(([name, code]) => [code, name]));

module.exports = {
  codes: Object.freeze({ ...codes, ...namesByCode }),
  constants: Object.freeze(constants),
  zlibConstants,
};
