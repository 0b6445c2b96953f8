'use strict';
// require() of an ES module: its whole graph runs synchronously, so nothing in it may await at top level.

const { binding } = require('internal/modules/host');
const state = require('internal/modules/cjs/state');
const { cycleError } = require('internal/modules/cjs/cycles');
const { Status, registry } = require('internal/modules/esm/record');
const { linkRecord, recordOf } = require('internal/modules/esm/loader');
const { fileURLOf, pathOf } = require('internal/modules/url');

const codes = () => require('internal/errors').codes;

const FACADE = 'export * from "original"; export { default } from "original"; export const __esModule = true;';
const facades = new WeakMap();

function asyncGraphError(module, filename) {
  const { ERR_REQUIRE_ASYNC_MODULE } = codes();
  const error = new ERR_REQUIRE_ASYNC_MODULE();
  const parent = state.parentOf(module)?.filename;
  if (parent) error.message += `\n  From ${parent} `;
  error.message += `\n  Requiring ${filename} `;
  return error;
}

function importCycleError(kind, specifier, parent) {
  const { ERR_REQUIRE_CYCLE_MODULE } = codes();
  const from = parent.url.startsWith('file:') ? pathOf(parent.url) : parent.url;
  return new ERR_REQUIRE_CYCLE_MODULE(`Cannot import ${kind} ${specifier} in a cycle. (from ${from})`);
}

/** What runs already cannot be run again beneath itself. */
function checkCycles(root) {
  const { Module } = state;
  for (const { record, parent, specifier } of root.graph()) {
    if (parent === undefined) continue;
    if (record.format === 'module' && record.status === Status.EVALUATING) {
      throw importCycleError('Module', specifier, parent);
    }
    if (record.format === 'commonjs' && Module._cache[record.filename]?.[state.kIsExecuting]) {
      throw importCycleError('CommonJS Module', specifier, parent);
    }
  }
}

function isGraphAsync(root) {
  for (const { record } of root.graph()) if (record.hasTopLevelAwait()) return true;
  return false;
}

/** With --experimental-print-required-tla: runs the graph all the same, and tells where it awaits. */
function reportAwaits(root) {
  const process = require('process');
  const { firstAwait } = require('internal/modules/esm/unsettled');
  root.evaluate();
  for (const { record } of root.graph()) {
    if (record.hasTopLevelAwait()) process._rawDebug(`Error: unexpected top-level await at ${firstAwait(record)}`);
  }
}

function evaluateRequired(record, module, filename) {
  if (record.status === Status.EVALUATING) throw cycleError(module);
  linkRecord(record);
  if (record.status === Status.INSTANTIATED) checkCycles(record);
  if (record.status !== Status.ERRORED && isGraphAsync(record)) {
    if (require('internal/modules/options').isOn('experimental-print-required-tla')) reportAwaits(record);
    throw asyncGraphError(module, filename);
  }
  try {
    record.evaluateSync();
  } catch (error) {
    require('internal/modules/esm/explain').explainMissingGlobal(error, record);
    throw error;
  }
}

/** A namespace with `__esModule`, for code that was compiled from ES modules. */
function facadeOf(record) {
  let namespace = facades.get(record);
  if (namespace === undefined) {
    const id = binding.compileModule(FACADE, 'node:internal/require_module_default_facade');
    binding.instantiate(id, () => record.id);
    binding.evaluate(id);
    namespace = binding.namespace(id);
    facades.set(record, namespace);
  }
  return namespace;
}

function exportsFor(record) {
  const { namespace } = record;
  if (Object.hasOwn(namespace, 'module.exports')) return namespace['module.exports'];
  if (!Object.hasOwn(namespace, 'default') || Object.hasOwn(namespace, '__esModule')) return namespace;
  return facadeOf(record);
}

function recordFor(url, content) {
  const known = registry.get(url, undefined);
  if (known !== undefined) return known;
  if (content === undefined) return recordOf(url, 'module', undefined, false);
  const { stripBOM } = require('internal/modules/host');
  const { translate } = require('internal/modules/esm/translators');
  const record = translate(url, 'module', stripBOM(content), false);
  registry.set(url, undefined, record);
  return record;
}

/** --trace-require-module: tells of each require() that loads an ES module. */
function traceRequire(module, filename) {
  const mode = require('internal/modules/options').values('trace-require-module')[0];
  if (mode === undefined) return;
  const parent = state.parentOf(module)?.filename;
  if (mode === 'no-node-modules' && parent && /[/\\]node_modules[/\\]/.test(parent)) return;
  require('process').emitWarning(
    `${parent ? `CommonJS module ${parent}` : 'require()'} is loading ES Module ${filename} using require().\n` +
    'Support for loading ES Module in require() is an experimental feature and might change at any time',
    'ExperimentalWarning');
}

/** Runs a file that turned out to be an ES module, for require() or as the program. */
function loadForRequire(module, filename, content) {
  const url = module[state.kHooked]?.url ?? (/^[a-z][a-z\d+.-]+:/.test(filename) ? filename : fileURLOf(filename));
  if (module[state.kIsMain]) {
    require('internal/modules/run_main').importMain(url, content);
    return;
  }
  traceRequire(module, filename);
  const record = recordFor(url, content);
  module[state.kRequiredRecord] = record;
  evaluateRequired(record, module, filename);
  module.exports = exportsFor(record);
}

module.exports = { loadForRequire };
