'use strict';
// A package's "exports" and "imports" fields: which key a request matches, and where that leads.

const path = require('path');
const { resolveTarget, urlOf } = require('internal/modules/package_target');

const codes = () => require('internal/errors').codes;
const warnedSlashes = new Set();

function warnTrailingSlash(pkg, request, base) {
  const process = require('process');
  const id = `${pkg.path}|${request}`;
  if (process.noDeprecation || warnedSlashes.has(id)) return;
  warnedSlashes.add(id);
  process.emitWarning(
    `Use of deprecated trailing slash pattern mapping "${request}" in the "exports" field module resolution of the ` +
    `package at ${pkg.path}${base ? ` imported from ${base}` : ''}. Mapping specifiers ending in "/" is no longer ` +
    'supported.', 'DeprecationWarning', 'DEP0155');
}

/** Whether `a` is the more specific of two pattern keys. */
function isMoreSpecific(a, b) {
  const aBase = a.indexOf('*') + 1;
  const bBase = b.indexOf('*') + 1;
  return aBase !== bBase ? aBase > bBase : a.length > b.length;
}

/** The key of `map` that serves a request, and what its `*` stands for. */
function findKey(map, request, onTrailingSlash) {
  if (Object.hasOwn(map, request) && !request.includes('*') && !request.endsWith('/')) return { key: request };
  let best = '';
  let match;
  for (const key of Object.keys(map)) {
    const star = key.indexOf('*');
    if (star === -1 || !request.startsWith(key.slice(0, star))) continue;
    if (request.endsWith('/')) onTrailingSlash?.();
    const trailer = key.slice(star + 1);
    if (request.length < key.length || !request.endsWith(trailer) || key.lastIndexOf('*') !== star) continue;
    if (best !== '' && !isMoreSpecific(key, best)) continue;
    best = key;
    match = request.slice(star, request.length - trailer.length);
  }
  return best === '' ? null : { key: best, match };
}

/** Whether "exports" is the main entry itself, without subpath keys. */
function isMainOnly(pkg, base) {
  const { exports } = pkg;
  if (typeof exports === 'string' || Array.isArray(exports)) return true;
  if (typeof exports !== 'object' || exports === null) return false;
  let isMain = false;
  Object.keys(exports).forEach((key, index) => {
    const isCondition = key === '' || key[0] !== '.';
    if (index === 0) {
      isMain = isCondition;
    } else if (isMain !== isCondition) {
      const { ERR_INVALID_PACKAGE_CONFIG } = codes();
      throw new ERR_INVALID_PACKAGE_CONFIG(pkg.path, urlOf(base),
        '"exports" cannot contain some keys starting with \'.\' and some not. The exports object must either be an ' +
        'object of package subpath keys or an object of main entry condition name keys only.');
    }
  });
  return isMain;
}

/** Location of a package's `subpath` ('.' or './…'). */
function resolveExports(pkg, subpath, base, conditions) {
  const map = isMainOnly(pkg, base) ? { '.': pkg.exports } : pkg.exports;
  const found = typeof map === 'object' && map !== null &&
    findKey(map, subpath, () => warnTrailingSlash(pkg, subpath, base));
  if (found) {
    const context = { pkg, base, conditions, internal: false, quiet: subpath.endsWith('/'), ...found };
    const location = resolveTarget(context, map[found.key]);
    if (location !== null && location !== undefined) return location;
  }
  const { ERR_PACKAGE_PATH_NOT_EXPORTED } = codes();
  throw new ERR_PACKAGE_PATH_NOT_EXPORTED(pkg.dir + path.sep, subpath, base);
}

/** Location of a `#name`, from the package that the importer belongs to. */
function resolveImports(name, pkg, base, conditions, resolveBare) {
  if (name === '#' || name.endsWith('/')) {
    const { ERR_INVALID_MODULE_SPECIFIER } = codes();
    throw new ERR_INVALID_MODULE_SPECIFIER(name, 'is not a valid internal imports specifier name', base);
  }
  const found = pkg?.imports && findKey(pkg.imports, name);
  if (found) {
    const context = { pkg, base, conditions, internal: true, resolveBare, ...found };
    const location = resolveTarget(context, pkg.imports[found.key]);
    if (location !== null && location !== undefined) return location;
  }
  const { ERR_PACKAGE_IMPORT_NOT_DEFINED } = codes();
  throw new ERR_PACKAGE_IMPORT_NOT_DEFINED(name, pkg && pkg.dir + path.sep, base);
}

module.exports = { resolveExports, resolveImports };
