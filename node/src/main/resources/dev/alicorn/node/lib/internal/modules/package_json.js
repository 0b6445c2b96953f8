'use strict';
// package.json files: read once, reduced to what resolution needs, and found from a file upwards.

const path = require('path');
const process = require('process');
const { readIfPresent } = require('internal/modules/host');

const configs = new Map();

function invalid(jsonPath, base, reason) {
  const { ERR_INVALID_PACKAGE_CONFIG } = require('internal/errors').codes;
  throw new ERR_INVALID_PACKAGE_CONFIG(jsonPath, base, reason);
}

// Only what the file says: a program may have put such names on Object.prototype.
const own = (data, name) => (Object.hasOwn(data, name) ? data[name] : undefined);
const ownString = (data, name) => (typeof own(data, name) === 'string' ? data[name] : undefined);
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

function reduce(jsonPath, text, base) {
  let data;
  try {
    data = JSON.parse(text);
  } catch (error) {
    invalid(jsonPath, base, error.message);
  }
  if (!isObject(data)) invalid(jsonPath, base, '');
  const type = own(data, 'type');
  return {
    exists: true,
    path: jsonPath,
    dir: path.dirname(jsonPath),
    name: ownString(data, 'name'),
    main: ownString(data, 'main'),
    type: type === 'module' || type === 'commonjs' ? type : 'none',
    exports: own(data, 'exports'),
    imports: isObject(own(data, 'imports')) ? data.imports : undefined,
  };
}

/** The package.json at a path, or undefined. `base` names the importer in the error of a malformed one. */
function read(jsonPath, base = undefined) {
  let config = configs.get(jsonPath);
  if (config === undefined) {
    const text = readIfPresent(jsonPath);
    if (text === undefined) return undefined;
    config = reduce(jsonPath, text, base);
    configs.set(jsonPath, config);
  }
  return config;
}

function readIn(dir, base = undefined) {
  return read(dir.endsWith(path.sep) ? `${dir}package.json` : `${dir}${path.sep}package.json`, base);
}

/** The folder that relative requests of a file start from; a path that ends with a separator is one itself. */
function folderOf(file) {
  return file.length > 1 && file.endsWith(path.sep) ? file.slice(0, -1) : path.dirname(file);
}

/** The package.json that governs a file: the nearest one above it, within its node_modules folder. */
function nearest(file) {
  let dir = folderOf(file);
  for (;;) {
    if (path.basename(dir) === 'node_modules') return undefined;
    const config = readIn(dir);
    if (config !== undefined) return config;
    const parent = path.dirname(dir);
    if (parent === dir) return undefined;
    dir = parent;
  }
}

/** 'module', 'commonjs' or 'none'. */
function typeFor(file) {
  return nearest(file)?.type ?? 'none';
}

function baseOf(base) {
  const { isURL, fileURLToPath } = require('internal/url');
  if (isURL(base) || (typeof base === 'string' && base.startsWith('file:'))) return fileURLToPath(base);
  return base;
}

function bareRoot(specifier, base) {
  const { packageDirectory } = require('internal/modules/esm/package_resolve');
  const parent = path.isAbsolute(base) ? base : path.resolve(process.cwd(), base);
  const dir = packageDirectory(specifier, parent);
  return dir === undefined ? undefined : path.join(dir, 'package.json');
}

/** module.findPackageJSON */
function findPackageJSON(specifier, base = undefined) {
  const { codes: { ERR_MISSING_ARGS, ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  if (arguments.length === 0) throw new ERR_MISSING_ARGS('specifier');
  const { isURL } = require('internal/url');
  if (typeof specifier !== 'string' && !isURL(specifier)) {
    throw new ERR_INVALID_ARG_TYPE('specifier', ['string', 'URL'], specifier);
  }
  if (base !== undefined && typeof base !== 'string' && !isURL(base)) {
    throw new ERR_INVALID_ARG_TYPE('base', ['string', 'URL', 'undefined'], base);
  }
  let target = isURL(specifier) ? specifier.href : specifier;
  if (target.startsWith('file:')) target = baseOf(target);
  if (path.isAbsolute(target)) return nearest(scopeStart(target))?.path;
  if (base === undefined) throw new ERR_MISSING_ARGS('base');
  const from = baseOf(base);
  if (/^\.{1,2}(?:[/\\]|$)/.test(target)) return nearest(scopeStart(path.resolve(path.dirname(from), target)))?.path;
  return bareRoot(target, from);
}

// A directory is looked into itself, a file from the directory that holds it.
function scopeStart(target) {
  const { stat } = require('internal/modules/host');
  return stat(target) === 1 ? path.join(target, 'package.json') : target;
}

module.exports = { findPackageJSON, folderOf, nearest, read, readIn, typeFor };
