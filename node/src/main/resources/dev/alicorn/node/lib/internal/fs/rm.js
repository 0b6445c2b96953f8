'use strict';
// Removal of files and trees, with patience for what is busy.

const { codes: { ERR_FS_EISDIR } } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { add } = require('internal/requests');
const { constants } = require('internal/fs/constants');
const { validateRmOptionShape } = require('internal/fs/options');
const { getValidatedPath, toHostPath } = require('internal/fs/paths');
const { isType } = require('internal/fs/stats');

const binding = internalBinding('fs');

const { S_IFDIR, UV_DIRENT_DIR, UV_DIRENT_UNKNOWN } = constants;
const RETRY = new Set(['EBUSY', 'EMFILE', 'ENFILE', 'ENOTEMPTY', 'EPERM']);
const NOT_EMPTY = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM']);
const EISDIR = 21;

const join = (directory, name) => `${directory}/${name}`;

function directoryError(path) {
  return new ERR_FS_EISDIR({ code: 'EISDIR', message: 'is a directory', path, syscall: 'rm', errno: EISDIR });
}

/** What the options and the kind of `path` allow: settings, false (not the directory it should be), or a throw. */
function judge(path, settings, expectDirectory, numbers) {
  const directory = isType(numbers, S_IFDIR);
  if (expectDirectory && !directory) return false;
  if (directory && !settings.recursive) throw directoryError(path);
  return settings;
}

function validateRmOptions(path, options, expectDirectory, callback) {
  const settings = validateRmOptionShape(options);
  binding.lstat(add((err, numbers) => {
    if (err) {
      if (settings.force && err.code === 'ENOENT') callback(null, settings);
      else callback(err, settings);
      return;
    }
    let verdict;
    try {
      verdict = judge(path, settings, expectDirectory, numbers);
    } catch (refused) {
      callback(refused);
      return;
    }
    if (verdict === false) callback(false);
    else callback(null, settings);
  }), toHostPath(path));
}

function validateRmOptionsSync(path, options, expectDirectory) {
  const settings = validateRmOptionShape(options);
  let numbers;
  try {
    numbers = binding.lstat(0, toHostPath(path));
  } catch (err) {
    if (settings.force && err.code === 'ENOENT') return settings;
    throw err;
  }
  return judge(path, settings, expectDirectory, numbers);
}

function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Runs `call`, again after a growing pause while the error is one that passes. */
function retrySync(settings, call) {
  for (let tries = 0; ; tries++) {
    try {
      return call();
    } catch (err) {
      if (err.code === 'ENOENT') return undefined;
      if (tries >= settings.maxRetries || !RETRY.has(err.code)) throw err;
      sleep((tries + 1) * settings.retryDelay);
    }
  }
}

function removeTreeSync(path, settings) {
  try {
    binding.rmdir(0, path);
    return;
  } catch (err) {
    if (err.code === 'ENOENT') return;
    if (!NOT_EMPTY.has(err.code)) throw err;
  }
  const [names, types] = binding.readdir(0, path, true);
  for (let i = 0; i < names.length; i++) removeEntrySync(join(path, names[i]), types[i], settings);
  retrySync(settings, () => binding.rmdir(0, path));
}

function removeEntrySync(path, type, settings) {
  if (type === UV_DIRENT_DIR || (type === UV_DIRENT_UNKNOWN && isDirectorySync(path))) {
    removeTreeSync(path, settings);
    return;
  }
  retrySync(settings, () => binding.unlink(0, path));
}

function isDirectorySync(path) {
  const numbers = binding.lstat(0, path, false);
  return numbers !== undefined && isType(numbers, S_IFDIR);
}

/** Removes what validateRmOptionsSync has allowed. */
function removeSync(path, settings) {
  removeEntrySync(toHostPath(path), UV_DIRENT_UNKNOWN, settings);
}

/** Runs `call(callback)` as retrySync does, without blocking. */
function retry(settings, call, callback, tries = 0) {
  call((err) => {
    if (err === null || err.code === 'ENOENT') return callback(null);
    if (tries >= settings.maxRetries || !RETRY.has(err.code)) return callback(err);
    const again = () => retry(settings, call, callback, tries + 1);
    return require('timers').setTimeout(again, (tries + 1) * settings.retryDelay);
  });
}

function removeTree(path, settings, callback) {
  binding.rmdir(add((err) => {
    if (err === null || err.code === 'ENOENT') return callback(null);
    if (!NOT_EMPTY.has(err.code)) return callback(err);
    return removeChildren(path, settings, (failure) => {
      if (failure) return callback(failure);
      return retry(settings, (done) => binding.rmdir(add(done), path), callback);
    });
  }), path);
}

function removeChildren(path, settings, callback) {
  binding.readdir(add((err, listing) => {
    if (err) return callback(err);
    const [names, types] = listing;
    let left = names.length;
    let failed = false;
    if (left === 0) return callback(null);
    const settle = (failure) => {
      if (failed) return;
      if (failure) {
        failed = true;
        callback(failure);
      } else if (--left === 0) {
        callback(null);
      }
    };
    for (let i = 0; i < names.length; i++) removeEntry(join(path, names[i]), types[i], settings, settle);
  }), path, true);
}

function removeEntry(path, type, settings, callback) {
  if (type === UV_DIRENT_DIR) return removeTree(path, settings, callback);
  if (type !== UV_DIRENT_UNKNOWN) return retry(settings, (done) => binding.unlink(add(done), path), callback);
  return binding.lstat(add((err, numbers) => {
    if (err) return callback(err.code === 'ENOENT' ? null : err);
    if (isType(numbers, S_IFDIR)) return removeTree(path, settings, callback);
    return retry(settings, (done) => binding.unlink(add(done), path), callback);
  }), path);
}

/** Removes what validateRmOptions has allowed. */
function remove(path, settings, callback) {
  removeEntry(toHostPath(path), UV_DIRENT_UNKNOWN, settings, callback);
}

function rm(path, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'cb');
  const target = getValidatedPath(path);
  validateRmOptions(target, options, false, (err, settings) => {
    if (err) callback(err);
    else remove(target, settings, callback);
  });
}

function rmSync(path, options) {
  const target = getValidatedPath(path);
  removeSync(target, validateRmOptionsSync(target, options, false));
}

module.exports = { remove, removeSync, rm, rmSync, validateRmOptions, validateRmOptionsSync };
