'use strict';
// The condition names that hold for require() and for import. "node-addons" never does: addons cannot be loaded.

const options = require('internal/modules/options');

let forRequire = null;
let forImport = null;

function make(own) {
  const conditions = new Set().add(own).add('node');
  options.values('conditions').forEach((name) => conditions.add(name));
  if (options.requireModule()) conditions.add('module-sync');
  return conditions;
}

const requireConditions = () => forRequire ??= make('require');
const importConditions = () => forImport ??= make('import');

module.exports = { importConditions, requireConditions };
