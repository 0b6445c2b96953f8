'use strict';
// Text from the command line or standard input, run as a script or as an ES module.

const path = require('path');
const process = require('process');
const options = require('internal/modules/options');
const { binding } = require('internal/modules/host');
const { fileURLOf } = require('internal/modules/url');

let modules = 0;

function workingDirectory() {
  try {
    return process.cwd();
  } catch {
    // It is gone; the executable's folder is a place that exists.
    return path.dirname(process.execPath);
  }
}

function runAsModule(code, print) {
  if (print) {
    const { ERR_EVAL_ESM_CANNOT_PRINT } = require('internal/errors').codes;
    throw new ERR_EVAL_ESM_CANNOT_PRINT();
  }
  const { importText } = require('internal/modules/esm/loader');
  const { afterImports } = require('internal/modules/run_main');
  const url = `${fileURLOf(workingDirectory())}/[eval${++modules}]`;
  require('internal/process/source_line').setProgram(url, code);
  return afterImports(() => importText(code, url, true));
}

/** The names of a CommonJS module, which such a script finds as globals. */
function defineModuleGlobals(name) {
  const { Module } = require('internal/modules/cjs/loader');
  const { makeRequire } = require('internal/modules/cjs/require');
  const directory = workingDirectory();
  const module = new Module(name);
  module.filename = path.join(directory, name);
  module.paths = Module._nodeModulePaths(directory);
  globalThis.__filename = name;
  globalThis.module = module;
  globalThis.exports = module.exports;
  globalThis.__dirname = module.path;
  globalThis.require = makeRequire(module);
  return fileURLOf(module.filename);
}

function runScript(code, name, url, print) {
  const { importerFor } = require('internal/modules/esm/importer');
  const { prepareScript } = require('internal/modules/esm/script_import');
  const result = binding.runScript(prepareScript(code, importerFor(url)), name, 0, 0, 0);
  if (print) require('console').log(result);
}

function isModuleText(code, name) {
  if (!options.detectModule()) return false;
  try {
    binding.checkScript(code, name, 0, 0);
    return false;
  } catch (error) {
    return require('internal/modules/detect').isModuleSyntaxError(error, code, name);
  }
}

function compiles(code, name) {
  try {
    binding.checkScript(code, name, 0, 0);
    return true;
  } catch {
    return isModuleText(code, name);
  }
}

/** The code without types, where it does not compile as it is and is TypeScript. */
function withoutTypes(code, name, inputType) {
  const typescript = require('internal/typescript');
  if (inputType?.endsWith('-typescript')) return typescript.toJavaScript(code, name);
  if (inputType !== undefined || compiles(code, name) || !typescript.mode()) return code;
  try {
    return typescript.toJavaScript(code, name);
  } catch (error) {
    if (error.code === 'ERR_INVALID_TYPESCRIPT_SYNTAX') return code; // V8's error tells more
    throw error;
  }
}

/** Runs code; a promise where it is an ES module. `inputType`: 'module', 'commonjs', these with '-typescript', or undefined to find out. */
function evaluate(given, { name, print = false, inputType: givenType = undefined }) {
  const code = withoutTypes(given, name, givenType);
  const inputType = givenType?.replace('-typescript', '');
  if (inputType === 'module') return runAsModule(code, print);
  if (inputType !== 'commonjs' && isModuleText(code, name)) return runAsModule(code, print);
  require('internal/process/source_line').setProgram(name, code);
  const run = () => {
    if (name === '[eval]') require('internal/modules/builtin_globals').addBuiltinLibsToObject(globalThis);
    runScript(code, name, defineModuleGlobals(name), print);
  };
  if (options.values('import').length === 0 && options.values('experimental-loader').length === 0) return run();
  return require('internal/modules/run_main').afterImports(run);
}

module.exports = { evaluate };
