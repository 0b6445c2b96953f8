'use strict';

// Which modules a user can require, and how they are loaded.

/** Set by internal/bootstrap: the registry of loader.js. */
let registry = null;
let publicIds = [];

/** Modules that exist only with the `node:` prefix. */
const SCHEME_ONLY = new Set(['sea', 'sqlite', 'test', 'test/reporters']);

function setup(boot) {
  registry = boot;
  publicIds = boot.ids().filter((id) => !id.startsWith('internal/') && !id.startsWith('vendor/') && !SCHEME_ONLY.has(id)).sort();
}

/** The bare id of a specifier that names a public module, else undefined. */
function normalize(specifier) {
  if (specifier.startsWith('node:')) {
    const id = specifier.slice(5);
    return publicIds.includes(id) || SCHEME_ONLY.has(id) && registry.ids().includes(id) ? id : undefined;
  }
  return publicIds.includes(specifier) ? specifier : undefined;
}

module.exports = {
  isBuiltin: (specifier) => normalize(specifier) !== undefined,
  loadBuiltin: (specifier) => registry.load(normalize(specifier)),
  normalize,
  ids: () => registry.ids(),
  publicIds: () => publicIds,
  setup,
};
