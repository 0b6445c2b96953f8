'use strict';
// Which modules are built in, as requests name them.

const registry = require('internal/builtins');
const { warnOfModule } = require('internal/deprecated_modules');

const SCHEME_ONLY = new Set(['quic', 'sea', 'sqlite', 'test', 'test/reporters']);
const HIDDEN = /^(?:internal|vendor)\//;

let ids = null;
let listed = null;

function publicIds() {
  return ids ??= new Set(registry.ids().filter((id) => !HIDDEN.test(id)));
}

function isPublic(id) {
  return publicIds().has(id);
}

/** 'fs' and 'node:fs' -> 'fs'; what is not built in, or needs the scheme and lacks it -> null. */
function idOf(request) {
  if (request.startsWith('node:')) {
    const id = request.slice(5);
    return isPublic(id) ? id : null;
  }
  return isPublic(request) && !SCHEME_ONLY.has(request) ? request : null;
}

/** A module as a program asks for it. */
function load(id) {
  warnOfModule(id);
  return registry.loadBuiltin(`node:${id}`);
}

/** Node's module.builtinModules: plain names in order, then those that need the scheme. */
function builtinModules() {
  if (listed === null) {
    const names = [...publicIds()].sort();
    listed = Object.freeze([
      ...names.filter((id) => !SCHEME_ONLY.has(id)),
      ...names.filter((id) => SCHEME_ONLY.has(id)).map((id) => `node:${id}`),
    ]);
  }
  return listed;
}

function isBuiltin(moduleName) {
  return typeof moduleName === 'string' && idOf(moduleName) !== null;
}

module.exports = { builtinModules, idOf, isBuiltin, isPublic, load };
