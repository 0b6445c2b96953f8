'use strict';
// The `require` that a module's code is given, and module.createRequire.

const path = require('path');
const process = require('process');
const state = require('internal/modules/cjs/state');
const { setOwn } = require('internal/modules/own');

function checkString(value, name) {
  if (typeof value !== 'string') require('internal/validators').validateString(value, name);
}

/** The `require` of a module: it goes through module.require(), which programs replace. */
function makeRequire(module) {
  const { Module } = state;
  const require = function require(path) {
    return module.require(path);
  };

  function resolve(request, options) {
    checkString(request, 'request');
    return Module._resolveForRequire(request, module, options);
  }

  function paths(request) {
    checkString(request, 'request');
    return Module._resolveLookupPaths(request, module);
  }

  require.resolve = resolve;
  resolve.paths = paths;
  setOwn(require, 'main', process.mainModule);
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

function badFilename(value) {
  const { ERR_INVALID_ARG_VALUE } = require('internal/errors').codes;
  return new ERR_INVALID_ARG_VALUE(
    'filename', value, 'must be a file URL object, file URL string, or absolute path string');
}

function fileOf(filename) {
  const { isURL, fileURLToPath } = require('internal/url');
  if (typeof filename !== 'string' && !isURL(filename)) throw badFilename(filename);
  if (typeof filename === 'string' && path.isAbsolute(filename)) return filename;
  try {
    return fileURLToPath(filename);
  } catch {
    throw badFilename(filename);
  }
}

/** A `require` that resolves as if from `filename`; a folder ends with a slash. */
function createRequireFromPath(filename, url = undefined) {
  const { Module } = state;
  const isFolder = filename.endsWith('/') || (process.platform === 'win32' && filename.endsWith('\\'));
  const proxyPath = isFolder ? path.join(filename, 'noop.js') : filename;
  const module = new Module(proxyPath);
  module.filename = proxyPath;
  module.paths = Module._nodeModulePaths(module.path);
  if (url !== undefined) module[state.kHooked] = { url };
  return makeRequire(module);
}

/** What hooks are told of the parent, where the path does not say it all. */
function fullURL(filename) {
  const href = typeof filename === 'string' ? filename : filename.href;
  return href.startsWith('file:') && /[?#]/.test(href) ? href : undefined;
}

function createRequire(filename) {
  return createRequireFromPath(fileOf(filename), fullURL(filename));
}

module.exports = { createRequire, createRequireFromPath, makeRequire };
