'use strict';

const { validateOneOf } = require('internal/validators');
const { newReadableWritablePairFromDuplex } = require('internal/webstreams/adapters');
const { inspectable } = require('internal/webstreams/encoding');

const FORMATS = ['deflate', 'deflate-raw', 'gzip', 'brotli', 'zstd'];

const zlib = () => require('zlib');
const COMPRESS = {
  'deflate': () => zlib().createDeflate(),
  'deflate-raw': () => zlib().createDeflateRaw(),
  'gzip': () => zlib().createGzip(),
  'brotli': () => zlib().createBrotliCompress(),
  'zstd': () => zlib().createZstdCompress(),
};
const DECOMPRESS = {
  'deflate': (options) => zlib().createInflate(options),
  'deflate-raw': (options) => zlib().createInflateRaw(options),
  'gzip': (options) => zlib().createGunzip(options),
  'brotli': (options) => zlib().createBrotliDecompress(options),
  'zstd': (options) => zlib().createZstdDecompress(options),
};

class CompressionStream {
  #pair;

  constructor(format) {
    validateOneOf(format, 'format', FORMATS);
    this.#pair = newReadableWritablePairFromDuplex(COMPRESS[format]());
  }

  get readable() {
    return this.#pair.readable;
  }

  get writable() {
    return this.#pair.writable;
  }
}

class DecompressionStream {
  #pair;

  constructor(format) {
    validateOneOf(format, 'format', FORMATS);
    this.#pair = newReadableWritablePairFromDuplex(DECOMPRESS[format]({ rejectGarbageAfterEnd: true }));
  }

  get readable() {
    return this.#pair.readable;
  }

  get writable() {
    return this.#pair.writable;
  }
}

inspectable(CompressionStream, ['readable', 'writable']);
inspectable(DecompressionStream, ['readable', 'writable']);

module.exports = { CompressionStream, DecompressionStream };
