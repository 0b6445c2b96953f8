'use strict';
// require() where hooks are registered: resolution and loading pass through them.

const path = require('path');
const builtins = require('internal/modules/builtins');
const hooks = require('internal/modules/hooks');
const state = require('internal/modules/cjs/state');
const { requireConditions } = require('internal/modules/conditions');
const { fileURLOf, pathOf } = require('internal/modules/url');

/** A resolved file name or built-in as a URL. */
function urlOf(filename) {
  const id = builtins.idOf(filename);
  if (id !== null) return `node:${id}`;
  return path.isAbsolute(filename) ? fileURLOf(filename) : filename;
}

/** A URL as the key and file name of a module. */
function filenameOf(url) {
  if (url.startsWith('file:')) return pathOf(url);
  if (url.startsWith('node:')) {
    const id = url.slice(5);
    return builtins.idOf(id) === null ? url : id;
  }
  return url;
}

function parentURLOf(parent) {
  if (!parent) return undefined;
  if (parent[state.kHooked]?.url !== undefined) return parent[state.kHooked].url;
  return parent.filename ? urlOf(parent.filename) : undefined;
}

/** { url, filename, format } of a request. */
function resolve(request, parent, isMain, options) {
  const { Module } = state;
  let own;
  const step = (specifier, context) => {
    const conditions = hooks.conditionsOf(context);
    // A hook may pass on a URL.
    const wanted = specifier.startsWith('file:') ? pathOf(specifier) : specifier;
    const filename = Module._resolveFilename(wanted, parent, isMain, { __proto__: null, ...options, conditions });
    own = { filename, url: urlOf(filename) };
    return { __proto__: null, url: own.url, format: undefined };
  };
  const context = {
    conditions: Array.from(requireConditions()), importAttributes: { __proto__: null }, parentURL: parentURLOf(parent),
  };
  const { url, format } = hooks.resolve(request, context, step);
  return { url, format, filename: url === own?.url ? own.filename : filenameOf(url) };
}

/** Module._load through hooks; `finish` is the part after resolution. */
function load(request, parent, isMain, finish) {
  const { url, format, filename } = resolve(request, parent, isMain);
  return finish(filename, parent, isMain, undefined, { url, format });
}

/** What load hooks make of a file: { content, format }. */
function loadText(module, filename, format) {
  const given = module[state.kHooked];
  const url = given?.url ?? urlOf(filename);
  const step = (nextURL, context) => {
    const { readSource } = require('internal/modules/esm/load');
    if (nextURL.startsWith('node:')) {
      const { load: loadURL } = require('internal/modules/esm/load');
      return loadURL(nextURL);
    }
    return { __proto__: null, format: context.format, source: readSource(nextURL) };
  };
  const context = {
    conditions: Array.from(requireConditions()), format: given?.format ?? format, importAttributes: { __proto__: null },
  };
  const result = hooks.load(url, context, step);
  return { content: hooks.textOf(result.source), format: result.format ?? undefined };
}

/** A module in place of a built-in, where load hooks give one; else null. */
function overrideBuiltin(id) {
  const url = `node:${id}`;
  const context = {
    conditions: Array.from(requireConditions()), format: 'builtin', importAttributes: { __proto__: null },
  };
  const { format, source } = hooks.load(url, context, () => ({ __proto__: null, format: 'builtin', source: null }));
  if (format === 'builtin' || format === undefined || format === null) return null;
  const { Module } = state;
  const module = new Module(url);
  module.filename = url;
  module.paths = [];
  module._compile(hooks.textOf(source), url, format);
  module.loaded = true;
  return module;
}

module.exports = { load, loadText, overrideBuiltin, resolve };
