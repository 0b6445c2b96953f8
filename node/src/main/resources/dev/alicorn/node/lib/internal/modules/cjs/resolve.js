'use strict';
// Module._resolveFilename: from a request and the module that makes it to a file name or a built-in's id.

const path = require('path');
const process = require('process');
const builtins = require('internal/modules/builtins');
const packages = require('internal/modules/package_json');
const paths = require('internal/modules/cjs/paths');
const state = require('internal/modules/cjs/state');
const { requireConditions } = require('internal/modules/conditions');
const { resolveExports } = require('internal/modules/package_maps');

const codes = () => require('internal/errors').codes;

// name[/subpath]: names without dots in front, backslashes and percent signs.
const PACKAGE_REQUEST = /^((?:@[^/\\%]+\/)?[^./\\%][^/\\%]*)(\/.*)?$/;

function notFound(request, jsonPath) {
  const error = new Error(`Cannot find module '${request}'`);
  error.code = 'MODULE_NOT_FOUND';
  if (jsonPath) error.path = jsonPath;
  return error;
}

/** A location of the "exports" or "imports" algorithm as the file name of a module. */
function finish(location, parentPath, jsonPath) {
  if (typeof location === 'string' && location.startsWith('node:')) return location;
  const file = typeof location === 'string' ? location : urlToFile(location, parentPath);
  const { stat, realpath } = require('internal/modules/host');
  if (stat(file) !== 0) throw notFound(file, jsonPath);
  return require('internal/modules/options').preserveSymlinks() ? path.resolve(file) : realpath(file);
}

function urlToFile(url, parentPath) {
  if (/%2f|%5c/i.test(url.pathname)) {
    const { ERR_INVALID_MODULE_SPECIFIER } = codes();
    throw new ERR_INVALID_MODULE_SPECIFIER(
      url.pathname, 'must not include encoded "/" or "\\" characters', parentPath);
  }
  return require('internal/url').fileURLToPath(url);
}

/** For _findPath: a request within one node_modules folder, where the package has "exports"; else false. */
function fromExports(dir, request, conditions = requireConditions()) {
  const match = PACKAGE_REQUEST.exec(request);
  if (match === null) return false;
  const [, name, rest = ''] = match;
  const pkg = packages.readIn(path.resolve(dir, name));
  if (pkg?.exports === undefined || pkg.exports === null) return false;
  return finish(resolveExports(pkg, `.${rest}`, undefined, conditions), undefined, pkg.path);
}

// What has no file, such as the REPL, belongs to the package of the working directory.
function selfPath(parent) {
  if (!parent) return undefined;
  if (parent.filename) return parent.filename;
  if (parent.id !== '<repl>' && parent.id !== 'internal/preload') return undefined;
  try {
    return process.cwd() + path.sep;
  } catch {
    return undefined;
  }
}

function fromSelf(parent, request, conditions) {
  // The name of a package begins neither so nor so.
  if (request[0] === '.' || request[0] === '/') return false;
  const parentPath = selfPath(parent);
  if (!parentPath) return false;
  const pkg = packages.nearest(parentPath);
  if (pkg?.exports === undefined || pkg.exports === null || pkg.name === undefined) return false;
  let subpath;
  if (request === pkg.name) subpath = '.';
  else if (request.startsWith(`${pkg.name}/`)) subpath = `.${request.slice(pkg.name.length)}`;
  else return false;
  return relabel(request, pkg.path, () =>
    finish(resolveExports(pkg, subpath, parentPath, conditions), parentPath, pkg.path));
}

function fromImports(parent, request, conditions) {
  if (request[0] !== '#') return false;
  const from = selfPath(parent);
  if (!from) return false;
  const pkg = packages.nearest(from);
  if (pkg?.imports === undefined) return false;
  const { importsResolve } = require('internal/modules/esm/package_resolve');
  return relabel(request, undefined, () => finish(importsResolve(request, from, conditions), from, pkg.path));
}

// What an ES module would call ERR_MODULE_NOT_FOUND has CommonJS's own code here.
function relabel(request, packagePath, resolve) {
  try {
    return resolve();
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') throw notFound(request, packagePath);
    throw error;
  }
}

function lookupPathsFor(request, list, Module) {
  const { validateString } = require('internal/validators');
  for (const from of list) validateString(from, 'options.paths');
  if (paths.isRelative(request)) return list;
  const result = [];
  for (const from of list) {
    const standIn = new Module('', null);
    standIn.paths = Module._nodeModulePaths(from);
    for (const dir of Module._resolveLookupPaths(request, standIn) ?? []) {
      if (!result.includes(dir)) result.push(dir);
    }
  }
  return result;
}

function searchPaths(request, parent, options, Module) {
  if (typeof options !== 'object' || options === null || options.paths === undefined) {
    return Module._resolveLookupPaths(request, parent);
  }
  if (Array.isArray(options.paths)) return lookupPathsFor(request, options.paths, Module);
  const { ERR_INVALID_ARG_VALUE } = codes();
  throw new ERR_INVALID_ARG_VALUE('options.paths', options.paths);
}

function requireStack(parent) {
  const stack = [];
  for (let cursor = parent; cursor; cursor = state.parentOf(cursor)) stack.push(cursor.filename || cursor.id);
  return stack;
}

function notFoundAnywhere(request, parent) {
  const stack = requireStack(parent);
  const trail = stack.length > 0 ? `\nRequire stack:\n- ${stack.join('\n- ')}` : '';
  const error = new Error(`Cannot find module '${request}'${trail}`);
  error.code = 'MODULE_NOT_FOUND';
  error.requireStack = stack;
  return error;
}

function resolveFilename(request, parent, isMain, options) {
  if (builtins.idOf(request) !== null) return request;
  const { Module } = state;
  const conditions = options?.conditions ?? requireConditions();
  const searched = searchPaths(request, parent, options, Module);
  const found = fromImports(parent, request, conditions) || fromSelf(parent, request, conditions) ||
    Module._findPath(request, searched, isMain, conditions);
  if (found) return found;
  throw notFoundAnywhere(request, parent);
}

module.exports = { fromExports, requireStack, resolveFilename };
