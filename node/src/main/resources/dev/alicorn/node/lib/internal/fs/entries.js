'use strict';
// Names in directories: make, list, link, move, remove, copy.

const process = require('process');
const { parseFileMode, validateBoolean, validateFunction, validateOneOf } = require('internal/validators');
const { rawRequest, voidRequest } = require('internal/fs/call');
const { constants } = require('internal/fs/constants');
const { getOptions, getValidMode, validateRmdirOptions } = require('internal/fs/options');
const { getValidatedPath, fromHostPath, hostPath, toHostPath } = require('internal/fs/paths');

const binding = internalBinding('fs');

function mkdirArguments(options) {
  let mode = 0o777;
  let recursive = false;
  if (typeof options === 'number' || typeof options === 'string') {
    mode = parseFileMode(options, 'mode');
  } else if (options && typeof options !== 'function') {
    if (options.recursive !== undefined) {
      recursive = options.recursive;
      validateBoolean(recursive, 'options.recursive');
    }
    if (options.mode !== undefined) mode = parseFileMode(options.mode, 'options.mode');
  }
  return { mode, recursive };
}

const firstMade = (path) => (path == null ? undefined : fromHostPath(path));

function mkdir(path, options, callback) {
  if (typeof options === 'function') callback = options;
  const { mode, recursive } = mkdirArguments(options);
  validateFunction(callback, 'cb');
  const target = hostPath(path);
  binding.mkdir(recursive ? rawRequest(callback, firstMade) : voidRequest(callback), target, mode, recursive);
}

function mkdirSync(path, options) {
  const target = hostPath(path);
  const { mode, recursive } = mkdirArguments(options);
  const made = binding.mkdir(0, target, mode, recursive);
  return recursive ? firstMade(made) : undefined;
}

const X = 'X'.charCodeAt(0);
let warnedOfTemplate = false;

function tempPrefix(prefix) {
  const path = getValidatedPath(prefix, 'prefix');
  if (!warnedOfTemplate && (typeof path === 'string' ? path.endsWith('X') : path[path.length - 1] === X)) {
    warnedOfTemplate = true;
    process.emitWarning('mkdtemp() templates ending with X are not portable. ' +
      'For details see: https://nodejs.org/api/fs.html');
  }
  return toHostPath(path);
}

function mkdtemp(prefix, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'cb');
  const { encoding } = getOptions(options);
  binding.mkdtemp(rawRequest(callback, (path) => fromHostPath(path, encoding)), tempPrefix(prefix));
}

function mkdtempSync(prefix, options) {
  const { encoding } = getOptions(options);
  return fromHostPath(binding.mkdtemp(0, tempPrefix(prefix)), encoding);
}

/** A temporary directory that removes itself when disposed of. */
function mkdtempDisposableSync(prefix, options) {
  const { encoding } = getOptions(options);
  const made = binding.mkdtemp(0, tempPrefix(prefix));
  const path = fromHostPath(made, encoding);
  const absolute = require('path').resolve(process.cwd(), made);
  const { removeSync } = require('internal/fs/rm');
  const remove = () => removeSync(absolute, { recursive: true, force: true, maxRetries: 0, retryDelay: 100 });
  return {
    path,
    remove,
    [Symbol.dispose]: remove,
  };
}

function readdirArguments(path, options) {
  const settings = getOptions(options);
  const valid = getValidatedPath(path);
  if (settings.recursive != null) validateBoolean(settings.recursive, 'options.recursive');
  return [valid, settings];
}

function readdir(path, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'cb');
  const [valid, settings] = readdirArguments(path, options);
  require('internal/fs/readdir').list(valid, settings, callback);
}

function readdirSync(path, options) {
  const [valid, settings] = readdirArguments(path, options);
  return require('internal/fs/readdir').listSync(valid, settings);
}

function rename(oldPath, newPath, callback) {
  validateFunction(callback, 'cb');
  const from = hostPath(oldPath, 'oldPath');
  binding.rename(voidRequest(callback), from, hostPath(newPath, 'newPath'));
}

function renameSync(oldPath, newPath) {
  const from = hostPath(oldPath, 'oldPath');
  binding.rename(0, from, hostPath(newPath, 'newPath'));
}

