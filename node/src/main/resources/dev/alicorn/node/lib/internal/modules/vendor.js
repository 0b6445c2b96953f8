'use strict';
// Packages that module loading needs now and then; they are compiled on first use.

const { binding } = require('internal/modules/host');

const FILES = { __proto__: null, 'acorn': 'acorn/dist/acorn.js', 'cjs-module-lexer': 'cjs-module-lexer/lexer.js' };
const loaded = new Map();

function load(name) {
  let module = loaded.get(name);
  if (module === undefined) {
    module = { exports: {} };
    const file = FILES[name];
    const run = binding.compileFunction(
      binding.vendorSource(file), `node:internal/deps/${file.slice(0, -3)}`, ['exports', 'module']);
    run(module.exports, module);
    loaded.set(name, module);
  }
  return module.exports;
}

module.exports = { load };
