'use strict';

// Functions that compress or decompress all of a buffer.

const { Buffer } = require('buffer');
const { codes: { ERR_BUFFER_TOO_LARGE, ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { isAnyArrayBuffer } = require('internal/util/types');
const { validateFunction } = require('internal/validators');
const { processChunkSync } = require('internal/zlib/process');

const present = (stream, buffer) => (stream._info ? { buffer, engine: stream } : buffer);

function collect(stream, input, callback) {
  const outputs = [];
  let length = 0;
  stream.on('data', (chunk) => {
    outputs.push(chunk);
    length += chunk.byteLength;
    if (length > stream._maxOutputLength) {
      stream.close();
      callback(new ERR_BUFFER_TOO_LARGE(stream._maxOutputLength));
    }
  });
  stream.on('error', (err) => {
    stream.removeAllListeners('end');
    callback(err);
  });
  stream.on('end', () => {
    const buffer = length === 0 ? Buffer.alloc(0) : outputs.length === 1 ? outputs[0] : Buffer.concat(outputs, length);
    stream.close();
    callback(null, present(stream, buffer));
  });
  stream.end(input);
}

/** What a stream takes: a string, or bytes as they are. */
function streamable(input) {
  return isAnyArrayBuffer(input) ? Buffer.from(input) : input;
}

function bytesOf(input) {
  if (typeof input === 'string' || isAnyArrayBuffer(input)) return Buffer.from(input);
  if (ArrayBuffer.isView(input)) return input;
  throw new ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], input);
}

/** @returns `(buffer, options, callback)` */
function asynchronous(Class) {
  return function asyncBufferWrapper(buffer, opts, callback) {
    if (typeof opts === 'function') {
      callback = opts;
      opts = {};
    }
    const stream = new Class(opts);
    validateFunction(callback, 'callback');
    collect(stream, streamable(buffer), callback);
  };
}

/** @returns `(buffer, options)` */
function synchronous(Class) {
  return function syncBufferWrapper(buffer, opts) {
    const stream = new Class(opts);
    return present(stream, processChunkSync(stream, bytesOf(buffer), stream._finishFlushFlag));
  };
}

module.exports = { asynchronous, synchronous };
