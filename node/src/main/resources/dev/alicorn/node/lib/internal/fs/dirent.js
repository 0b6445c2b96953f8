'use strict';
// Directory entries with their types, and the conversion of the host's listings to them.

const pathModule = require('path');
const { Buffer } = require('buffer');
const { constants } = require('internal/fs/constants');
const { fromHostPath, toHostPath } = require('internal/fs/paths');

const binding = internalBinding('fs');

const {
  S_IFMT, S_IFREG, S_IFDIR, S_IFCHR, S_IFBLK, S_IFIFO, S_IFLNK, S_IFSOCK,
  UV_DIRENT_UNKNOWN, UV_DIRENT_FILE, UV_DIRENT_DIR, UV_DIRENT_LINK, UV_DIRENT_FIFO, UV_DIRENT_SOCKET,
  UV_DIRENT_CHAR, UV_DIRENT_BLOCK,
} = constants;

const kType = Symbol('type');

class Dirent {
  constructor(name, path, type) {
    this.name = name;
    this.parentPath = path;
    this[kType] = type;
  }

  isDirectory() {
    return this[kType] === UV_DIRENT_DIR;
  }

  isFile() {
    return this[kType] === UV_DIRENT_FILE;
  }

  isBlockDevice() {
    return this[kType] === UV_DIRENT_BLOCK;
  }

  isCharacterDevice() {
    return this[kType] === UV_DIRENT_CHAR;
  }

  isSymbolicLink() {
    return this[kType] === UV_DIRENT_LINK;
  }

  isFIFO() {
    return this[kType] === UV_DIRENT_FIFO;
  }

  isSocket() {
    return this[kType] === UV_DIRENT_SOCKET;
  }
}

const TYPE_OF_MODE = new Map([
  [S_IFREG, UV_DIRENT_FILE], [S_IFDIR, UV_DIRENT_DIR], [S_IFLNK, UV_DIRENT_LINK], [S_IFIFO, UV_DIRENT_FIFO],
  [S_IFSOCK, UV_DIRENT_SOCKET], [S_IFCHR, UV_DIRENT_CHAR], [S_IFBLK, UV_DIRENT_BLOCK],
]);

const typeOfMode = (mode) => TYPE_OF_MODE.get(mode & S_IFMT) ?? UV_DIRENT_UNKNOWN;

function join(path, name) {
  if (typeof path === 'string' && typeof name === 'string') return pathModule.join(path, name);
  return Buffer.concat([Buffer.from(path), Buffer.from(pathModule.sep), Buffer.from(name)]);
}

// Some file systems do not tell the type in a listing; then the entry itself is asked.
function knownType(directory, name, type) {
  if (type !== UV_DIRENT_UNKNOWN) return type;
  return typeOfMode(binding.lstat(0, `${toHostPath(directory)}${pathModule.sep}${name}`)[1]);
}

function direntSync(directory, name, type, encoding) {
  return new Dirent(fromHostPath(name, encoding), directory, knownType(directory, name, type));
}

/** Entries of one host listing, `[names, types]`. */
function direntsSync(directory, [names, types], encoding) {
  const entries = new Array(names.length);
  for (let i = 0; i < names.length; i++) entries[i] = direntSync(directory, names[i], types[i], encoding);
  return entries;
}

/** As direntsSync, with the types that the listing lacks asked for without blocking. */
function dirents(directory, listing, encoding, callback) {
  const [names, types] = listing;
  const { add } = require('internal/requests');
  let left = 1;
  let failed = false;
  const settle = (err) => {
    if (failed) return;
    if (err) {
      failed = true;
      callback(err);
    } else if (--left === 0) {
      callback(null, direntsSync(directory, [names, types], encoding));
    }
  };
  for (let i = 0; i < names.length; i++) {
    if (types[i] !== UV_DIRENT_UNKNOWN) continue;
    left++;
    binding.lstat(add((err, numbers) => {
      if (!err) types[i] = typeOfMode(numbers[1]);
      settle(err);
    }), `${toHostPath(directory)}${pathModule.sep}${names[i]}`);
  }
  settle(null);
}

module.exports = { Dirent, direntSync, dirents, direntsSync, join, kType, typeOfMode };
