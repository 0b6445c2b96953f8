'use strict';
// From loaded text to a record, by format.

const { binding, stripBOM } = require('internal/modules/host');
const { Record } = require('internal/modules/esm/record');
const { pathOf } = require('internal/modules/url');
const { snapshotOf } = require('internal/modules/cjs/state');

function attributesBySpecifier(requests) {
  let map;
  requests?.forEach(({ specifier, attributes }) => {
    if (attributes === undefined && map?.has(specifier) !== true) return;
    map ??= new Map();
    if (!map.has(specifier)) map.set(specifier, []);
    map.get(specifier).push(attributes);
  });
  return map;
}

/** `import` as an ES module sees it: a function with `meta`. */
function bindImport(record, { name, globalName }, isMain) {
  if (name === undefined && globalName === undefined) return;
  const { importerFor } = require('internal/modules/esm/importer');
  const { bindGlobally } = require('internal/modules/rewrite');
  const { createMeta } = require('internal/modules/esm/meta');
  const importer = importerFor(record.url);
  bindGlobally(globalName, importer);
  if (name === undefined) return;
  importer.meta = createMeta(record.url, isMain);
  binding.setMeta(record.id, importer);
}

function fromModule(url, source, isMain) {
  const { followPromises, rewriteModule } = require('internal/modules/rewrite');
  followPromises(source);
  require('internal/modules/source_maps').noteSource(url, source);
  const rewritten = rewriteModule(source);
  const { text, requests, hasTopLevelAwait = /\bawait\b/.test(source) } = rewritten;
  const record = new Record(url, 'module', binding.compileModule(text, url));
  bindImport(record, rewritten, isMain);
  record.attributes = attributesBySpecifier(requests);
  if (hasTopLevelAwait) record.source = source;
  return record;
}

/** Runs a CommonJS file through the CommonJS loader, which programs may have patched, and gives its exports. */
function runFile(filename, isMain, given) {
  const { Module, loadGiven, tracedLoad } = require('internal/modules/cjs/loader');
  const exports = given === undefined ? tracedLoad(filename, undefined, isMain) : loadGiven(filename, isMain, given);
  const module = Module._cache[filename];
  return module === undefined ? exports : snapshotOf(module);
}

// Without a text there are no names, only a default export.
function textOrNone(url) {
  try {
    return require('internal/modules/esm/load').readSource(url);
  } catch {
    return '';
  }
}

function fromCommonJS(url, source, isMain, hooked) {
  const { create } = require('internal/modules/esm/cjs_facade');
  const filename = url.startsWith('file:') ? pathOf(url) : url;
  const hasText = source !== undefined && source !== null;
  const given = hooked && hasText ? { url, format: 'commonjs', source } : undefined;
  return create(url, filename, hasText ? source : textOrNone(url), () => runFile(filename, isMain, given));
}

function cachedJSON(url) {
  if (!url.startsWith('file:') || /[?#]/.test(url)) return undefined;
  const { Module } = require('internal/modules/cjs/loader');
  return { cache: Module._cache, file: pathOf(url) };
}

function parseJSON(url, source) {
  try {
    return JSON.parse(stripBOM(source));
  } catch (error) {
    error.message = `${url.startsWith('file:') ? pathOf(url) : url}: ${error.message}`;
    throw error;
  }
}

/** JSON shares its value with require() of the same file. */
function fromJSON(url, source) {
  const shared = cachedJSON(url);
  const known = shared?.cache[shared.file];
  const value = known?.loaded ? known.exports : parseJSON(url, source);
  if (shared !== undefined && !known?.loaded) shared.cache[shared.file] = { exports: value, loaded: true };
  const record = new Record(url, 'json', binding.compileModule('export { default } from "alicorn:meta";', url));
  binding.setMeta(record.id, value);
  return record;
}

function fromBuiltin(url) {
  return require('internal/modules/esm/builtin_facade').recordFor(url.slice(5));
}

function withoutTypes(url, source) {
  return require('internal/typescript').toJavaScript(source, url.startsWith('file:') ? pathOf(url) : url);
}

const translators = {
  '__proto__': null,
  'builtin': fromBuiltin,
  'commonjs': fromCommonJS,
  'commonjs-typescript': (url, source, ...rest) => fromCommonJS(url, withoutTypes(url, source ?? textOrNone(url)), ...rest),
  'json': fromJSON,
  'module': fromModule,
  'module-typescript': (url, source, ...rest) => fromModule(url, withoutTypes(url, source), ...rest),
};

function checkText(format, source) {
  if (typeof source === 'string' || !/^(?:module(?:-typescript)?|json)$/.test(format)) return;
  const { ERR_INVALID_RETURN_PROPERTY_VALUE } = require('internal/errors').codes;
  throw new ERR_INVALID_RETURN_PROPERTY_VALUE('a string, an ArrayBuffer, or a TypedArray', 'load', 'source', source);
}

/** A new record for text of a given format; `hooked`: the text is a hook's, not the file's. */
function translate(url, format, source, isMain, hooked = false) {
  const translator = translators[format];
  if (translator === undefined) {
    const { ERR_UNKNOWN_MODULE_FORMAT } = require('internal/errors').codes;
    throw new ERR_UNKNOWN_MODULE_FORMAT(format, url);
  }
  checkText(format, source);
  return translator(url, source, isMain, hooked);
}

module.exports = { translate };
