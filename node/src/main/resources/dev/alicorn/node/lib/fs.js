'use strict';

const { constants } = require('internal/fs/constants');
const { Dirent } = require('internal/fs/dirent');
const dir = require('internal/fs/dir');
const io = require('internal/fs/io');
const metadata = require('internal/fs/metadata');
const entries = require('internal/fs/entries');
const { readFile, readFileSync } = require('internal/fs/read_file');
const { appendFile, appendFileSync, writeFile, writeFileSync } = require('internal/fs/write_file');
const { realpath, realpathSync } = require('internal/fs/realpath');
const { rm, rmSync } = require('internal/fs/rm');
const { cp, cpSync } = require('internal/fs/cp_calls');
const { glob, globSync } = require('internal/fs/glob');
const { watch } = require('internal/fs/watchers');
const { unwatchFile, watchFile } = require('internal/fs/watch_file');
const { toUnixTimestamp } = require('internal/fs/options');
const { Stats } = require('internal/fs/stats');
const { deprecate } = require('internal/util');

const streams = () => require('internal/fs/streams');

// The stream classes can be replaced on the module, and the two functions use what is there.
let ReadStream;
let WriteStream;
let FileReadStream;
let FileWriteStream;

function createReadStream(path, options) {
  return new fs.ReadStream(path, options);
}

function createWriteStream(path, options) {
  return new fs.WriteStream(path, options);
}

function openAsBlob(path, ...rest) {
  return require('internal/fs/blob').openAsBlob(path, ...rest);
}

const fs = module.exports = {
  appendFile,
  appendFileSync,
  access: metadata.access,
  accessSync: metadata.accessSync,
  chown: metadata.chown,
  chownSync: metadata.chownSync,
  chmod: metadata.chmod,
  chmodSync: metadata.chmodSync,
  close: io.close,
  closeSync: io.closeSync,
  copyFile: entries.copyFile,
  copyFileSync: entries.copyFileSync,
  cp,
  cpSync,
  createReadStream,
  createWriteStream,
  exists: metadata.exists,
  existsSync: metadata.existsSync,
  fchown: metadata.fchown,
  fchownSync: metadata.fchownSync,
  fchmod: metadata.fchmod,
  fchmodSync: metadata.fchmodSync,
  fdatasync: io.fdatasync,
  fdatasyncSync: io.fdatasyncSync,
  fstat: metadata.fstat,
  fstatSync: metadata.fstatSync,
  fsync: io.fsync,
  fsyncSync: io.fsyncSync,
  ftruncate: io.ftruncate,
  ftruncateSync: io.ftruncateSync,
  futimes: metadata.futimes,
  futimesSync: metadata.futimesSync,
  glob,
  globSync,
  lchown: metadata.lchown,
  lchownSync: metadata.lchownSync,
  lchmod: undefined,
  lchmodSync: undefined,
  link: entries.link,
  linkSync: entries.linkSync,
  lstat: metadata.lstat,
  lstatSync: metadata.lstatSync,
  lutimes: metadata.lutimes,
  lutimesSync: metadata.lutimesSync,
  mkdir: entries.mkdir,
  mkdirSync: entries.mkdirSync,
  mkdtemp: entries.mkdtemp,
  mkdtempSync: entries.mkdtempSync,
  mkdtempDisposableSync: entries.mkdtempDisposableSync,
  open: io.open,
  openSync: io.openSync,
  openAsBlob,
  readdir: entries.readdir,
  readdirSync: entries.readdirSync,
  read: io.read,
  readSync: io.readSync,
  readv: io.readv,
  readvSync: io.readvSync,
  readFile,
  readFileSync,
  readlink: entries.readlink,
  readlinkSync: entries.readlinkSync,
  realpath,
  realpathSync,
  rename: entries.rename,
  renameSync: entries.renameSync,
  rm,
  rmSync,
  rmdir: entries.rmdir,
  rmdirSync: entries.rmdirSync,
  stat: metadata.stat,
  statfs: metadata.statfs,
  statSync: metadata.statSync,
  statfsSync: metadata.statfsSync,
  symlink: entries.symlink,
  symlinkSync: entries.symlinkSync,
  truncate: io.truncate,
  truncateSync: io.truncateSync,
  unwatchFile,
  unlink: entries.unlink,
  unlinkSync: entries.unlinkSync,
  utimes: metadata.utimes,
  utimesSync: metadata.utimesSync,
  watch,
  watchFile,
  writeFile,
  writeFileSync,
  write: io.write,
  writeSync: io.writeSync,
  writev: io.writev,
  writevSync: io.writevSync,
  Dirent,
  Stats: deprecate(Stats, 'fs.Stats constructor is deprecated.', 'DEP0180'),

  get ReadStream() {
    return ReadStream ??= streams().ReadStream;
  },
  set ReadStream(value) {
    ReadStream = value;
  },

  get WriteStream() {
    return WriteStream ??= streams().WriteStream;
  },
  set WriteStream(value) {
    WriteStream = value;
  },

  // Older names that packages still use.
  get FileReadStream() {
    return FileReadStream ??= streams().ReadStream;
  },
  set FileReadStream(value) {
    FileReadStream = value;
  },

  get FileWriteStream() {
    return FileWriteStream ??= streams().WriteStream;
  },
  set FileWriteStream(value) {
    FileWriteStream = value;
  },

  _toUnixTimestamp: toUnixTimestamp,
  Dir: dir.Dir,
  opendir: dir.opendir,
  opendirSync: dir.opendirSync,
};

for (const name of ['F_OK', 'R_OK', 'W_OK', 'X_OK']) {
  const get = deprecate(() => constants[name],
    `fs.${name} is deprecated, use fs.constants.${name} instead`, 'DEP0176');
  Object.defineProperty(fs, name, { __proto__: null, enumerable: false, configurable: false, get });
}

let promises;

Object.defineProperties(fs, {
  constants: { __proto__: null, configurable: false, enumerable: true, writable: false, value: constants },
  promises: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      return promises ??= require('internal/fs/promises');
    },
  },
});
