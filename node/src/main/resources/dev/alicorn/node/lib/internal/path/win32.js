'use strict';

const { validateString } = require('internal/validators');
const { collapse, extensionStart, fillNameParts, formatWith, lastSegment, stripSuffix } =
  require('internal/path/common');
const { BACKSLASH, COLON, isDriveLetter, isReservedName, isSeparator, readRoot } =
  require('internal/path/win32_root');

function fold(path, start, keepAbove) {
  return collapse(path, start, '\\', isSeparator, keepAbove);
}

function isDevicePrefix(share) {
  return share.server === '.' || share.server === '?';
}

/** The directory that a drive-relative path starts from: Windows keeps one for every drive, in variables such as `=C:`. */
function driveDirectory(device) {
  const process = require('process');
  if (device === '') return process.cwd();
  const path = process.env[`=${device}`] || process.cwd();
  const otherDrive = path.slice(0, 2).toLowerCase() !== device.toLowerCase();
  return path === undefined || (otherDrive && path.charCodeAt(2) === BACKSLASH) ? `${device}\\` : path;
}

function resolve(...args) {
  let device = '';
  let tail = '';
  let absolute = false;
  for (let i = args.length - 1; i >= -1; i--) {
    let path;
    if (i >= 0) {
      path = args[i];
      validateString(path, `paths[${i}]`);
      if (path.length === 0) continue;
    } else {
      path = driveDirectory(device);
    }
    const root = readRoot(path);
    let own = root.device ?? '';
    let { end } = root;
    if (root.share !== null) {
      if (isDevicePrefix(root.share)) {
        own = `\\\\${root.share.server}`;
        end = 4;
      } else {
        own = `\\\\${root.share.server}\\${root.share.share}`;
      }
    }
    if (own.length > 0) {
      if (device.length > 0) {
        if (own.toLowerCase() !== device.toLowerCase()) continue;
      } else {
        device = own;
      }
    }
    if (!absolute) {
      tail = `${path.slice(end)}\\${tail}`;
      absolute = root.absolute;
    }
    if (absolute && device.length > 0) break;
  }
  tail = fold(tail, 0, !absolute);
  return absolute ? `${device}\\${tail}` : `${device}${tail}` || '.';
}

/** A relative path must not come out as one with a drive or a device: `.\` in front keeps it relative. */
function wouldGainDevice(path, tail) {
  if (tail.length >= 2 && isDriveLetter(tail.charCodeAt(0)) && tail.charCodeAt(1) === COLON) return true;
  for (let i = path.indexOf(':'); i !== -1; i = path.indexOf(':', i + 1)) {
    if (i === path.length - 1 || isSeparator(path.charCodeAt(i + 1))) return true;
  }
  return false;
}

/** A reserved name with its colon (`COM1:`) stands for a device, which is no absolute path. */
function reservedRoot(path, root) {
  const colon = path.indexOf(':');
  if (root.end > 0 || colon <= 0 || !isReservedName(path, colon)) return root;
  return { device: path.slice(0, colon + 1), absolute: false, end: colon + 1 };
}

/** Device and end of the root as normalize prints them, or a finished result for a bare share. */
function normalRoot(path, root) {
  const { share } = root;
  if (share === null) return reservedRoot(path, root);
  if (!isDevicePrefix(share)) {
    const device = `\\\\${share.server}\\${share.share}`;
    if (share.end === path.length) return { result: `${device}\\` };
    return { device, absolute: true, end: share.end };
  }
  const colon = path.indexOf(':');
  const possible = path.slice(4, colon + 1);
  if (colon !== -1 && isReservedName(possible, possible.length - 1)) {
    return { device: `\\\\?\\${possible}`, absolute: true, end: 4 + possible.length };
  }
  return { device: `\\\\${share.server}`, absolute: true, end: 4 };
}

function normalize(path) {
  validateString(path, 'path');
  if (path.length === 0) return '.';
  if (path.length === 1) return path === '/' ? '\\' : path;
  const { result, device, absolute, end } = normalRoot(path, readRoot(path));
  if (result !== undefined) return result;
  let tail = end < path.length ? fold(path, end, !absolute) : '';
  if (tail.length === 0 && !absolute) tail = '.';
  if (tail.length > 0 && isSeparator(path.charCodeAt(path.length - 1))) tail += '\\';
  if (!absolute && device === undefined && path.includes(':') && wouldGainDevice(path, tail)) return `.\\${tail}`;
  if (isReservedName(path, path.indexOf(':'))) return `.\\${device ?? ''}${tail}`;
  return `${device ?? ''}${absolute ? '\\' : ''}${tail}`;
}

function isAbsolute(path) {
  validateString(path, 'path');
  return path.length > 0 && readRoot(path).absolute;
}

