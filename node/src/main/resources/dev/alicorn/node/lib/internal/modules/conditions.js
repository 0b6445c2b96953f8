'use strict';
// The condition names that hold for require() and for import. "node-addons" never does: addons cannot be loaded.

const options = require('internal/modules/options');

let shared = null;
let forRequire = null;
let forImport = null;

function common() {
  if (shared === null) {
    shared = ['node', ...options.values('conditions')];
    if (options.requireModule()) shared.push('module-sync');
  }
  return shared;
}

const requireConditions = () => forRequire ??= new Set(['require', ...common()]);
const importConditions = () => forImport ??= new Set(['import', ...common()]);

module.exports = { importConditions, requireConditions };
