'use strict';

const SLASH = 47;
const BACKSLASH = 92;
const COLON = 58;

const RESERVED = new Set([
  'CON', 'PRN', 'AUX', 'NUL',
  'COM1', 'COM2', 'COM3', 'COM4', 'COM5', 'COM6', 'COM7', 'COM8', 'COM9',
  'LPT1', 'LPT2', 'LPT3', 'LPT4', 'LPT5', 'LPT6', 'LPT7', 'LPT8', 'LPT9',
  'COM\xb9', 'COM\xb2', 'COM\xb3', 'LPT\xb9', 'LPT\xb2', 'LPT\xb3',
]);

function isSeparator(code) {
  return code === SLASH || code === BACKSLASH;
}

function isDriveLetter(code) {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** True when what stands before the colon at `colon` is the name of a DOS device. */
function isReservedName(path, colon) {
  return RESERVED.has(path.slice(0, colon).toUpperCase());
}

function skipSeparators(path, i) {
  while (i < path.length && isSeparator(path.charCodeAt(i))) i++;
  return i;
}

function skipName(path, i) {
  while (i < path.length && !isSeparator(path.charCodeAt(i))) i++;
  return i;
}

/**
 * Reads `\\server\share`. Returns null when either name is missing.
 * `end` is where the share name ends; `server` may be `.` or `?`, which name a device root.
 */
function readShare(path) {
  const serverEnd = skipName(path, 2);
  if (serverEnd === 2 || serverEnd === path.length) return null;
  const shareStart = skipSeparators(path, serverEnd);
  if (shareStart === path.length) return null;
  const end = skipName(path, shareStart);
  return { server: path.slice(2, serverEnd), share: path.slice(shareStart, end), shareStart, end };
}

/** Splits off drive, share or separator: { device (undefined if none), absolute, end (where the rest begins), share }. */
function readRoot(path) {
  const first = path.charCodeAt(0);
  if (isSeparator(first)) {
    const share = path.length > 1 && isSeparator(path.charCodeAt(1)) ? readShare(path) : null;
    if (share === null) return { device: undefined, absolute: true, end: 1, share };
    return { device: undefined, absolute: true, end: share.end, share };
  }
  if (path.length > 1 && path.charCodeAt(1) === COLON && isDriveLetter(first)) {
    const absolute = path.length > 2 && isSeparator(path.charCodeAt(2));
    return { device: path.slice(0, 2), absolute, end: absolute ? 3 : 2, share: null };
  }
  return { device: undefined, absolute: false, end: 0, share: null };
}

module.exports = { BACKSLASH, COLON, isDriveLetter, isReservedName, isSeparator, readRoot };
