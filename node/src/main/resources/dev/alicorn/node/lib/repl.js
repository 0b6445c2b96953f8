'use strict';

// https://nodejs.org/api/repl.html

const { deprecate } = require('internal/util/deprecate');
const { builtinModules: allModules } = require('internal/modules/builtins');
const { REPL_MODE_SLOPPY, REPL_MODE_STRICT } = require('internal/repl/modes');
const { Recoverable } = require('internal/repl/recoverable');
const { REPLServer } = require('internal/repl/server');
const { writer } = require('internal/repl/writer');

/** Takes the options, or the prompt and then the rest in order, as of old. */
function start(prompt, source, evaluate, useGlobal, ignoreUndefined, replMode) {
  return new REPLServer(prompt, source, evaluate, useGlobal, ignoreUndefined, replMode);
}

module.exports = { start, writer, REPLServer, REPL_MODE_SLOPPY, REPL_MODE_STRICT, Recoverable };

let modules;

function deprecatedList(name, code) {
  Object.defineProperty(module.exports, name, {
    get: deprecate(() => modules ??= allModules().filter((id) => !id.startsWith('_')),
      `repl.${name} is deprecated. Check module.builtinModules instead`, code),
    set: deprecate((list) => { modules = list; }, `repl.${name} is deprecated. Check module.builtinModules instead`, code),
    enumerable: false,
    configurable: true,
  });
}

deprecatedList('builtinModules', 'DEP0191');
deprecatedList('_builtinLibs', 'DEP0142');
