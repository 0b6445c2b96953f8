'use strict';
// module.enableCompileCache and its kin. Compiled code is not kept on disk, and the answers say so.

const constants = Object.freeze({
  __proto__: null,
  compileCacheStatus: Object.freeze({ __proto__: null, FAILED: 0, ENABLED: 1, ALREADY_ENABLED: 2, DISABLED: 3 }),
});

function enableCompileCache(cacheDir = undefined) {
  let directory = cacheDir;
  if (typeof cacheDir === 'object' && cacheDir !== null) directory = cacheDir.directory;
  if (directory !== undefined) require('internal/validators').validateString(directory, 'cacheDir');
  if (require('process').env.NODE_DISABLE_COMPILE_CACHE) return { status: constants.compileCacheStatus.DISABLED };
  return { status: constants.compileCacheStatus.FAILED, message: 'This runtime keeps no compile cache' };
}

function flushCompileCache() {}

function getCompileCacheDir() {
  return undefined;
}

module.exports = { constants, enableCompileCache, flushCompileCache, getCompileCacheDir };
