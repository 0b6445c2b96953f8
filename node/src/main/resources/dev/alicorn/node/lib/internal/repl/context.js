'use strict';

// Where a REPL's code runs: the global object, or a context with all that is global.

const process = require('process');
const vm = require('vm');
const { Console } = require('console');
const { addBuiltinLibsToObject } = require('internal/modules/builtin_globals');

let languageGlobals;

/** What a new context has by itself. */
function ofLanguage() {
  return languageGlobals ??= new Set(vm.runInNewContext('Object.getOwnPropertyNames(globalThis)'));
}

function makeContext(output) {
  const context = vm.createContext();
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (ofLanguage().has(name)) continue;
    Object.defineProperty(context, name, Object.getOwnPropertyDescriptor(globalThis, name));
  }
  addBuiltinLibsToObject(context);
  context.global = context;
  Object.defineProperty(context, 'console', { value: new Console(output), configurable: true, writable: true });
  return context;
}

function ownModulePaths(Module) {
  try {
    return Module._nodeModulePaths(process.cwd());
  } catch {
    return []; // the folder was removed
  }
}

function addModule(context) {
  const { Module } = require('internal/modules/cjs/loader');
  const { makeRequire } = require('internal/modules/cjs/require');
  const module = new Module('<repl>');
  module.paths = [...ownModulePaths(Module), ...Module.globalPaths];
  const hidden = { configurable: true, writable: true };
  Object.defineProperty(context, 'module', { ...hidden, value: module });
  Object.defineProperty(context, 'require', { ...hidden, value: makeRequire(module) });
}

/** A context for a REPL that writes to `output`. */
function createContext(output, useGlobal) {
  const context = useGlobal ? globalThis : makeContext(output);
  if (useGlobal) addBuiltinLibsToObject(context);
  addModule(context);
  return context;
}

module.exports = { createContext };
