'use strict';
// The CommonJS loader: the Module class and the path of a require() through cache, resolution and loading.

const path = require('path');
const process = require('process');
const host = require('internal/modules/host');
const builtins = require('internal/modules/builtins');
const hooks = require('internal/modules/hooks');
const compile = require('internal/modules/cjs/compile');
const cycles = require('internal/modules/cjs/cycles');
const lookup = require('internal/modules/cjs/paths');
const state = require('internal/modules/cjs/state');
const { extensionFor, makeExtensions } = require('internal/modules/cjs/extensions');
const { fromExports, resolveFilename } = require('internal/modules/cjs/resolve');
const { makeRequire } = require('internal/modules/cjs/require');
const { requireChannel } = require('internal/modules/tracing');
const { setOwn } = require('internal/modules/own');

const { kIsExecuting, kIsMain } = state;

let preloading = false;

// File names by the folder of the requiring module and the request: a repeated require() asks the disk nothing.
const relativeCache = { __proto__: null };

function addChild(parent, child, checkFirst) {
  const children = parent?.children;
  if (children && !(checkFirst && children.includes(child))) children.push(child);
}

/** A module: what `module` is in a file's code. */
function Module(id = '', parent) {
  this.id = id;
  this.path = path.dirname(id);
  setOwn(this, 'exports', {});
  state.setParent(this, parent);
  addChild(parent, this, false);
  this.filename = null;
  this.loaded = false;
  this.children = [];
}

state.Module = Module;

Module._cache = { __proto__: null };
Module._pathCache = { __proto__: null };
Module._extensions = makeExtensions();
Module.Module = Module;

Module._nodeModulePaths = lookup.nodeModulePaths;
Module._initPaths = () => {
  Module.globalPaths = lookup.initPaths().slice();
};
Module._resolveLookupPaths = function(request, parent) {
  return lookup.resolveLookupPaths(request, parent);
};
Module._findPath = function(request, paths, isMain, conditions) {
  return lookup.findPath(
    request, paths, isMain, (dir, name) => fromExports(dir, name, conditions), Module);
};
Module._resolveFilename = function(request, parent, isMain, options) {
  return resolveFilename(request, parent, isMain, options);
};

/** What require.resolve() is: resolution, through hooks where there are any. */
Module._resolveForRequire = function(request, parent, options) {
  if (hooks.hasResolve()) {
    return require('internal/modules/cjs/hooked').resolve(request, parent, false, options).filename;
  }
  return Module._resolveFilename(request, parent, false, options);
};

function cachedExports(module, parent) {
  addChild(parent, module, true);
  return module.loaded ? module.exports : cycles.partialExports(module);
}

function loadBuiltin(id) {
  if (hooks.hasLoad()) {
    const overridden = require('internal/modules/cjs/hooked').overrideBuiltin(id);
    if (overridden !== null) return overridden.exports;
  }
  return builtins.load(id);
}

function loadWithScheme(request) {
  const id = builtins.idOf(request);
  if (id !== null) return loadBuiltin(id);
  const { ERR_UNKNOWN_BUILTIN_MODULE } = require('internal/errors').codes;
  throw new ERR_UNKNOWN_BUILTIN_MODULE(request);
}

/** Takes a module that failed out of the caches, so that the next require() tries again. */
function forget(filename, module, parent, relativeKey) {
  delete Module._cache[filename];
  if (parent === undefined || parent === null) return;
  if (relativeKey !== undefined) delete relativeCache[relativeKey];
  const index = parent.children?.indexOf(module) ?? -1;
  if (index !== -1) parent.children.splice(index, 1);
}

function becomeMain(module) {
  setOwn(process, 'mainModule', module);
  module.id = '.';
}

function createModule(filename, parent, isMain, hooked) {
  const module = new Module(filename, parent);
  if (isMain) becomeMain(module);
  module[kIsMain] = isMain === true;
  if (hooked !== undefined) module[state.kHooked] = hooked;
  Module._cache[filename] = module;
  return module;
}

