'use strict';
// Copying of files and trees.

const pathModule = require('path');
const { codes } = require('internal/errors');
const { constants } = require('internal/fs/constants');
const { fromHostPath, toHostPath } = require('internal/fs/paths');
const { isType } = require('internal/fs/stats');
const { run, runSync, unless } = require('internal/fs/steps');

const { S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFREG, S_IFSOCK } = constants;
const OWNER_MAY_WRITE = 0o200;
const ERRNO = { EEXIST: 17, EINVAL: 22, EISDIR: 21, ENOTDIR: 20 };

const { dirname, isAbsolute, join, parse, resolve, sep } = pathModule;

const mode = (numbers) => numbers[1];
const isDirectory = (numbers) => isType(numbers, S_IFDIR);
const same = (a, b) => b[7] !== 0 && b[0] !== 0 && a[7] === b[7] && a[0] === b[0];

function cpError(kind, code, path, message) {
  return new codes[kind]({ code, message, path, syscall: 'cp', errno: ERRNO[code] });
}

/** True if `child` is `parent` or lies below it. */
function isWithin(parent, child) {
  const outer = resolve(parent).split(sep).filter(Boolean);
  const inner = resolve(child).split(sep).filter(Boolean);
  return outer.every((name, i) => inner[i] === name);
}

const statStep = (path, { dereference }) => [dereference ? 'stat' : 'lstat', toHostPath(path)];

/** The two stats (dest's may be null) if `src` may be copied there; null if the filter says no. */
function* checkPaths(src, dest, options) {
  if (options.filter && !(yield* wanted(src, dest, options))) return null;
  const srcStat = yield statStep(src, options);
  const destStat = yield* unless(['ENOENT'], statStep(dest, options));
  if (destStat !== null) checkKinds(src, srcStat, dest, destStat);
  if (isDirectory(srcStat) && isWithin(src, dest)) {
    throw cpError('ERR_FS_CP_EINVAL', 'EINVAL', dest, `cannot copy ${src} to a subdirectory of self ${dest}`);
  }
  return { srcStat, destStat };
}

function* wanted(src, dest, { filter, sync }) {
  const verdict = filter(src, dest);
  if (sync && verdict instanceof Promise) {
    throw new codes.ERR_INVALID_RETURN_VALUE('boolean', 'filter', verdict);
  }
  return yield ['value', verdict];
}

function checkKinds(src, srcStat, dest, destStat) {
  if (same(srcStat, destStat)) {
    throw cpError('ERR_FS_CP_EINVAL', 'EINVAL', dest, 'src and dest cannot be the same');
  }
  if (isDirectory(srcStat) && !isDirectory(destStat)) {
    throw cpError('ERR_FS_CP_DIR_TO_NON_DIR', 'EISDIR', dest,
      `cannot overwrite non-directory ${dest} with directory ${src}`);
  }
  if (!isDirectory(srcStat) && isDirectory(destStat)) {
    throw cpError('ERR_FS_CP_NON_DIR_TO_DIR', 'ENOTDIR', dest,
      `cannot overwrite directory ${dest} with non-directory ${src}`);
  }
}

/** A directory must not be copied below itself, by whatever name its parents go. */
function* checkParents(src, srcStat, dest) {
  const srcParent = resolve(dirname(src));
  let parent = resolve(dirname(dest));
  while (parent !== srcParent && parent !== parse(parent).root) {
    const stat = yield* unless(['ENOENT'], ['stat', toHostPath(parent)]);
    if (stat === null) return;
    if (same(srcStat, stat)) {
      throw cpError('ERR_FS_CP_EINVAL', 'EINVAL', dest, `cannot copy ${src} to a subdirectory of self ${dest}`);
    }
    parent = resolve(dirname(parent));
  }
}

