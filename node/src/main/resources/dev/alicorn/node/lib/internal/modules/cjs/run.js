'use strict';
// From a file's text to code: CommonJS, or an ES module that require() loads in its stead.

const process = require('process');
const options = require('internal/modules/options');
const packages = require('internal/modules/package_json');
const sourceMaps = require('internal/modules/source_maps');
const state = require('internal/modules/cjs/state');
const { setOwn } = require('internal/modules/own');
const { compileCommonJS } = require('internal/modules/cjs/compile');

const MODULE_SYNTAX_HINTS = [
  'Cannot use import statement outside a module', "Unexpected token 'export'",
  "Cannot use 'import.meta' outside a module",
];

const warnedTypeless = new Set();

/** Says once per package.json that its lack of "type" costs a second parse. */
function warnTypeless(url, filename) {
  if (url.includes('/node_modules/') || !/\.[jt]s(?:[?#]|$)/.test(url)) return;
  const pkg = packages.nearest(filename);
  if (pkg === undefined || pkg.type !== 'none' || warnedTypeless.has(pkg.path)) return;
  warnedTypeless.add(pkg.path);
  process.emitWarning(
    `Module type of ${url} is not specified and it doesn't parse as CommonJS.\nReparsing as ES module because module ` +
    'syntax was detected. This incurs a performance overhead.\nTo eliminate this warning, add "type": "module" to ' +
    `${pkg.path}.`, { type: 'Warning', code: 'MODULE_TYPELESS_PACKAGE_JSON' });
}

function hintAtModule(error, filename) {
  if (error?.name !== 'SyntaxError' || !MODULE_SYNTAX_HINTS.some((text) => error.message.startsWith(text))) return;
  const warning = new Error(
    `Failed to load the ES module: ${filename}. Make sure to set "type": "module" in the nearest package.json file ` +
    'or use the .mjs extension.');
  warning.name = 'Warning';
  // At once: the error that follows may end the process.
  process.emit('warning', warning);
}

function loadESM(module, content, filename) {
  require('internal/modules/esm/require').loadForRequire(module, filename, content);
  return null;
}

function detected(module, content, filename, error) {
  const { isModuleSyntaxError } = require('internal/modules/detect');
  if (!options.detectModule() || !isModuleSyntaxError(error, content, filename)) return false;
  if (!module[state.kIsMain] && !options.requireModule()) return false;
  const { fileURLOf } = require('internal/modules/url');
  warnTypeless(fileURLOf(filename), filename);
  return true;
}

const AFTER_STRIPPING = {
  '__proto__': null, 'commonjs-typescript': 'commonjs', 'module-typescript': 'module', 'typescript': undefined,
};

/** { compiled, importer } of a CommonJS text; null when the text was an ES module, which has then run. */
function compileOrDetect(module, content, filename, format) {
  if (format in AFTER_STRIPPING) {
    content = require('internal/typescript').toJavaScript(content, filename);
    format = AFTER_STRIPPING[format];
  }
  if (format === 'module') return loadESM(module, content, filename);
  if (format === 'json') {
    setOwn(module, 'exports', JSON.parse(content));
    return null;
  }
  sourceMaps.noteSource(filename, content);
  try {
    return compileCommonJS(content, filename);
  } catch (error) {
    if (format === undefined && detected(module, content, filename, error)) return loadESM(module, content, filename);
    hintAtModule(error, filename);
    throw error;
  }
}

module.exports = { compileOrDetect, warnTypeless };
