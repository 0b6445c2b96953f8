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
  ZSTD_COMPRESS: 10,
  ZSTD_DECOMPRESS: 11,
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

const zstdConstants = {
  ...numbered('ZSTD_e_', ['continue', 'flush', 'end'], 0),
  ...numbered('ZSTD_', ['fast', 'dfast', 'greedy', 'lazy', 'lazy2', 'btlazy2', 'btopt', 'btultra', 'btultra2'], 1),
  ...numbered('ZSTD_c_', [
    'compressionLevel', 'windowLog', 'hashLog', 'chainLog', 'searchLog', 'minMatch', 'targetLength', 'strategy',
  ], 100),
  ...numbered('ZSTD_c_', [
    'enableLongDistanceMatching', 'ldmHashLog', 'ldmMinMatch', 'ldmBucketSizeLog', 'ldmHashRateLog',
  ], 160),
  ...numbered('ZSTD_c_', ['contentSizeFlag', 'checksumFlag', 'dictIDFlag'], 200),
  ...numbered('ZSTD_c_', ['nbWorkers', 'jobSize', 'overlapLog'], 400),
  ZSTD_d_windowLogMax: 100,
  ZSTD_CLEVEL_DEFAULT: 3,
  ...numbered('ZSTD_error_', ['no_error', 'GENERIC'], 0),
  ...numbered('ZSTD_error_', [
    'prefix_unknown', 'version_unsupported', 'frameParameter_unsupported', 'frameParameter_windowTooLarge',
  ], 10, 2),
  ...numbered('ZSTD_error_', ['corruption_detected', 'checksum_wrong', 'literals_headerWrong'], 20, 2),
  ...numbered('ZSTD_error_', ['dictionary_corrupted', 'dictionary_wrong', 'dictionaryCreation_failed'], 30, 2),
  ...numbered('ZSTD_error_', ['parameter_unsupported', 'parameter_combination_unsupported', 'parameter_outOfBound'], 40),
  ...numbered('ZSTD_error_', [
    'tableLog_tooLarge', 'maxSymbolValue_tooLarge', 'maxSymbolValue_tooSmall', 'stabilityCondition_notRespected',
  ], 44, 2),
  ...numbered('ZSTD_error_', ['stage_wrong', 'init_missing', 'memory_allocation', 'workSpace_tooSmall'], 60, 2),
  ...numbered('ZSTD_error_', ['dstSize_tooSmall', 'srcSize_wrong', 'dstBuffer_null'], 70, 2),
  ...numbered('ZSTD_error_', ['noForwardProgress_destFull', 'noForwardProgress_inputEmpty'], 80, 2),
};

const constants = Object.assign(Object.create(null), zlibConstants, brotliConstants, zstdConstants);
const namesByCode = Object.fromEntries(Object.entries(codes).map(([name, code]) => [code, name]));

// Names of Zstandard's errors by their numbers.
const zstdErrors = Object.fromEntries(
  Object.entries(zstdConstants).filter(([name]) => name.startsWith('ZSTD_error_')).map(([name, code]) => [code, name]));

module.exports = {
  codes: Object.freeze({ ...codes, ...namesByCode }),
  constants: Object.freeze(constants),
  zlibConstants,
  zstdErrors,
};