function join(...args) {
  let joined;
  let first;
  for (let i = 0; i < args.length; i++) {
    const part = args[i];
    validateString(part, 'path');
    if (part.length === 0) continue;
    if (joined === undefined) joined = first = part;
    else joined += `\\${part}`;
  }
  if (joined === undefined) return '.';
  // Two separators at the start mean a share only if the first part itself begins a share that way.
  let slashes = 0;
  while (slashes < joined.length && isSeparator(joined.charCodeAt(slashes))) slashes++;
  const firstNamesShare = isSeparator(first.charCodeAt(0)) && isSeparator(first.charCodeAt(1)) &&
    first.length > 2 && !isSeparator(first.charCodeAt(2));
  const bareDoubleRoot = first.length === 2 && isSeparator(first.charCodeAt(0)) && isSeparator(first.charCodeAt(1));
  if (!firstNamesShare && !bareDoubleRoot && slashes >= 2) joined = `\\${joined.slice(slashes)}`;
  return normalize(joined);
}

function splitNames(path) {
  let start = 0;
  let end = path.length;
  while (start < end && path.charCodeAt(start) === BACKSLASH) start++;
  while (end > start && path.charCodeAt(end - 1) === BACKSLASH) end--;
  return start === end ? [] : path.slice(start, end).split('\\');
}

function relative(from, to) {
  validateString(from, 'from');
  validateString(to, 'to');
  if (from === to) return '';
  const source = resolve(from);
  const target = resolve(to);
  if (source === target || source.toLowerCase() === target.toLowerCase()) return '';
  const steps = splitNames(source);
  const goal = splitNames(target);
  let common = 0;
  while (common < steps.length && common < goal.length &&
         steps[common].toLowerCase() === goal[common].toLowerCase()) common++;
  if (common === 0 && steps.length > 0 && goal.length > 0) return target;
  const route = new Array(steps.length - common).fill('..');
  for (let i = common; i < goal.length; i++) route.push(goal[i]);
  return route.join('\\');
}

function toNamespacedPath(path) {
  if (typeof path !== 'string' || path.length === 0) return path;
  const resolved = resolve(path);
  if (resolved.length <= 2) return path;
  if (resolved.startsWith('\\\\')) {
    const third = resolved.charAt(2);
    return third === '?' || third === '.' ? resolved : `\\\\?\\UNC\\${resolved.slice(2)}`;
  }
  if (isDriveLetter(resolved.charCodeAt(0)) && resolved.charCodeAt(1) === COLON &&
      resolved.charCodeAt(2) === BACKSLASH) return `\\\\?\\${resolved}`;
  return resolved;
}

/** How much of the front dirname and parse hold for the root; a share counts with the separator after it. */
function rootLength(path) {
  const { share, end } = readRoot(path);
  if (share === null) return end;
  return share.end === path.length ? share.end : share.end + 1;
}

function dirname(path) {
  validateString(path, 'path');
  if (path.length === 0) return '.';
  if (path.length === 1) return isSeparator(path.charCodeAt(0)) ? path : '.';
  const { share } = readRoot(path);
  if (share !== null && share.end === path.length) return path;
  const rootEnd = rootLength(path);
  const [begin] = lastSegment(path, rootEnd, isSeparator);
  if (begin > rootEnd) return path.slice(0, begin - 1);
  return rootEnd === 0 ? '.' : path.slice(0, rootEnd);
}

/** basename ignores a drive but knows no shares. */
function driveLength(path) {
  return path.length >= 2 && path.charCodeAt(1) === COLON && isDriveLetter(path.charCodeAt(0)) ? 2 : 0;
}

function basename(path, suffix) {
  if (suffix !== undefined) validateString(suffix, 'suffix');
  validateString(path, 'path');
  const start = driveLength(path);
  if (suffix !== undefined && suffix.length > 0 && suffix.length <= path.length) {
    return stripSuffix(path, start, suffix, isSeparator);
  }
  const [begin, end] = lastSegment(path, start, isSeparator);
  return begin === -1 ? '' : path.slice(begin, end);
}

function extname(path) {
  validateString(path, 'path');
  const [begin, end] = lastSegment(path, driveLength(path), isSeparator);
  if (begin === -1) return '';
  const dot = extensionStart(path, begin, end);
  return dot === -1 ? '' : path.slice(dot, end);
}

function parse(path) {
  validateString(path, 'path');
  const result = { root: '', dir: '', base: '', ext: '', name: '' };
  if (path.length === 0) return result;
  const rootEnd = rootLength(path);
  result.root = path.slice(0, rootEnd);
  const begin = fillNameParts(result, path, rootEnd, isSeparator);
  result.dir = begin > rootEnd ? path.slice(0, begin - 1) : result.root;
  return result;
}

function matchesGlob(path, pattern) {
  return require('internal/glob').matchGlobPattern(path, pattern, true);
}

const win32 = {
  resolve,
  normalize,
  isAbsolute,
  join,
  relative,
  toNamespacedPath,
  dirname,
  basename,
  extname,
  format: formatWith.bind(null, '\\'),
  parse,
  matchesGlob,
  sep: '\\',
  delimiter: ';',
  win32: null,
  posix: null,
};
win32.win32 = win32;
win32._makeLong = toNamespacedPath;
module.exports = win32;

win32.posix = require('internal/path/posix');
