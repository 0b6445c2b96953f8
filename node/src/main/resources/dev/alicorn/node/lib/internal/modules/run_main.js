'use strict';
// How a program starts: a file, text given on the command line, and what is loaded before either.

const path = require('path');
const process = require('process');
const host = require('internal/modules/host');
const options = require('internal/modules/options');
const packages = require('internal/modules/package_json');

/** The promise of an ES module that is the program, while it is unsettled. */
let mainPromise;

/** The program's file, or false: the CommonJS loader then says that it is not there. */
function mainFile(request) {
  const { Module } = require('internal/modules/cjs/loader');
  return Module._findPath(path.resolve(request), null, true);
}

/** Files that only the ES module loader can run, or any where something is imported beforehand. */
function needsESM(file) {
  if (options.values('import').length > 0 || options.values('experimental-loader').length > 0) return true;
  if (!file || file.endsWith('.cjs') || file.endsWith('.cts')) return false;
  if (file.endsWith('.mjs') || file.endsWith('.mts')) return true;
  // A `.js` file's text decides where its package says nothing.
  return packages.typeFor(file) === 'module';
}

/** Runs the module at a URL as the program; `content` is its text where it is known. */
function importMain(url, content) {
  process.mainModule = undefined;
  const { importMainModule } = require('internal/modules/esm/main');
  mainPromise = importMainModule(url, content);
  return mainPromise;
}

function registerLoaders(parentURL) {
  const loaders = options.values('experimental-loader');
  if (loaders.length === 0) return undefined;
  process.emitWarning(
    '`--experimental-loader` may be removed in the future; instead use `register()`:\n' +
    '--import \'data:text/javascript,import { register } from "node:module"; import { pathToFileURL } from ' +
    `"node:url"; ${loaders.map((loader) => `register(${JSON.stringify(loader)}, pathToFileURL("./"))`).join('; ')};'`,
    'ExperimentalWarning');
  const { registerInOrder } = require('internal/modules/esm/register');
  return registerInOrder(loaders, parentURL);
}

/** Runs the program after --experimental-loader and --import, which may take their time. */
async function afterImports(run) {
  const { importModule } = require('internal/modules/esm/loader');
  const { fileURLOf } = require('internal/modules/url');
  const parentURL = `${fileURLOf(process.cwd())}/`;
  await registerLoaders(parentURL);
  const specifiers = options.values('import');
  for (let i = 0; i < specifiers.length; i++) await importModule(specifiers[i], parentURL, undefined);
  return run();
}

/** Module.runMain, once it is sure that no program has replaced it. */
function executeUserEntryPoint(main = process.argv[1]) {
  host.enter();
  try {
    return runEntryPoint(main);
  } finally {
    host.leave();
  }
}

function runEntryPoint(main) {
  if (options.values('input-type').length > 0) {
    const { ERR_INPUT_TYPE_NOT_ALLOWED } = require('internal/errors').codes;
    throw new ERR_INPUT_TYPE_NOT_ALLOWED();
  }
  const file = mainFile(main);
  if (file && options.isOn('check')) {
    const check = () => require('internal/modules/check').checkSyntax(file, needsESM(file));
    return options.values('import').length > 0 ? afterImports(check) : check();
  }
  const { fileURLOf } = require('internal/modules/url');
  if (!needsESM(file)) {
    const { tracedLoad } = require('internal/modules/cjs/loader');
    mainPromise = undefined;
    tracedLoad(main, null, true);
    return mainPromise;
  }
  mainPromise = afterImports(() => importMain(fileURLOf(file || path.resolve(main))));
  return mainPromise;
}

/** Runs a file as the program. A promise where it is an ES module, which ends when that does. */
function runMain(file) {
  const { Module } = require('internal/modules/cjs/loader');
  return Module.runMain(file);
}

/** -r */
function preload(ids) {
  const { Module } = require('internal/modules/cjs/loader');
  Module._preloadModules(ids);
}

function evalString(code, given = {}) {
  if (require('internal/options').getOptionValue('--interactive')) {
    require('internal/repl/main').startProgram();
    return undefined;
  }
  const [script] = options.values('run');
  if (script !== undefined) return require('internal/run_script').run(script, process.argv.slice(1));
  if (options.isOn('test')) return require('internal/test_runner/main').start();
  return require('internal/modules/eval').evaluate(code, { name: '[eval]', ...given });
}

function evalStdin(code, given = {}) {
  if (options.isOn('check')) {
    require('internal/modules/check').checkText(code, '[stdin]', options.values('input-type')[0] === 'module');
    return undefined;
  }
  return require('internal/modules/eval').evaluate(code, { name: '[stdin]', ...given });
}

/** A require() for an embedder, which sees what a file in `dir` would. */
function createEmbedderRequire(dir) {
  const { createRequireFromPath } = require('internal/modules/cjs/require');
  return createRequireFromPath(path.join(path.resolve(dir), path.sep));
}

/** What to say when the program ends while its ES module still awaits; '' where warnings are off. */
function describeUnsettled() {
  if (options.isOn('warnings', true) === false || process.env.NODE_NO_WARNINGS === '1') return '';
  return require('internal/modules/esm/unsettled').describe();
}

module.exports = {
  afterImports,
  createEmbedderRequire,
  describeUnsettled,
  evalStdin,
  evalString,
  executeUserEntryPoint,
  importMain,
  preload,
  runMain,
};
