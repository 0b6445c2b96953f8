'use strict';
// Module._extensions: how a file becomes a module, by the end of its name.

const path = require('path');
const process = require('process');
const hooks = require('internal/modules/hooks');
const host = require('internal/modules/host');
const options = require('internal/modules/options');
const packages = require('internal/modules/package_json');
const state = require('internal/modules/cjs/state');
const { setOwn } = require('internal/modules/own');

const TYPESCRIPT = { '__proto__': null, '.cts': 'commonjs-typescript', '.mts': 'module-typescript' };

/** The same for TypeScript; 'typescript' where the text decides. */
function typeScriptFormatOf(filename) {
  const format = TYPESCRIPT[path.extname(filename)];
  if (format !== undefined) return { format };
  const pkg = packages.nearest(filename);
  return { pkg, format: pkg === undefined || pkg.type === 'none' ? 'typescript' : `${pkg.type}-typescript` };
}

/** The format, 'module', 'commonjs', or undefined where the text decides, and the package that says so. */
function formatOf(filename) {
  if (/\.[cm]?ts$/.test(filename) && require('internal/typescript').mode()) return typeScriptFormatOf(filename);
  if (filename.endsWith('.js')) {
    const pkg = packages.nearest(filename);
    return { pkg, format: pkg === undefined || pkg.type === 'none' ? undefined : pkg.type };
  }
  if (filename.endsWith('.mjs')) return { format: 'module' };
  // A package of ES modules may hold scripts without an extension all the same.
  if (path.extname(filename) === '' && packages.typeFor(filename) === 'commonjs') return { format: 'commonjs' };
  if (filename.endsWith('.cjs')) return { format: 'commonjs' };
  return { format: undefined };
}

function requireESMError(module, filename, pkg, content) {
  const { ERR_REQUIRE_ESM } = require('internal/errors').codes;
  const { containsModuleSyntax } = require('internal/modules/detect');
  const parentPath = state.parentOf(module)?.filename;
  const usesEsm = content !== undefined && containsModuleSyntax(content, filename);
  const error = new ERR_REQUIRE_ESM(filename, usesEsm, parentPath, pkg?.path);
  return error;
}

/** { content, format } of a file, which hooks may have given or may yet give. */
function loadText(module, filename) {
  const hooked = module[state.kHooked];
  if (hooked?.source !== undefined) return { content: hooked.source, format: hooked.format };
  const { pkg, format } = formatOf(filename);
  if (hooks.hasLoad()) return require('internal/modules/cjs/hooked').loadText(module, filename, format);
  if ((format === 'module' || format === 'module-typescript') && !options.requireModule()) {
    throw requireESMError(module, filename, pkg, pkg && host.readText(filename));
  }
  return { content: host.readText(filename), format };
}

function loadJSON(module, filename) {
  const isHooked = hooks.hasLoad() || module[state.kHooked] !== undefined;
  const content = isHooked ? loadText(module, filename).content : host.readText(filename);
  try {
    setOwn(module, 'exports', JSON.parse(host.stripBOM(content)));
  } catch (error) {
    error.message = `${filename}: ${error.message}`;
    throw error;
  }
}

function loadAddon(module, filename) {
  return process.dlopen(module, path.toNamespacedPath(filename));
}

function makeExtensions() {
  return withTypeScript({
    '__proto__': null,
    '.js': function(module, filename) {
      const { content, format } = loadText(module, filename);
      module._compile(content, filename, format);
    },
    '.json': function(module, filename) {
      loadJSON(module, filename);
    },
    '.node': function(module, filename) {
      return loadAddon(module, filename);
    },
  });
}

/** Files of these names are loaded where they are named in full: no enumerable ending, since those are tried. */
function withTypeScript(extensions) {
  for (const ending of ['.ts', '.cts', '.mts']) {
    Object.defineProperty(extensions, ending, {
      configurable: true,
      enumerable: false,
      value: function(module, filename) {
        const { content, format } = loadText(module, filename);
        module._compile(content, filename, format);
      },
      writable: true,
    });
  }
  return extensions;
}

/** The longest registered ending of a file's name, from a dot that does not begin the name; '.js' if there is none. */
function extensionFor(filename, extensions) {
  const name = path.basename(filename);
  let start = 0;
  let dot;
  while ((dot = name.indexOf('.', start)) !== -1) {
    start = dot + 1;
    if (dot === 0) continue;
    const extension = name.slice(dot);
    if (extensions[extension]) return extension;
  }
  return '.js';
}

module.exports = { extensionFor, formatOf, makeExtensions };
