'use strict';

const { validateObject } = require('internal/validators');

const DOT = 46;

/**
 * Drops empty and `.` segments and folds `..` into what stands before it.
 * `keepAbove` keeps the `..` that climb over the start (relative paths); the result has no separator at either end.
 */
function collapse(path, start, sep, isSeparator, keepAbove) {
  const length = path.length;
  const kept = [];
  let removable = 0;
  let from = start;
  for (let i = start; i <= length; i++) {
    if (i < length && !isSeparator(path.charCodeAt(i))) continue;
    const size = i - from;
    if (size === 2 && path.charCodeAt(from) === DOT && path.charCodeAt(from + 1) === DOT) {
      if (removable > 0) {
        kept.pop();
        removable--;
      } else if (keepAbove) {
        kept.push('..');
      }
    } else if (size > 1 || (size === 1 && path.charCodeAt(from) !== DOT)) {
      kept.push(path.slice(from, i));
      removable++;
    }
    from = i + 1;
  }
  return kept.length === 1 ? kept[0] : kept.join(sep);
}

/** Index of the last character that is no separator, or -1. */
function lastContent(path, start, isSeparator) {
  let i = path.length - 1;
  while (i >= start && isSeparator(path.charCodeAt(i))) i--;
  return i >= start ? i : -1;
}

/** Bounds of the last segment at or after `start`: [begin, end), both -1 when there is none. */
function lastSegment(path, start, isSeparator) {
  const last = lastContent(path, start, isSeparator);
  if (last === -1) return [-1, -1];
  let begin = last;
  while (begin > start && !isSeparator(path.charCodeAt(begin - 1))) begin--;
  return [begin, last + 1];
}

/** Where the extension of the name in [begin, end) starts, or -1: a leading dot begins no extension, and `..` has none. */
function extensionStart(path, begin, end) {
  let dot = end - 1;
  while (dot >= begin && path.charCodeAt(dot) !== DOT) dot--;
  if (dot <= begin) return -1;
  if (dot === begin + 1 && end === begin + 2 && path.charCodeAt(begin) === DOT) return -1;
  return dot;
}

function stripSuffix(path, start, suffix, isSeparator) {
  if (suffix === path) return '';
  const [begin, end] = lastSegment(path, start, isSeparator);
  // Only with a suffix given do bare separators come back whole.
  if (begin === -1) return path.slice(start);
  const base = path.slice(begin, end);
  if (base.length > suffix.length && base.endsWith(suffix)) return base.slice(0, base.length - suffix.length);
  return base;
}

function formatWith(sep, pathObject) {
  validateObject(pathObject, 'pathObject');
  const dir = pathObject.dir || pathObject.root;
  let { ext } = pathObject;
  if (ext && ext[0] !== '.') ext = `.${ext}`;
  const base = pathObject.base || `${pathObject.name || ''}${ext || ''}`;
  if (!dir) return base;
  return dir === pathObject.root ? `${dir}${base}` : `${dir}${sep}${base}`;
}

/** Fills base, name and ext of a parse result from the last segment of `path`. */
function fillNameParts(result, path, start, isSeparator) {
  const [begin, end] = lastSegment(path, start, isSeparator);
  if (begin === -1) return -1;
  result.base = path.slice(begin, end);
  const dot = extensionStart(path, begin, end);
  if (dot === -1) {
    result.name = result.base;
  } else {
    result.name = path.slice(begin, dot);
    result.ext = path.slice(dot, end);
  }
  return begin;
}

module.exports = { collapse, extensionStart, fillNameParts, formatWith, lastContent, lastSegment, stripSuffix };
