'use strict';
// The ES module loader: import() and static imports, from specifier to evaluated module.

const hooks = require('internal/modules/hooks');
const { link } = require('internal/modules/esm/link');
const { registry } = require('internal/modules/esm/record');
const { validateAttributes } = require('internal/modules/esm/attributes');

// What resolved once does not change, even if the files do: by parent and specifier.
const resolved = new Map();

function resolveCached(specifier, parentURL) {
  let known = resolved.get(parentURL);
  if (known === undefined) resolved.set(parentURL, known = new Map());
  let result = known.get(specifier);
  if (result === undefined) {
    const { resolveWithHint } = require('internal/modules/esm/resolve');
    result = { url: resolveWithHint(specifier, parentURL), format: undefined };
    known.set(specifier, result);
  }
  return result;
}

function resolveURL(specifier, parentURL, attributes) {
  if (hooks.hasResolve()) {
    return require('internal/modules/esm/hooked').resolve(specifier, parentURL, attributes);
  }
  return resolveCached(specifier, parentURL);
}

function loadSource(url, format, attributes) {
  if (hooks.hasLoad()) return require('internal/modules/esm/hooked').load(url, format, attributes);
  return require('internal/modules/esm/load').load(url, format);
}

/** The record of a resolved URL, loaded and compiled if need be. */
function recordOf(url, format, attributes, isMain) {
  const type = attributes?.type;
  let record = registry.get(url, type);
  if (record !== undefined) {
    validateAttributes(url, record.format, attributes);
    return record;
  }
  const loaded = loadSource(url, format, attributes);
  validateAttributes(url, loaded.format, attributes);
  // Loading may have run hooks that loaded it.
  record = registry.get(url, type);
  if (record !== undefined) return record;
  const { translate } = require('internal/modules/esm/translators');
  record = translate(url, loaded.format, loaded.source, isMain, loaded.hooked || hooks.hasResolve());
  registry.set(url, type, record);
  return record;
}

/** The record of a static import. */
function loadChild(specifier, parentURL, attributes) {
  const { url, format, importAttributes = attributes } = resolveURL(specifier, parentURL, attributes);
  return recordOf(url, format, importAttributes, false);
}

function linkRecord(record) {
  link(record, loadChild);
}

async function run(record) {
  try {
    await record.evaluate();
  } catch (error) {
    require('internal/modules/esm/explain').explainMissingGlobal(error, record);
    throw error;
  }
  return record.namespace;
}

/** import(): the namespace, once the module and all it imports have run. */
async function importModule(specifier, parentURL, attributes, isMain = false) {
  // Never within the call itself.
  await undefined;
  if (require('internal/modules/esm/register').hasAsyncHooks()) {
    const { loadGraph } = require('internal/modules/esm/async_graph');
    const record = await loadGraph(specifier, parentURL, attributes, isMain);
    return linkAndRun(record, isMain);
  }
  const { url, format, importAttributes = attributes } = resolveURL(specifier, parentURL, attributes);
  return linkAndRun(recordOf(url, format, importAttributes, isMain), isMain);
}

function linkAndRun(record, isMain) {
  // Remembered for what is said when the program never ends.
  if (isMain) require('internal/modules/esm/unsettled').setMain(record);
  linkRecord(record);
  return run(record);
}

/** Runs text as the module of a URL that nothing else can import. */
async function importText(source, url, isMain = true) {
  await undefined;
  const { translate } = require('internal/modules/esm/translators');
  const record = translate(url, 'module', source, isMain);
  if (require('internal/modules/esm/register').hasAsyncHooks()) {
    await require('internal/modules/esm/async_graph').completeGraph(record, source);
  }
  return linkAndRun(record, isMain);
}

module.exports = { importModule, importText, linkAndRun, linkRecord, recordOf, resolveURL };