/** From a request to exports. */
Module._load = function(request, parent, isMain) {
  if (hooks.hasResolve()) return require('internal/modules/cjs/hooked').load(request, parent, isMain, loadResolved);
  let relativeKey;
  if (parent) {
    relativeKey = `${parent.path}\x00${request}`;
    const filename = relativeCache[relativeKey];
    if (filename !== undefined) {
      const cached = Module._cache[filename];
      if (cached !== undefined) return cachedExports(cached, parent);
      delete relativeCache[relativeKey];
    }
  }
  if (typeof request === 'string' && request.startsWith('node:')) return loadWithScheme(request);
  return loadResolved(Module._resolveFilename(request, parent, isMain), parent, isMain, relativeKey);
};

// One function, though two matters: each frame between a program's own takes one from its stack traces.
function loadResolved(filename, parent, isMain, relativeKey, hooked) {
  const cached = Module._cache[filename];
  if (cached !== undefined) return cachedExports(cached, parent);
  const id = builtins.idOf(filename);
  if (id !== null) return loadBuiltin(id);
  const module = createModule(filename, parent, isMain, hooked);
  if (relativeKey !== undefined) relativeCache[relativeKey] = filename;
  let threw = true;
  try {
    module.load(filename);
    threw = false;
  } finally {
    if (threw) forget(filename, module, parent, relativeKey);
    else cycles.settle(module);
  }
  return module.exports;
}

/** Loads a file whose text the ES module loader has already, from a hook. */
function loadGiven(filename, isMain, given) {
  return loadResolved(filename, undefined, isMain, undefined, given);
}

/** Module._load under the tracing channel that programs can watch. */
function tracedLoad(request, parent, isMain) {
  const channel = requireChannel();
  if (channel === null) return Module._load(request, parent, isMain);
  return channel.traceSync(
    Module._load, { parentFilename: parent?.filename, id: request }, Module, request, parent, isMain);
}

Module.prototype.load = function(filename) {
  this.filename ??= filename;
  this.paths ??= Module._nodeModulePaths(path.dirname(filename));
  Module._extensions[extensionFor(filename, Module._extensions)](this, filename);
  this.loaded = true;
  state.takeSnapshot(this);
};

function checkId(id) {
  require('internal/validators').validateString(id, 'id');
  const { ERR_INVALID_ARG_VALUE } = require('internal/errors').codes;
  throw new ERR_INVALID_ARG_VALUE('id', id, 'must be a non-empty string');
}

Module.prototype.require = function(id) {
  if (typeof id !== 'string' || id === '') checkId(id);
  const channel = requireChannel();
  host.enter();
  try {
    return channel === null ? Module._load(id, this, false) : tracedLoad(id, this, false);
  } finally {
    host.leave();
  }
};

/** Runs a text as this module's code. `format` undefined: the text tells whether it is an ES module. */
Module.prototype._compile = function(content, filename, format) {
  const { compileOrDetect } = require('internal/modules/cjs/run');
  const code = compileOrDetect(this, content, filename, format);
  if (code === null) return undefined;
  const { compiled, importer } = code;
  const values = [this.exports, makeRequire(this), this, filename, path.dirname(filename)];
  if (importer !== undefined) values.push(importer);
  this[kIsExecuting] = true;
  host.enter();
  try {
    return Reflect.apply(compiled, this.exports, values);
  } finally {
    host.leave();
    this[kIsExecuting] = false;
  }
};

/** -r: modules that run before the program, as if required from the working directory. */
Module._preloadModules = function(requests) {
  if (!Array.isArray(requests)) return;
  preloading = true;
  const parent = new Module('internal/preload', null);
  try {
    parent.paths = Module._nodeModulePaths(process.cwd());
  } catch (error) {
    // The working directory may be gone; absolute requests still work.
    if (error.code !== 'ENOENT') {
      preloading = false;
      throw error;
    }
  }
  try {
    for (const request of requests) parent.require(request);
  } finally {
    preloading = false;
  }
};

Object.defineProperty(Module.prototype, 'isPreloading', { get: () => preloading });

module.exports = { Module, loadGiven, tracedLoad };

require('internal/modules/cjs/statics').install(Module, compile);
