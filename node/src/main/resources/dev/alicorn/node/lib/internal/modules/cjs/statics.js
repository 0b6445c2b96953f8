'use strict';
// The rest of what hangs on Module: accessors over the loader's state, and the functions of `node:module`.

const builtins = require('internal/modules/builtins');
const lookup = require('internal/modules/cjs/paths');
const options = require('internal/modules/options');
const packages = require('internal/modules/package_json');
const state = require('internal/modules/cjs/state');
const { createRequire } = require('internal/modules/cjs/require');

/** A value made on first use, so that start-up need not. */
function lazy(target, name, make) {
  const define = (value) => Object.defineProperty(target, name, {
    value, writable: true, enumerable: true, configurable: true,
  });
  Object.defineProperty(target, name, {
    get() {
      const value = make();
      define(value);
      return value;
    },
    set: define,
    enumerable: true,
    configurable: true,
  });
}

let warnedParent = false;

function warnParent() {
  if (warnedParent || !options.pendingDeprecation()) return;
  warnedParent = true;
  require('process').emitWarning(
    'module.parent is deprecated due to accuracy issues. Please use require.main to find program entry point instead.',
    'DeprecationWarning', 'DEP0144');
}

function defineAccessors(Module, compile) {
  Object.defineProperty(Module.prototype, 'parent', {
    get: function getModuleParent() {
      warnParent();
      return state.parentOf(this);
    },
    set: function setModuleParent(value) {
      warnParent();
      state.setParent(this, value);
    },
  });
  Object.defineProperty(Module, '_stat', {
    get: () => lookup.state.stat,
    set: (stat) => {
      require('internal/util/deprecate').emitExperimentalWarning('Module._stat');
      lookup.state.stat = stat;
    },
  });
  for (const name of ['wrap', 'wrapper']) {
    Object.defineProperty(Module, name, {
      get: () => compile[name],
      set: (value) => {
        compile[name] = value;
      },
    });
  }
}

function debug() {}

function readPackage(dir) {
  return packages.readIn(dir) ?? { exists: false };
}

/** module.syncBuiltinESMExports: named exports of built-ins take the values that their modules have now. */
function syncBuiltinESMExports() {
  require('internal/modules/esm/builtin_facade').syncAll();
}

function install(Module, compile) {
  defineAccessors(Module, compile);
  Module._debug = debug;
  Module._readPackage = readPackage;
  Module.isBuiltin = builtins.isBuiltin;
  Module.createRequire = createRequire;
  Module.findPackageJSON = packages.findPackageJSON;
  Module.syncBuiltinESMExports = syncBuiltinESMExports;
  lazy(Module, 'builtinModules', builtins.builtinModules);
  lazy(Module, 'globalPaths', () => lookup.globalPaths().slice());
  Module.stripTypeScriptTypes = function stripTypeScriptTypes(code, given) {
    return require('internal/typescript').stripTypeScriptTypes(code, given);
  };
  Module.register = function register(...args) {
    return require('internal/modules/esm/register').register(...args);
  };
  Module.registerHooks = function registerHooks(hooks) {
    return require('internal/modules/hooks').registerHooks(hooks);
  };
  Module.runMain = function executeUserEntryPoint(main) {
    return require('internal/modules/run_main').executeUserEntryPoint(main);
  };
  const { findSourceMap, getSourceMapsSupport, setSourceMapsSupport } = require('internal/modules/source_maps');
  Object.assign(Module, require('internal/modules/compile_cache'), { findSourceMap, getSourceMapsSupport, setSourceMapsSupport });
  lazy(Module, 'SourceMap', () => require('internal/source_map/source_map').SourceMap);
}

module.exports = { install };