let warnedOfRecursiveRmdir = false;
function warnOfRecursiveRmdir() {
  if (warnedOfRecursiveRmdir) return;
  warnedOfRecursiveRmdir = true;
  process.emitWarning('In future versions of Node.js, fs.rmdir(path, { recursive: true }) ' +
    'will be removed. Use fs.rm(path, { recursive: true }) instead', 'DeprecationWarning', 'DEP0147');
}

function rmdir(path, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  if (options?.recursive) return rmdirRecursive(path, options, callback);
  validateFunction(callback, 'cb');
  const target = hostPath(path);
  validateRmdirOptions(options);
  return binding.rmdir(voidRequest(callback), target);
}

function rmdirRecursive(path, options, callback) {
  warnOfRecursiveRmdir();
  validateFunction(callback, 'cb');
  const target = getValidatedPath(path);
  const { remove, validateRmOptions } = require('internal/fs/rm');
  validateRmOptions(target, { ...options, force: false }, true, (err, settings) => {
    if (err === false) return binding.rmdir(voidRequest(callback), toHostPath(target));
    if (err) return callback(err);
    return remove(target, settings, callback);
  });
}

function rmdirSync(path, options) {
  const target = getValidatedPath(path);
  if (options?.recursive) {
    warnOfRecursiveRmdir();
    const { removeSync, validateRmOptionsSync } = require('internal/fs/rm');
    const settings = validateRmOptionsSync(target, { ...options, force: false }, true);
    if (settings !== false) return removeSync(target, settings);
  } else {
    validateRmdirOptions(options);
  }
  return binding.rmdir(0, toHostPath(target));
}

function unlink(path, callback) {
  validateFunction(callback, 'cb');
  binding.unlink(voidRequest(callback), hostPath(path));
}

function unlinkSync(path) {
  binding.unlink(0, hostPath(path));
}

function link(existingPath, newPath, callback) {
  validateFunction(callback, 'cb');
  const existing = hostPath(existingPath, 'existingPath');
  binding.link(voidRequest(callback), existing, hostPath(newPath, 'newPath'));
}

function linkSync(existingPath, newPath) {
  const existing = hostPath(existingPath, 'existingPath');
  binding.link(0, existing, hostPath(newPath, 'newPath'));
}

const SYMLINK_TYPES = ['dir', 'file', 'junction', null, undefined];
const symlinkFlags = (type) => (type === 'dir' ? constants.UV_FS_SYMLINK_DIR
  : type === 'junction' ? constants.UV_FS_SYMLINK_JUNCTION : 0);

function symlink(target, path, type, callback) {
  if (callback === undefined) {
    callback = type;
    type = undefined;
    validateFunction(callback, 'cb');
  } else {
    validateOneOf(type, 'type', SYMLINK_TYPES);
  }
  const destination = hostPath(target, 'target');
  binding.symlink(voidRequest(callback), destination, hostPath(path), symlinkFlags(type));
}

function symlinkSync(target, path, type) {
  validateOneOf(type, 'type', SYMLINK_TYPES);
  const destination = hostPath(target, 'target');
  binding.symlink(0, destination, hostPath(path), symlinkFlags(type));
}

function readlink(path, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'cb');
  const { encoding } = getOptions(options);
  binding.readlink(rawRequest(callback, (target) => fromHostPath(target, encoding)), hostPath(path, 'oldPath'));
}

function readlinkSync(path, options) {
  const { encoding } = getOptions(options);
  return fromHostPath(binding.readlink(0, hostPath(path, 'oldPath')), encoding);
}

function copyFile(src, dest, mode, callback) {
  if (typeof mode === 'function') {
    callback = mode;
    mode = 0;
  }
  const from = hostPath(src, 'src');
  const to = hostPath(dest, 'dest');
  const bits = getValidMode(mode, 'copyFile');
  binding.copyFile(voidRequest(callback), from, to, bits);
}

function copyFileSync(src, dest, mode) {
  const from = hostPath(src, 'src');
  const to = hostPath(dest, 'dest');
  binding.copyFile(0, from, to, getValidMode(mode, 'copyFile'));
}

module.exports = {
  copyFile, copyFileSync, link, linkSync, mkdir, mkdirArguments, mkdirSync, mkdtemp, mkdtempDisposableSync, mkdtempSync,
  readdir, readdirSync, readlink, readlinkSync, rename, renameSync, rmdir, rmdirSync, symlink, symlinkFlags,
  symlinkSync, SYMLINK_TYPES, tempPrefix, unlink, unlinkSync, warnOfRecursiveRmdir,
};
