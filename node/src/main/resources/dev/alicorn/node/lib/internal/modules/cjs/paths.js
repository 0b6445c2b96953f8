'use strict';
// Where require() looks: node_modules folders, NODE_PATH, and what a request finds in one of them.

const path = require('path');
const process = require('process');
const host = require('internal/modules/host');
const options = require('internal/modules/options');
const packages = require('internal/modules/package_json');

const TRAILING_SLASH = /(?:^|\/)\.{0,2}$/;

const state = {
  /** Module._stat, which programs may replace. */
  stat: host.stat,
  /** The folders of NODE_PATH and the user's global ones. */
  globalPaths: null,
};

const isWindows = () => process.platform === 'win32';

/** The node_modules folders of a folder and of those above it, nearest first. */
function nodeModulePaths(from) {
  if (typeof from !== 'string') from = `${from}`;
  let dir = path.resolve(from);
  const paths = [];
  for (;;) {
    const parent = path.dirname(dir);
    if (path.basename(dir) !== 'node_modules') paths.push(path.join(dir, 'node_modules'));
    if (parent === dir) return paths;
    dir = parent;
  }
}

function initPaths() {
  const home = isWindows() ? process.env.USERPROFILE : process.env.HOME;
  const nodePath = process.env.NODE_PATH;
  const prefix = isWindows() ? path.resolve(process.execPath, '..') : path.resolve(process.execPath, '..', '..');
  const paths = [path.resolve(prefix, 'lib', 'node')];
  if (home) paths.unshift(path.resolve(home, '.node_modules'), path.resolve(home, '.node_libraries'));
  if (nodePath) paths.unshift(...nodePath.split(path.delimiter).filter(Boolean));
  state.globalPaths = options.isOn('global-search-paths', true) ? paths : [];
  return state.globalPaths;
}

function globalPaths() {
  return state.globalPaths ?? initPaths();
}

/** Whether a request starts from the requiring file's folder: '.', '..', './x', '../x'. */
function isRelative(request) {
  if (request.charCodeAt(0) !== 46) return false;
  const rest = request.startsWith('..') ? 2 : 1;
  return request.length === rest || request[rest] === '/' || (isWindows() && request[rest] === '\\');
}

function resolveLookupPaths(request, parent) {
  if (require('internal/modules/builtins').idOf(request) !== null) return null;
  // Anything that begins with a dot but is no relative path, as '.foo', is looked for as a package.
  if (!isRelative(request)) {
    const paths = parent?.paths?.length ? parent.paths.concat(globalPaths()) : globalPaths().slice();
    return paths.length > 0 ? paths : null;
  }
  if (!parent || !parent.id || !parent.filename) return ['.']; // of a REPL
  return [path.dirname(parent.filename)];
}

function realOrKept(file, isMain) {
  const preserve = isMain ? options.preserveSymlinksMain() : options.preserveSymlinks();
  return preserve ? path.resolve(file) : host.realpath(file);
}

function tryFile(file, isMain) {
  return state.stat(file) === 0 ? realOrKept(file, isMain) : false;
}

function tryExtensions(base, extensions, isMain) {
  for (let i = 0; i < extensions.length; i++) {
    const found = tryFile(base + extensions[i], isMain);
    if (found) return found;
  }
  return false;
}

function badMain(dir, file, request) {
  const error = new Error(
    `Cannot find module '${file}'. Please verify that the package.json has a valid "main" entry`);
  error.code = 'MODULE_NOT_FOUND';
  error.path = path.resolve(dir, 'package.json');
  error.requestPath = request;
  return error;
}

/** A folder as a module: its package's main, else its index. */
function tryPackage(dir, extensions, isMain, request) {
  const { main, path: jsonPath } = packages.readIn(dir) ?? {};
  if (!main) return tryExtensions(path.resolve(dir, 'index'), extensions, isMain);
  const file = path.resolve(dir, main);
  const found = tryFile(file, isMain) || tryExtensions(file, extensions, isMain) ||
    tryExtensions(path.resolve(file, 'index'), extensions, isMain);
  if (found) return found;
  const index = tryExtensions(path.resolve(dir, 'index'), extensions, isMain);
  if (!index) throw badMain(dir, file, request);
  process.emitWarning(
    `Invalid 'main' field in '${jsonPath}' of '${main}'. Please either fix that or report it to the module author`,
    'DeprecationWarning', 'DEP0128');
  return index;
}

/** What a request is within one folder, or false. */
function findIn(dir, request, extensions, isMain, trailingSlash) {
  const base = path.resolve(dir, request);
  const kind = state.stat(base);
  if (!trailingSlash) {
    const found = (kind === 0 && realOrKept(base, isMain)) || tryExtensions(base, extensions(), isMain);
    if (found) return found;
  }
  return kind === 1 ? tryPackage(base, extensions(), isMain, request) : false;
}

// The loops here are by index: a program may have tampered with the iterators of arrays.

/** A request that climbs out of the folder may succeed even where the folder does not exist. */
function staysInside(request) {
  return !isRelative(request) || !path.normalize(request).startsWith('..');
}

/**
 * Module._findPath, with Module's `_pathCache` and `_extensions`. `fromExports(dir, request)` answers for packages
 * that have "exports".
 */
function findPath(request, paths, isMain, fromExports, { _pathCache: cache, _extensions: registered }) {
  const absolute = path.isAbsolute(request);
  if (absolute) paths = [''];
  else if (!paths || paths.length === 0) return false;
  const cacheKey = `${request}\x00${paths.join('\x00')}`;
  const cached = cache[cacheKey];
  if (cached) return cached;

  let keys;
  const extensions = () => keys ??= Object.keys(registered);
  const trailingSlash = request.length > 0 && TRAILING_SLASH.test(request);
  const inside = staysInside(request);
  for (let i = 0; i < paths.length; i++) {
    const dir = paths[i];
    if (inside && dir && state.stat(dir) < 1) continue;
    const found = (!absolute && fromExports(dir, request)) ||
      findIn(dir, request, extensions, isMain, trailingSlash);
    if (found) return cache[cacheKey] = found;
  }
  return false;
}

module.exports = { findPath, globalPaths, initPaths, isRelative, nodeModulePaths, resolveLookupPaths, state };