function* copyItem(src, dest, destStat, options) {
  const srcStat = yield statStep(src, options);
  if (isDirectory(srcStat)) {
    if (!options.recursive) {
      throw cpError('ERR_FS_EISDIR', 'EISDIR', src, `Recursive option not enabled, cannot copy a directory: ${src}`);
    }
    yield* copyDirectory(src, srcStat, dest, destStat, options);
  } else if (isType(srcStat, S_IFREG) || isType(srcStat, S_IFCHR) || isType(srcStat, S_IFBLK)) {
    yield* copyFile(src, srcStat, dest, destStat, options);
  } else if (isType(srcStat, S_IFLNK)) {
    yield* copyLink(src, dest, destStat, options);
  } else if (isType(srcStat, S_IFSOCK)) {
    throw cpError('ERR_FS_CP_SOCKET', 'EINVAL', dest, `cannot copy a socket file: ${dest}`);
  } else if (isType(srcStat, S_IFIFO)) {
    throw cpError('ERR_FS_CP_FIFO_PIPE', 'EINVAL', dest, `cannot copy a FIFO pipe: ${dest}`);
  } else {
    throw cpError('ERR_FS_CP_UNKNOWN', 'EINVAL', dest, `cannot copy an unknown file type: ${dest}`);
  }
}

function* copyFile(src, srcStat, dest, destStat, options) {
  const to = toHostPath(dest);
  if (destStat !== null) {
    if (!options.force) {
      if (options.errorOnExist) throw cpError('ERR_FS_CP_EEXIST', 'EEXIST', dest, `${dest} already exists`);
      return;
    }
    yield ['unlink', to];
  }
  yield ['copyFile', toHostPath(src), to, options.mode];
  if (options.preserveTimestamps) {
    if ((mode(srcStat) & OWNER_MAY_WRITE) === 0) yield ['chmod', to, mode(srcStat) | OWNER_MAY_WRITE];
    // Asked for again: the copying itself may have changed the access time.
    const now = yield ['stat', toHostPath(src)];
    yield ['utimes', to, now[10] + now[11] / 1e9, now[12] + now[13] / 1e9];
  }
  yield ['chmod', to, mode(srcStat)];
}

function* copyDirectory(src, srcStat, dest, destStat, options) {
  if (destStat === null) yield ['mkdir', toHostPath(dest), 0o777, false];
  const [names] = yield ['readdir', toHostPath(src), false];
  for (const name of names) {
    const from = join(src, fromHostPath(name));
    const to = join(dest, fromHostPath(name));
    const checked = yield* checkPaths(from, to, options);
    if (checked !== null) yield* copyItem(from, to, checked.destStat, options);
  }
  if (destStat === null) yield ['chmod', toHostPath(dest), mode(srcStat)];
}

function* copyLink(src, dest, destStat, options) {
  let target = yield ['readlink', toHostPath(src)];
  if (!options.verbatimSymlinks && !isAbsolute(target)) target = resolve(dirname(src), target);
  const to = toHostPath(dest);
  if (destStat !== null) {
    let old = yield* unless(['EINVAL', 'UNKNOWN'], ['readlink', to]);
    if (old !== null) {
      if (!isAbsolute(old)) old = resolve(dirname(dest), old);
      yield* checkLink(src, target, dest, old);
      yield ['unlink', to];
    }
  }
  yield ['symlink', toHostPath(target), to, 0];
}

function* checkLink(src, target, dest, old) {
  const stat = yield* unless(['ENOENT'], ['stat', toHostPath(src)]);
  if (stat === null || !isDirectory(stat)) return;
  if (isWithin(target, old)) {
    throw cpError('ERR_FS_CP_EINVAL', 'EINVAL', dest, `cannot copy ${target} to a subdirectory of self ${old}`);
  }
  // Removing the old link's directory would take the source with it.
  if (isWithin(old, target)) {
    throw cpError('ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY', 'EINVAL', dest, `cannot overwrite ${old} with ${target}`);
  }
}

function* copySteps(src, dest, options) {
  const from = fromHostPath(toHostPath(src));
  const to = fromHostPath(toHostPath(dest));
  const checked = yield* checkPaths(from, to, options);
  if (checked === null) return;
  yield* checkParents(from, checked.srcStat, to);
  if (checked.destStat === null) yield ['mkdir', toHostPath(dirname(to)), 0o777, true];
  yield* copyItem(from, to, checked.destStat, options);
}

const copy = (src, dest, options) => run(copySteps(src, dest, options));
const copySync = (src, dest, options) => runSync(copySteps(src, dest, { ...options, sync: true }));

module.exports = { copy, copySync };
