'use strict';
// What stat, lstat, fstat and statfs give back.

const { constants } = require('internal/fs/constants');

const { S_IFMT, S_IFREG, S_IFDIR, S_IFCHR, S_IFBLK, S_IFIFO, S_IFLNK, S_IFSOCK } = constants;

const NS_PER_MS = 1e6;
const MS_PER_SEC = 1e3;
const NS_PER_MS_BIG = 10n ** 6n;
const NS_PER_SEC_BIG = 10n ** 9n;

function StatsBase(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks) {
  this.dev = dev;
  this.mode = mode;
  this.nlink = nlink;
  this.uid = uid;
  this.gid = gid;
  this.rdev = rdev;
  this.blksize = blksize;
  this.ino = ino;
  this.size = size;
  this.blocks = blocks;
}

StatsBase.prototype.isDirectory = function isDirectory() {
  return this._checkModeProperty(S_IFDIR);
};
StatsBase.prototype.isFile = function isFile() {
  return this._checkModeProperty(S_IFREG);
};
StatsBase.prototype.isBlockDevice = function isBlockDevice() {
  return this._checkModeProperty(S_IFBLK);
};
StatsBase.prototype.isCharacterDevice = function isCharacterDevice() {
  return this._checkModeProperty(S_IFCHR);
};
StatsBase.prototype.isSymbolicLink = function isSymbolicLink() {
  return this._checkModeProperty(S_IFLNK);
};
StatsBase.prototype.isFIFO = function isFIFO() {
  return this._checkModeProperty(S_IFIFO);
};
StatsBase.prototype.isSocket = function isSocket() {
  return this._checkModeProperty(S_IFSOCK);
};

function Stats(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks,
  atimeMs, mtimeMs, ctimeMs, birthtimeMs) {
  Reflect.apply(StatsBase, this, [dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks]);
  this.atimeMs = atimeMs;
  this.mtimeMs = mtimeMs;
  this.ctimeMs = ctimeMs;
  this.birthtimeMs = birthtimeMs;
}

function BigIntStats(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks,
  atimeNs, mtimeNs, ctimeNs, birthtimeNs) {
  Reflect.apply(StatsBase, this, [dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks]);
  this.atimeMs = atimeNs / NS_PER_MS_BIG;
  this.mtimeMs = mtimeNs / NS_PER_MS_BIG;
  this.ctimeMs = ctimeNs / NS_PER_MS_BIG;
  this.birthtimeMs = birthtimeNs / NS_PER_MS_BIG;
  this.atimeNs = atimeNs;
  this.mtimeNs = mtimeNs;
  this.ctimeNs = ctimeNs;
  this.birthtimeNs = birthtimeNs;
}

// Half a millisecond is added because Date drops the fraction, and 12.9999 ms means 13.
const dateFromMs = (ms) => new Date(Number(ms) + 0.5);

// Dates are made when first looked at: most callers never do.
function lazyDate(name) {
  return {
    __proto__: null,
    enumerable: true,
    configurable: true,
    get() {
      const value = dateFromMs(this[`${name}Ms`]);
      this[name] = value;
      return value;
    },
    set(value) {
      Object.defineProperty(this, name, {
        __proto__: null, enumerable: true, configurable: true, writable: true, value,
      });
    },
  };
}

function defineDates(prototype) {
  for (const name of ['atime', 'mtime', 'ctime', 'birthtime']) {
    Object.defineProperty(prototype, name, lazyDate(name));
  }
}

for (const Class of [Stats, BigIntStats]) {
  Object.setPrototypeOf(Class.prototype, StatsBase.prototype);
  Object.setPrototypeOf(Class, StatsBase);
  defineDates(Class.prototype);
}

Stats.prototype._checkModeProperty = function _checkModeProperty(property) {
  return (this.mode & S_IFMT) === property;
};
BigIntStats.prototype._checkModeProperty = function _checkModeProperty(property) {
  return (this.mode & BigInt(S_IFMT)) === BigInt(property);
};

const millis = (numbers, at) => numbers[at] * MS_PER_SEC + numbers[at + 1] / NS_PER_MS;
const nanos = (numbers, at) => BigInt(numbers[at]) * NS_PER_SEC_BIG + BigInt(numbers[at + 1]);

/** Stats from the host's 18 numbers. */
function statsFromNumbers(n) {
  return new Stats(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9],
    millis(n, 10), millis(n, 12), millis(n, 14), millis(n, 16));
}

function bigintStatsFromNumbers(n) {
  return new BigIntStats(BigInt(n[0]), BigInt(n[1]), BigInt(n[2]), BigInt(n[3]), BigInt(n[4]), BigInt(n[5]),
    BigInt(n[6]), BigInt(n[7]), BigInt(n[8]), BigInt(n[9]),
    nanos(n, 10), nanos(n, 12), nanos(n, 14), nanos(n, 16));
}

function toStats(numbers, bigint) {
  return bigint ? bigintStatsFromNumbers(numbers) : statsFromNumbers(numbers);
}

const NO_NUMBERS = new Float64Array(18);

class StatFs {
  constructor(type, bsize, blocks, bfree, bavail, files, ffree) {
    this.type = type;
    this.bsize = bsize;
    this.blocks = blocks;
    this.bfree = bfree;
    this.bavail = bavail;
    this.files = files;
    this.ffree = ffree;
  }
}

function toStatFs(numbers, bigint) {
  const values = bigint ? Array.from(numbers, BigInt) : numbers;
  return new StatFs(...values);
}

/** True if the host's stat numbers are of a directory, a regular file… (`type` is one of S_IF*). */
const isType = (numbers, type) => (numbers[1] & S_IFMT) === type;

module.exports = { Stats, BigIntStats, StatFs, toStats, toStatFs, isType, NO_NUMBERS };
