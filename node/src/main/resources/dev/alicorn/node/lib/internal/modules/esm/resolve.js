'use strict';
// From a specifier and the importing module's URL to a URL.

const path = require('path');
const builtins = require('internal/modules/builtins');
const host = require('internal/modules/host');
const options = require('internal/modules/options');
const { folderOf } = require('internal/modules/package_json');
const { importConditions } = require('internal/modules/conditions');
const { fileURLOf, isPlainFileURL, pathOf } = require('internal/modules/url');

const codes = () => require('internal/errors').codes;

const PLAIN_RELATIVE = /^\.{1,2}\/[\w./@+-]*$/;
const RELATIVE = /^(?:\.{1,2}(?:[/\\]|$)|[/\\])/;
const HAS_SCHEME = /^[a-z][a-z\d+.-]*:/i;

/** The importer as messages name it. */
function nameOf(parentURL) {
  if (parentURL === undefined) return `${require('process').cwd()}${path.sep}`;
  return parentURL.startsWith('file:') ? pathOf(parentURL) : parentURL;
}

function unsupportedRequest(specifier, parentURL) {
  const { ERR_UNSUPPORTED_RESOLVE_REQUEST } = codes();
  return new ERR_UNSUPPORTED_RESOLVE_REQUEST(specifier, parentURL);
}

function checkFile(file, href, parentURL) {
  const kind = host.stat(file);
  if (kind === 1 || (kind < 0 && file.endsWith('/') && host.stat(file.slice(0, -1)) === 1)) {
    const { ERR_UNSUPPORTED_DIR_IMPORT } = codes();
    throw new ERR_UNSUPPORTED_DIR_IMPORT(file, nameOf(parentURL), href);
  }
  if (kind !== 0) {
    const { ERR_MODULE_NOT_FOUND } = codes();
    throw new ERR_MODULE_NOT_FOUND(file, nameOf(parentURL), href);
  }
}

/** The URL of a file that must exist, without symlinks. */
function finishPath(file, parentURL) {
  checkFile(file, fileURLOf(file), parentURL);
  return fileURLOf(options.preserveSymlinks() ? file : host.realpath(file));
}

function finishURL(url, parentURL) {
  if (url.protocol !== 'file:') return url.href;
  if (/%2f|%5c/i.test(url.pathname)) {
    const { ERR_INVALID_MODULE_SPECIFIER } = codes();
    throw new ERR_INVALID_MODULE_SPECIFIER(
      url.pathname, 'must not include encoded "/" or "\\" characters', nameOf(parentURL));
  }
  const { fileURLToPath } = require('internal/url');
  let file;
  try {
    file = fileURLToPath(url);
  } catch (error) {
    const { setOwn } = require('internal/modules/own');
    setOwn(error, 'input', url.href);
    setOwn(error, 'module', parentURL);
    throw error;
  }
  checkFile(file, url.href, parentURL);
  if (options.preserveSymlinks()) return url.href;
  return fileURLOf(host.realpath(file)) + url.search + url.hash;
}

/** A location of package resolution as a URL. */
function finishLocation(location, parentURL) {
  if (typeof location !== 'string') return finishURL(location, parentURL);
  return location.startsWith('node:') ? location : finishPath(location, parentURL);
}

function resolveRelative(specifier, parentURL) {
  if (PLAIN_RELATIVE.test(specifier) && !specifier.includes('//') && isPlainFileURL(parentURL)) {
    const file = path.resolve(folderOf(parentURL.slice(7)), specifier);
    return finishPath(specifier.endsWith('/') ? `${file}/` : file, parentURL);
  }
  const { URL } = require('internal/url');
  let url;
  try {
    url = new URL(specifier, parentURL);
  } catch (error) {
    // A parent such as data: has no folders.
    if (!parentURL.startsWith('data:')) throw error;
    const wrapped = unsupportedRequest(specifier, parentURL);
    wrapped.cause = error;
    throw wrapped;
  }
  return finishURL(url, parentURL);
}

function resolveAbsolute(specifier, parentURL) {
  if (isPlainFileURL(specifier)) return finishPath(specifier.slice(7), parentURL);
  if (specifier.startsWith('node:')) return specifier;
  const { URL } = require('internal/url');
  return finishURL(new URL(specifier), parentURL);
}

function resolveBare(specifier, parentURL, conditions) {
  const { importsResolve, packageResolve } = require('internal/modules/esm/package_resolve');
  if (!parentURL.startsWith('file:')) {
    if (specifier[0] !== '#' && builtins.idOf(specifier) !== null) return `node:${specifier}`;
    if (parentURL.startsWith('data:')) throw unsupportedRequest(specifier, parentURL);
  }
  // Throws where the parent has no folders.
  const base = pathOf(parentURL);
  const location = specifier[0] === '#'
    ? importsResolve(specifier, base, conditions) : packageResolve(specifier, base, conditions);
  return finishLocation(location, parentURL);
}

/** Throws ERR_MODULE_NOT_FOUND and the like; `parentURL` undefined: the entry point. */
function resolve(specifier, parentURL, conditions = importConditions()) {
  parentURL ??= `${fileURLOf(require('process').cwd())}/`;
  if (RELATIVE.test(specifier)) return resolveRelative(specifier, parentURL);
  if (HAS_SCHEME.test(specifier) && (specifier.startsWith('node:') || isURL(specifier))) {
    return resolveAbsolute(specifier, parentURL);
  }
  return resolveBare(specifier, parentURL, conditions);
}

function isURL(specifier) {
  return isPlainFileURL(specifier) || require('internal/url').URL.canParse(specifier);
}

/** resolve(), whose failure tells what CommonJS would have found. */
function resolveWithHint(specifier, parentURL, conditions) {
  try {
    return resolve(specifier, parentURL, conditions);
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'ERR_UNSUPPORTED_DIR_IMPORT') {
      require('internal/modules/esm/hints').addCommonJSHint(error, specifier, parentURL);
    }
    throw error;
  }
}

module.exports = { nameOf, resolve, resolveWithHint };
