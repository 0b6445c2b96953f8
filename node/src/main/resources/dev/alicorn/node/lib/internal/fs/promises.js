'use strict';
// The functions of fs.promises. Being async, they turn refused arguments into rejections.

const process = require('process');
const { parseFileMode, validateOneOf } = require('internal/validators');
const { promised } = require('internal/fs/call');
const { constants } = require('internal/fs/constants');
const entries = require('internal/fs/entries');
const { FileHandle } = require('internal/fs/file_handle');
const {
  getOptions, getValidMode, stringToFlags, toUnixTimestamp, validateCpOptions, validateId, validateRmdirOptions,
} = require('internal/fs/options');
const { fromHostPath, getValidatedPath, hostPath, toHostPath } = require('internal/fs/paths');
const { toStats, toStatFs } = require('internal/fs/stats');
const { appendFile, readFile, writeFile } = require('internal/fs/promises_content');
const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');

const binding = internalBinding('fs');

/** A promise of a call in callback form. */
function fromCallback(start) {
  return new Promise((resolve, reject) => {
    start((err, value) => {
      if (err) reject(err);
      else resolve(value);
    });
  });
}

async function access(path, mode = constants.F_OK) {
  const target = hostPath(path);
  const bits = getValidMode(mode, 'access');
  return promised((id) => binding.access(id, target, bits));
}

async function copyFile(src, dest, mode) {
  const from = hostPath(src, 'src');
  const to = hostPath(dest, 'dest');
  const bits = getValidMode(mode, 'copyFile');
  return promised((id) => binding.copyFile(id, from, to, bits));
}

async function cp(src, dest, options) {
  const settings = validateCpOptions(options);
  const from = getValidatedPath(src, 'src');
  const to = getValidatedPath(dest, 'dest');
  return require('internal/fs/cp').copy(from, to, settings);
}

async function open(path, flags, mode) {
  const target = hostPath(path);
  const flagBits = stringToFlags(flags);
  const bits = parseFileMode(mode, 'mode', 0o666);
  return new FileHandle(await promised((id) => binding.open(id, target, flagBits, bits)));
}

async function opendir(path, options) {
  const { opendir: open } = require('internal/fs/dir');
  return fromCallback((done) => open(path, options, done));
}

async function rename(oldPath, newPath) {
  const from = hostPath(oldPath, 'oldPath');
  const to = hostPath(newPath, 'newPath');
  return promised((id) => binding.rename(id, from, to));
}

async function truncate(path, len = 0) {
  const handle = await open(path, 'r+');
  try {
    return await handle.truncate(len);
  } finally {
    await handle.close();
  }
}

async function rm(path, options) {
  const { remove, validateRmOptions } = require('internal/fs/rm');
  const target = getValidatedPath(path);
  const settings = await fromCallback((done) => validateRmOptions(target, options, false, done));
  return fromCallback((done) => remove(target, settings, done));
}

async function rmdir(path, options) {
  const target = getValidatedPath(path);
  if (options?.recursive) {
    entries.warnOfRecursiveRmdir();
    const { remove, validateRmOptions } = require('internal/fs/rm');
    const settings = await new Promise((resolve, reject) => {
      validateRmOptions(target, { ...options, force: false }, true, (err, value) => {
        if (err) reject(err);
        else resolve(err === false ? null : value);
      });
    });
    if (settings !== null) return fromCallback((done) => remove(target, settings, done));
  } else {
    validateRmdirOptions(options);
  }
  return promised((id) => binding.rmdir(id, toHostPath(target)));
}

async function mkdir(path, options) {
  const { mode, recursive } = entries.mkdirArguments(options);
  const target = hostPath(path);
  const made = await promised((id) => binding.mkdir(id, target, mode, recursive));
  return recursive && made != null ? fromHostPath(made) : undefined;
}

async function readdir(path, options) {
  const settings = getOptions(options);
  const target = getValidatedPath(path);
  return fromCallback((done) => require('internal/fs/readdir').list(target, settings, done));
}

async function readlink(path, options) {
  const { encoding } = getOptions(options);
  const target = hostPath(path, 'oldPath');
  return fromHostPath(await promised((id) => binding.readlink(id, target)), encoding);
}

