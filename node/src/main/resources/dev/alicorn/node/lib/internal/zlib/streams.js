'use strict';

// The classes of the formats.

const { checkRangesOrGetDefault, validateFiniteNumber } = require('internal/validators');
const { FLUSHES, ZlibBase, assertOpen } = require('internal/zlib/base');
const { constants } = require('internal/zlib/constants');
const { ZlibHandle } = require('internal/zlib/handle');
const { readBrotliParams, readZlib, readZstd } = require('internal/zlib/options');

function inherit(Class, Base) {
  Object.setPrototypeOf(Class.prototype, Base.prototype);
  Object.setPrototypeOf(Class, Base);
}

function Zlib(options, mode) {
  const settings = readZlib(options, mode);
  Reflect.apply(ZlibBase, this, [options, FLUSHES.zlib, () => ZlibHandle.forZlib(mode, settings)]);
  this._level = settings.level;
  this._strategy = settings.strategy;
}
inherit(Zlib, ZlibBase);

function checkRange(value, name, lower, upper) {
  if (!validateFiniteNumber(value, name)) return;
  checkRangesOrGetDefault(value, name, lower, upper);
}

Zlib.prototype.params = function params(level, strategy, callback) {
  checkRange(level, 'level', constants.Z_MIN_LEVEL, constants.Z_MAX_LEVEL);
  checkRange(strategy, 'strategy', constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED);
  if (this._level === level && this._strategy === strategy) {
    process.nextTick(callback);
    return;
  }
  this.flush(constants.Z_SYNC_FLUSH, () => {
    assertOpen(this);
    this._handle.params(level, strategy);
    if (this.destroyed) return;
    this._level = level;
    this._strategy = strategy;
    callback?.();
  });
};

function Deflate(options) {
  if (!(this instanceof Deflate)) return new Deflate(options);
  Reflect.apply(Zlib, this, [options, constants.DEFLATE]);
}
inherit(Deflate, Zlib);

function Inflate(options) {
  if (!(this instanceof Inflate)) return new Inflate(options);
  Reflect.apply(Zlib, this, [options, constants.INFLATE]);
}
inherit(Inflate, Zlib);

function Gzip(options) {
  if (!(this instanceof Gzip)) return new Gzip(options);
  Reflect.apply(Zlib, this, [options, constants.GZIP]);
}
inherit(Gzip, Zlib);

function Gunzip(options) {
  if (!(this instanceof Gunzip)) return new Gunzip(options);
  Reflect.apply(Zlib, this, [options, constants.GUNZIP]);
}
inherit(Gunzip, Zlib);

function DeflateRaw(options) {
  // zlib cannot make raw data with so small a window.
  if (options?.windowBits === 8) options = { ...options, windowBits: 9 };
  if (!(this instanceof DeflateRaw)) return new DeflateRaw(options);
  Reflect.apply(Zlib, this, [options, constants.DEFLATERAW]);
}
inherit(DeflateRaw, Zlib);

function InflateRaw(options) {
  if (!(this instanceof InflateRaw)) return new InflateRaw(options);
  Reflect.apply(Zlib, this, [options, constants.INFLATERAW]);
}
inherit(InflateRaw, Zlib);

function Unzip(options) {
  if (!(this instanceof Unzip)) return new Unzip(options);
  Reflect.apply(Zlib, this, [options, constants.UNZIP]);
}
inherit(Unzip, Zlib);

function Brotli(options, mode) {
  const params = readBrotliParams(options);
  const encode = mode === constants.BROTLI_ENCODE;
  Reflect.apply(ZlibBase, this, [options, FLUSHES.brotli, () => ZlibHandle.forBrotli(encode, params)]);
}
inherit(Brotli, Zlib);

function BrotliCompress(options) {
  if (!(this instanceof BrotliCompress)) return new BrotliCompress(options);
  Reflect.apply(Brotli, this, [options, constants.BROTLI_ENCODE]);
}
inherit(BrotliCompress, Brotli);

function BrotliDecompress(options) {
  if (!(this instanceof BrotliDecompress)) return new BrotliDecompress(options);
  Reflect.apply(Brotli, this, [options, constants.BROTLI_DECODE]);
}
inherit(BrotliDecompress, Brotli);

class Zstd extends ZlibBase {
  constructor(options, mode) {
    const compress = mode === constants.ZSTD_COMPRESS;
    const settings = readZstd(options, compress);
    super(options, FLUSHES.zstd, () => ZlibHandle.forZstd(compress, settings));
  }
}

class ZstdCompress extends Zstd {
  constructor(options) {
    super(options, constants.ZSTD_COMPRESS);
  }
}

class ZstdDecompress extends Zstd {
  constructor(options) {
    super(options, constants.ZSTD_DECOMPRESS);
  }
}

module.exports = {
  Deflate, Inflate, Gzip, Gunzip, DeflateRaw, InflateRaw, Unzip, BrotliCompress, BrotliDecompress, ZstdCompress, ZstdDecompress,
};
