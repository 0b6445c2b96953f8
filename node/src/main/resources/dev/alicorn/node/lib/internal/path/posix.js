'use strict';

const { validateString } = require('internal/validators');
const { collapse, extensionStart, fillNameParts, formatWith, lastSegment, stripSuffix } =
  require('internal/path/common');

const SLASH = 47;
const DOT = 46;

function isSlash(code) {
  return code === SLASH;
}

/** True when no segment after `start` is empty, `.` or `..`, so that there is nothing to collapse. */
function isPlain(path, start) {
  let atSegmentStart = true;
  for (let i = start; i < path.length; i++) {
    const code = path.charCodeAt(i);
    if (atSegmentStart && (code === DOT || code === SLASH)) return false;
    atSegmentStart = code === SLASH;
  }
  return !atSegmentStart;
}

function fold(path, start, keepAbove) {
  if (isPlain(path, start)) return start === 0 ? path : path.slice(start);
  return collapse(path, start, '/', isSlash, keepAbove);
}

function resolve(...args) {
  let resolved = '';
  let absolute = false;
  for (let i = args.length - 1; i >= 0 && !absolute; i--) {
    const part = args[i];
    validateString(part, `paths[${i}]`);
    if (part.length === 0) continue;
    resolved = resolved === '' ? part : `${part}/${resolved}`;
    absolute = part.charCodeAt(0) === SLASH;
  }
  if (!absolute) {
    const cwd = require('process').cwd();
    resolved = `${cwd}/${resolved}`;
    absolute = cwd.charCodeAt(0) === SLASH;
  }
  const folded = fold(resolved, absolute ? 1 : 0, !absolute);
  if (absolute) return `/${folded}`;
  return folded.length > 0 ? folded : '.';
}

function normalize(path) {
  validateString(path, 'path');
  if (path.length === 0) return '.';
  const absolute = path.charCodeAt(0) === SLASH;
  const folded = fold(path, absolute ? 1 : 0, !absolute);
  const trailing = path.charCodeAt(path.length - 1) === SLASH;
  if (folded.length === 0) {
    if (absolute) return '/';
    return trailing ? './' : '.';
  }
  const body = trailing ? `${folded}/` : folded;
  return absolute ? `/${body}` : body;
}

function isAbsolute(path) {
  validateString(path, 'path');
  return path.length > 0 && path.charCodeAt(0) === SLASH;
}

function join(...args) {
  let joined = '';
  for (let i = 0; i < args.length; i++) {
    const part = args[i];
    validateString(part, 'path');
    if (part.length > 0) joined = joined === '' ? part : `${joined}/${part}`;
  }
  return joined === '' ? '.' : normalize(joined);
}

function relative(from, to) {
  validateString(from, 'from');
  validateString(to, 'to');
  if (from === to) return '';
  const source = resolve(from);
  const target = resolve(to);
  if (source === target) return '';
  const steps = source === '/' ? [] : source.slice(1).split('/');
  const goal = target === '/' ? [] : target.slice(1).split('/');
  let common = 0;
  while (common < steps.length && common < goal.length && steps[common] === goal[common]) common++;
  const route = new Array(steps.length - common).fill('..');
  for (let i = common; i < goal.length; i++) route.push(goal[i]);
  return route.join('/');
}

function toNamespacedPath(path) {
  return path;
}

function dirname(path) {
  validateString(path, 'path');
  if (path.length === 0) return '.';
  const [begin] = lastSegment(path, 0, isSlash);
  if (begin === -1) return '/';
  if (begin === 0) return '.';
  // One separator goes; more of them before the last name stay, save at the root.
  const end = begin - 1;
  if (end === 0) return '/';
  return end === 1 && path.charCodeAt(0) === SLASH ? '//' : path.slice(0, end);
}

function basename(path, suffix) {
  if (suffix !== undefined) validateString(suffix, 'suffix');
  validateString(path, 'path');
  if (suffix !== undefined && suffix.length > 0 && suffix.length <= path.length) {
    return stripSuffix(path, 0, suffix, isSlash);
  }
  const [begin, end] = lastSegment(path, 0, isSlash);
  return begin === -1 ? '' : path.slice(begin, end);
}

function extname(path) {
  validateString(path, 'path');
  const [begin, end] = lastSegment(path, 0, isSlash);
  if (begin === -1) return '';
  const dot = extensionStart(path, begin, end);
  return dot === -1 ? '' : path.slice(dot, end);
}

function parse(path) {
  validateString(path, 'path');
  const result = { root: '', dir: '', base: '', ext: '', name: '' };
  if (path.length === 0) return result;
  const absolute = path.charCodeAt(0) === SLASH;
  if (absolute) result.root = '/';
  const begin = fillNameParts(result, path, absolute ? 1 : 0, isSlash);
  if (begin === 1 && result.base === '..') result.name = result.ext = '.';
  if (begin > 1) result.dir = path.slice(0, begin - 1);
  else if (absolute) result.dir = '/';
  return result;
}

function matchesGlob(path, pattern) {
  return require('internal/glob').matchGlobPattern(path, pattern, false);
}

const posix = {
  resolve,
  normalize,
  isAbsolute,
  join,
  relative,
  toNamespacedPath,
  dirname,
  basename,
  extname,
  format: formatWith.bind(null, '/'),
  parse,
  matchesGlob,
  sep: '/',
  delimiter: ':',
  win32: null,
  posix: null,
};
posix.posix = posix;
posix._makeLong = toNamespacedPath;
module.exports = posix;

// The flavours refer to each other, and the second one to load finds the first complete.
posix.win32 = require('internal/path/win32');
posix.win32.posix = posix;
