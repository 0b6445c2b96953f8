'use strict';
// What a file is and who may use it: stat, access, owners, modes, times.

const { parseFileMode, validateFunction } = require('internal/validators');
const { rawRequest, statsRequest, voidRequest } = require('internal/fs/call');
const { constants } = require('internal/fs/constants');
const { getValidMode, getValidatedFd, toUnixTimestamp, validateId } = require('internal/fs/options');
const { hostPath } = require('internal/fs/paths');
const { toStats, toStatFs } = require('internal/fs/stats');

const binding = internalBinding('fs');

/** The callback forms share one trailing optional `options`. */
function splitOptions(options, callback) {
  return typeof options === 'function' ? [{ bigint: false }, options] : [options ?? { bigint: false }, callback];
}

function fstat(fd, options = { bigint: false }, callback) {
  [options, callback] = splitOptions(options, callback);
  fd = getValidatedFd(fd);
  binding.fstat(statsRequest(callback, options.bigint === true), fd);
}

function lstat(path, options = { bigint: false }, callback) {
  [options, callback] = splitOptions(options, callback);
  validateFunction(callback, 'cb');
  const target = hostPath(path);
  binding.lstat(statsRequest(callback, options.bigint === true), target);
}

function stat(path, options = { bigint: false }, callback) {
  [options, callback] = splitOptions(options, callback);
  validateFunction(callback, 'cb');
  const target = hostPath(path);
  binding.stat(statsRequest(callback, options.bigint === true), target);
}

function statfs(path, options = { bigint: false }, callback) {
  [options, callback] = splitOptions(options, callback);
  validateFunction(callback, 'cb');
  const target = hostPath(path);
  binding.statfs(rawRequest(callback, (numbers) => toStatFs(numbers, options.bigint === true)), target);
}

function fstatSync(fd, options = { bigint: false }) {
  return toStats(binding.fstat(0, getValidatedFd(fd)), options.bigint === true);
}

function lstatSync(path, options = { bigint: false, throwIfNoEntry: true }) {
  const numbers = binding.lstat(0, hostPath(path), options.throwIfNoEntry ?? true);
  return numbers === undefined ? undefined : toStats(numbers, options.bigint === true);
}

function statSync(path, options = { bigint: false, throwIfNoEntry: true }) {
  const numbers = binding.stat(0, hostPath(path), options.throwIfNoEntry ?? true);
  return numbers === undefined ? undefined : toStats(numbers, options.bigint === true);
}

function statfsSync(path, options = { bigint: false }) {
  return toStatFs(binding.statfs(0, hostPath(path)), options.bigint === true);
}

function access(path, mode, callback) {
  if (typeof mode === 'function') {
    callback = mode;
    mode = constants.F_OK;
  }
  const target = hostPath(path);
  const bits = getValidMode(mode, 'access');
  binding.access(voidRequest(callback), target, bits);
}

function accessSync(path, mode) {
  binding.access(0, hostPath(path), getValidMode(mode, 'access'));
}

// A path that cannot exist is no error here: the answer is no.
function exists(path, callback) {
  validateFunction(callback, 'cb');
  try {
    access(path, constants.F_OK, (err) => callback(!err));
  } catch {
    callback(false);
  }
}

function existsSync(path) {
  let target;
  try {
    target = hostPath(path);
  } catch (err) {
    if (err?.code === 'ERR_INVALID_ARG_TYPE') warnOfInvalidArgument();
    return false;
  }
  return binding.existsSync(target);
}

let warned = false;
function warnOfInvalidArgument() {
  if (warned) return;
  warned = true;
  require('process').emitWarning(
    'Passing invalid argument types to fs.existsSync is deprecated', 'DeprecationWarning', 'DEP0187');
}

function chmod(path, mode, callback) {
  const target = hostPath(path);
  const bits = parseFileMode(mode, 'mode');
  binding.chmod(voidRequest(callback), target, bits);
}

function chmodSync(path, mode) {
  const target = hostPath(path);
  binding.chmod(0, target, parseFileMode(mode, 'mode'));
}

function fchmod(fd, mode, callback) {
  fd = getValidatedFd(fd);
  mode = parseFileMode(mode, 'mode');
  binding.fchmod(voidRequest(callback), fd, mode);
}

function fchmodSync(fd, mode) {
  binding.fchmod(0, getValidatedFd(fd), parseFileMode(mode, 'mode'));
}

function validateIds(uid, gid) {
  validateId(uid, 'uid');
  validateId(gid, 'gid');
}

function chown(path, uid, gid, callback) {
  validateFunction(callback, 'cb');
  const target = hostPath(path);
  validateIds(uid, gid);
  binding.chown(voidRequest(callback), target, uid, gid);
}

function chownSync(path, uid, gid) {
  const target = hostPath(path);
  validateIds(uid, gid);
  binding.chown(0, target, uid, gid);
}

function lchown(path, uid, gid, callback) {
  validateFunction(callback, 'cb');
  const target = hostPath(path);
  validateIds(uid, gid);
  binding.lchown(voidRequest(callback), target, uid, gid);
}

function lchownSync(path, uid, gid) {
  const target = hostPath(path);
  validateIds(uid, gid);
  binding.lchown(0, target, uid, gid);
}

function fchown(fd, uid, gid, callback) {
  fd = getValidatedFd(fd);
  validateIds(uid, gid);
  binding.fchown(voidRequest(callback), fd, uid, gid);
}

function fchownSync(fd, uid, gid) {
  fd = getValidatedFd(fd);
  validateIds(uid, gid);
  binding.fchown(0, fd, uid, gid);
}

function utimes(path, atime, mtime, callback) {
  validateFunction(callback, 'cb');
  const target = hostPath(path);
  binding.utimes(voidRequest(callback), target, toUnixTimestamp(atime), toUnixTimestamp(mtime));
}

function utimesSync(path, atime, mtime) {
  binding.utimes(0, hostPath(path), toUnixTimestamp(atime), toUnixTimestamp(mtime));
}

function futimes(fd, atime, mtime, callback) {
  fd = getValidatedFd(fd);
  atime = toUnixTimestamp(atime, 'atime');
  mtime = toUnixTimestamp(mtime, 'mtime');
  validateFunction(callback, 'cb');
  binding.futimes(voidRequest(callback), fd, atime, mtime);
}

function futimesSync(fd, atime, mtime) {
  binding.futimes(0, getValidatedFd(fd), toUnixTimestamp(atime, 'atime'), toUnixTimestamp(mtime, 'mtime'));
}

function lutimes(path, atime, mtime, callback) {
  validateFunction(callback, 'cb');
  const target = hostPath(path);
  binding.lutimes(voidRequest(callback), target, toUnixTimestamp(atime), toUnixTimestamp(mtime));
}

function lutimesSync(path, atime, mtime) {
  binding.lutimes(0, hostPath(path), toUnixTimestamp(atime), toUnixTimestamp(mtime));
}

Object.defineProperty(exists, Symbol.for('nodejs.util.promisify.custom'), {
  __proto__: null,
  enumerable: false,
  value: { exists: (path) => new Promise((resolve) => { exists(path, resolve); }) }.exists,
});

module.exports = {
  access, accessSync, chmod, chmodSync, chown, chownSync, exists, existsSync, fchmod, fchmodSync, fchown, fchownSync,
  fstat, fstatSync, futimes, futimesSync, lchown, lchownSync, lstat, lstatSync, lutimes, lutimesSync, stat, statSync,
  statfs, statfsSync, utimes, utimesSync,
};