async function symlink(target, path, type) {
  validateOneOf(type, 'type', entries.SYMLINK_TYPES);
  const destination = hostPath(target, 'target');
  const link = hostPath(path);
  return promised((id) => binding.symlink(id, destination, link, entries.symlinkFlags(type)));
}

async function lstat(path, options = { bigint: false }) {
  const target = hostPath(path);
  return toStats(await promised((id) => binding.lstat(id, target)), options.bigint);
}

async function stat(path, options = { bigint: false }) {
  const target = hostPath(path);
  return toStats(await promised((id) => binding.stat(id, target)), options.bigint);
}

async function statfs(path, options = { bigint: false }) {
  const target = hostPath(path);
  return toStatFs(await promised((id) => binding.statfs(id, target)), options.bigint);
}

async function link(existingPath, newPath) {
  const from = hostPath(existingPath, 'existingPath');
  const to = hostPath(newPath, 'newPath');
  return promised((id) => binding.link(id, from, to));
}

async function unlink(path) {
  const target = hostPath(path);
  return promised((id) => binding.unlink(id, target));
}

async function chmod(path, mode) {
  const target = hostPath(path);
  const bits = parseFileMode(mode, 'mode');
  return promised((id) => binding.chmod(id, target, bits));
}

async function lchmod(path, mode) {
  if (binding.lchmod === undefined) throw new ERR_METHOD_NOT_IMPLEMENTED('lchmod()');
  const target = hostPath(path);
  const bits = parseFileMode(mode, 'mode');
  return promised((id) => binding.lchmod(id, target, bits));
}

async function lchown(path, uid, gid) {
  const target = hostPath(path);
  validateId(uid, 'uid');
  validateId(gid, 'gid');
  return promised((id) => binding.lchown(id, target, uid, gid));
}

async function chown(path, uid, gid) {
  const target = hostPath(path);
  validateId(uid, 'uid');
  validateId(gid, 'gid');
  return promised((id) => binding.chown(id, target, uid, gid));
}

async function utimes(path, atime, mtime) {
  const target = hostPath(path);
  const accessed = toUnixTimestamp(atime);
  const changed = toUnixTimestamp(mtime);
  return promised((id) => binding.utimes(id, target, accessed, changed));
}

async function lutimes(path, atime, mtime) {
  const target = hostPath(path);
  const accessed = toUnixTimestamp(atime);
  const changed = toUnixTimestamp(mtime);
  return promised((id) => binding.lutimes(id, target, accessed, changed));
}

async function realpath(path, options) {
  const { encoding } = getOptions(options);
  const target = hostPath(path);
  return fromHostPath(await promised((id) => binding.realpath(id, target)), encoding);
}

async function mkdtemp(prefix, options) {
  const { encoding } = getOptions(options);
  const target = entries.tempPrefix(prefix);
  return fromHostPath(await promised((id) => binding.mkdtemp(id, target)), encoding);
}

/** A temporary directory that removes itself at the end of an `await using` block. */
async function mkdtempDisposable(prefix, options) {
  const { encoding } = getOptions(options);
  const target = entries.tempPrefix(prefix);
  const directory = process.cwd();
  const made = await promised((id) => binding.mkdtemp(id, target));
  const absolute = require('path').resolve(directory, made);
  const remove = () => rm(absolute, { maxRetries: 0, recursive: true, force: true, retryDelay: 0 });
  return {
    __proto__: null,
    path: fromHostPath(made, encoding),
    remove,
    async [Symbol.asyncDispose]() {
      await remove();
    },
  };
}

async function* _watch(path, options) {
  yield* require('internal/fs/watch_iterator').watch(path, options);
}

async function* glob(pattern, options) {
  const { Glob } = require('internal/fs/glob');
  yield* new Glob(pattern, options).entries();
}

module.exports = {
  access, copyFile, cp, glob, open, opendir, rename, truncate, rm, rmdir, mkdir, readdir, readlink, symlink, lstat,
  stat, statfs, link, unlink, chmod, lchmod, lchown, chown, utimes, lutimes, realpath, mkdtemp, mkdtempDisposable,
  writeFile, appendFile, readFile, watch: _watch, constants,
};
