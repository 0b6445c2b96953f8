'use strict';
// Bare specifiers as ES modules see them: self reference, then node_modules folders upwards, without searching for
// extensions except for a legacy main. Results are locations, as package_target has them.

const path = require('path');
const builtins = require('internal/modules/builtins');
const packages = require('internal/modules/package_json');
const { stat } = require('internal/modules/host');
const { resolveExports, resolveImports } = require('internal/modules/package_maps');

const codes = () => require('internal/errors').codes;

/** 'a/b/c' -> ['a', './b/c'], '@a/b' -> ['@a/b', '.'] */
function parseName(specifier, base) {
  let end = specifier.indexOf('/');
  let isValid = true;
  if (specifier[0] === '@') {
    if (end === -1) isValid = false;
    else end = specifier.indexOf('/', end + 1);
  }
  const name = end === -1 ? specifier : specifier.slice(0, end);
  if (!isValid || /^\.|[%\\]/.test(name)) {
    const { ERR_INVALID_MODULE_SPECIFIER } = codes();
    throw new ERR_INVALID_MODULE_SPECIFIER(specifier, 'is not a valid package name', base);
  }
  return [name, end === -1 ? '.' : `.${specifier.slice(end)}`];
}

/** The folders that may hold a package, from a file's own upwards. */
function* candidates(base, name) {
  let dir = packages.folderOf(base);
  for (;;) {
    yield path.join(dir, 'node_modules', name);
    const parent = path.dirname(dir);
    if (parent === dir) return;
    dir = parent;
  }
}

const MAIN_SUFFIXES = ['', '.js', '.json', '.node', '/index.js', '/index.json', '/index.node'];
const INDEX_NAMES = ['index.js', 'index.json', 'index.node'];

function warnLegacyMain(dir, pkg, base, found) {
  const process = require('process');
  if (process.noDeprecation) return;
  const relative = path.relative(dir, found);
  if (!pkg?.main) {
    process.emitWarning(
      `No "main" or "exports" field defined in the package.json for ${dir}${path.sep} resolving the main entry point ` +
      `"${relative}", imported from ${base}.\nDefault "index" lookups for the main are deprecated for ES modules.`,
      'DeprecationWarning', 'DEP0151');
  } else if (path.resolve(dir, pkg.main) !== found) {
    process.emitWarning(
      `Package ${dir}${path.sep} has a "main" field set to "${pkg.main}", excluding the full filename and extension ` +
      `to the resolved file at "${relative}", imported from ${base}.\n Automatic extension resolution of the "main" ` +
      'field is deprecated for ES modules.', 'DeprecationWarning', 'DEP0151');
  }
}

function legacyMain(dir, pkg, base) {
  const tries = [];
  if (pkg?.main) for (const suffix of MAIN_SUFFIXES) tries.push(path.resolve(dir, pkg.main + suffix));
  for (const name of INDEX_NAMES) tries.push(path.join(dir, name));
  const found = tries.find((file) => stat(file) === 0);
  if (found === undefined) {
    const { ERR_MODULE_NOT_FOUND } = codes();
    throw new ERR_MODULE_NOT_FOUND(tries[0], base);
  }
  if (isModuleFile(found)) warnLegacyMain(dir, pkg, base, found);
  return found;
}

function isModuleFile(file) {
  return file.endsWith('.mjs') || (file.endsWith('.js') && packages.typeFor(file) === 'module');
}

function subpathOf(dir, subpath) {
  if (!/[%?#\\]/.test(subpath)) return path.sep === '/' ? dir + subpath.slice(1) : path.join(dir, subpath);
  const { URL, pathToFileURL } = require('internal/url');
  return new URL(subpath, `${pathToFileURL(dir).href}/`);
}

/** Location of a bare specifier imported by the file `base`. */
function packageResolve(specifier, base, conditions) {
  if (builtins.idOf(specifier) !== null) return specifier.startsWith('node:') ? specifier : `node:${specifier}`;
  const [name, subpath] = parseName(specifier, base);
  const own = packages.nearest(base);
  if (own?.name === name && own.exports !== undefined && own.exports !== null) {
    return resolveExports(own, subpath, base, conditions);
  }
  for (const dir of candidates(base, name)) {
    if (stat(dir) !== 1) continue;
    const pkg = packages.readIn(dir, `"${specifier}" from ${base}`);
    if (pkg?.exports !== undefined && pkg.exports !== null) return resolveExports(pkg, subpath, base, conditions);
    return subpath === '.' ? legacyMain(dir, pkg, base) : subpathOf(dir, subpath);
  }
  const { ERR_MODULE_NOT_FOUND } = codes();
  throw new ERR_MODULE_NOT_FOUND(name, base);
}

/** Location of a '#name' used in the file `base`. */
function importsResolve(name, base, conditions) {
  const own = packages.nearest(base);
  return resolveImports(name, own, base, conditions, (target, { pkg }) =>
    packageResolve(target, pkg.path, conditions));
}

/** The folder of the package that a bare specifier names, whatever it exports. */
function packageDirectory(specifier, base) {
  const [name] = parseName(specifier, base);
  for (const dir of candidates(base, name)) if (stat(dir) === 1) return dir;
  return undefined;
}

module.exports = { importsResolve, packageDirectory, packageResolve };
