'use strict';

// The streams of all formats. https://nodejs.org/api/zlib.html#class-zlibzlibbase

const { Buffer } = require('buffer');
const { Transform, finished } = require('stream');
const { codes: { ERR_INTERNAL_ASSERTION } } = require('internal/errors');
const { deprecate } = require('internal/util');
const { constants } = require('internal/zlib/constants');
const { readCommon } = require('internal/zlib/options');
const { closeHandle, kError, processChunk, processChunkSync } = require('internal/zlib/process');

const { Z_BLOCK, Z_FINISH, Z_FULL_FLUSH, Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH } = constants;

/** The values of `flush` and what a format takes where none is given. */
const FLUSHES = {
  zlib: { lowest: Z_NO_FLUSH, highest: Z_BLOCK, flush: Z_NO_FLUSH, finishFlush: Z_FINISH, fullFlush: Z_FULL_FLUSH },
  brotli: {
    lowest: constants.BROTLI_OPERATION_PROCESS,
    highest: constants.BROTLI_OPERATION_EMIT_METADATA,
    flush: constants.BROTLI_OPERATION_PROCESS,
    finishFlush: constants.BROTLI_OPERATION_FINISH,
    fullFlush: constants.BROTLI_OPERATION_FLUSH,
  },
  zstd: {
    lowest: constants.ZSTD_e_continue,
    highest: constants.ZSTD_e_end,
    flush: constants.ZSTD_e_continue,
    finishFlush: constants.ZSTD_e_end,
    fullFlush: constants.ZSTD_e_flush,
  },
};

// From the weakest to the strongest.
const BY_STRENGTH = [Z_NO_FLUSH, Z_BLOCK, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH];
const stronger = (a, b) => (BY_STRENGTH.indexOf(a) > BY_STRENGTH.indexOf(b) ? a : b);

// What flush() writes: nothing, with the kind of flush for _transform().
const kKind = Symbol('kKind');
const MARKERS = BY_STRENGTH.map((_, kind) => {
  const marker = Buffer.alloc(0);
  marker[kKind] = kind;
  return marker;
});

function assertOpen(stream) {
  if (!stream._handle) throw new ERR_INTERNAL_ASSERTION('zlib binding closed');
}

/** Options with which bytes would come or go as something else are not for these streams. */
function bytesOnly(options) {
  if (!options?.encoding && !options?.objectMode && !options?.writableObjectMode) return options;
  return { ...options, encoding: null, objectMode: false, writableObjectMode: false };
}

/** @param open makes the handle, when all options were found good */
function ZlibBase(options, flush, open) {
  const common = readCommon(options, flush);
  Reflect.apply(Transform, this, [{ autoDestroy: true, ...bytesOnly(options) }]);
  this[kError] = null;
  this.bytesWritten = 0;
  this._handle = open(this);
  this._writeState = this._handle.writeState;
  this._outBuffer = Buffer.allocUnsafe(common.chunkSize);
  this._outOffset = 0;
  this._chunkSize = common.chunkSize;
  this._defaultFlushFlag = common.flush;
  this._finishFlushFlag = common.finishFlush;
  this._defaultFullFlushFlag = flush.fullFlush;
  this._info = options?.info;
  this._maxOutputLength = common.maxOutputLength;
  this._rejectGarbageAfterEnd = options?.rejectGarbageAfterEnd === true;
}
Object.setPrototypeOf(ZlibBase.prototype, Transform.prototype);
Object.setPrototypeOf(ZlibBase, Transform);

Object.defineProperty(ZlibBase.prototype, '_closed', {
  configurable: true,
  enumerable: true,
  get() {
    return !this._handle;
  },
});

Object.defineProperty(ZlibBase.prototype, 'bytesRead', {
  configurable: true,
  enumerable: true,
  get: deprecate(function() {
    return this.bytesWritten;
  }, 'zlib.bytesRead is deprecated and will change its meaning in the future. Use zlib.bytesWritten instead.', 'DEP0108'),
  set: deprecate(function(value) {
    this.bytesWritten = value;
  }, 'Setting zlib.bytesRead is deprecated. This feature will be removed in the future.', 'DEP0108'),
});

ZlibBase.prototype.reset = function() {
  assertOpen(this);
  return this._handle.reset();
};

/** Called by Transform at the end of the input. */
ZlibBase.prototype._flush = function(callback) {
  this._transform(Buffer.alloc(0), '', callback);
};

/** The end is put out by _flush(), before this is called. */
ZlibBase.prototype._final = function(callback) {
  callback();
};

ZlibBase.prototype.flush = function(kind, callback) {
  if (typeof kind === 'function' || (kind === undefined && !callback)) {
    callback = kind;
    kind = this._defaultFullFlushFlag;
  }
  if (this.writableFinished) {
    if (callback) process.nextTick(callback);
  } else if (this.writableEnded) {
    if (callback) this.once('end', callback);
  } else {
    this.write(MARKERS[kind], '', callback);
  }
};

ZlibBase.prototype.close = function(callback) {
  if (callback) finished(this, callback);
  this.destroy();
};

ZlibBase.prototype._destroy = function(err, callback) {
  closeHandle(this);
  callback(err);
};

ZlibBase.prototype._transform = function(chunk, encoding, callback) {
  let kind = this._defaultFlushFlag;
  if (typeof chunk[kKind] === 'number') {
    kind = chunk[kKind];
  } else if (this.writableEnded && this.writableLength === chunk.byteLength) {
    // The last chunk: its end is the end of all.
    kind = stronger(kind, this._finishFlushFlag);
  }
  processChunk(this, chunk, kind, callback);
};

ZlibBase.prototype._processChunk = function(chunk, flushFlag, callback) {
  if (typeof callback === 'function') return processChunk(this, chunk, flushFlag, callback);
  return processChunkSync(this, chunk, flushFlag);
};

module.exports = { FLUSHES, ZlibBase, assertOpen };
