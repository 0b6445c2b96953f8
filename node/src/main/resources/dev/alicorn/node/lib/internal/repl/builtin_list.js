'use strict';

// The modules that a REPL knows by name; programs may change the list through the module `repl`.

const { builtinModules } = require('internal/modules/builtins');

let listed;

function list() {
  return listed ??= builtinModules().filter((id) => !id.startsWith('_'));
}

function setList(given) {
  listed = given;
}

module.exports = { list, setList };
