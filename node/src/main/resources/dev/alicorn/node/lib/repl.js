'use strict';

// https://nodejs.org/api/repl.html

const { deprecate } = require('internal/util/deprecate');
const { list, setList } = require('internal/repl/builtin_list');
const { REPL_MODE_SLOPPY, REPL_MODE_STRICT } = require('internal/repl/modes');
const { Recoverable } = require('internal/repl/recoverable');
const { REPLServer } = require('internal/repl/server');
const { writer } = require('internal/repl/writer');

/** Takes the options, or the prompt and then the rest in order, as of old. */
function start(prompt, source, evaluate, useGlobal, ignoreUndefined, replMode) {
  return new REPLServer(prompt, source, evaluate, useGlobal, ignoreUndefined, replMode);
}

module.exports = { start, writer, REPLServer, REPL_MODE_SLOPPY, REPL_MODE_STRICT, Recoverable };

for (const [name, code] of [['builtinModules', 'DEP0191'], ['_builtinLibs', 'DEP0142']]) {
  const message = `repl.${name} is deprecated. Check module.builtinModules instead`;
  Object.defineProperty(module.exports, name, {
    get: deprecate(list, message, code),
    set: deprecate(setList, message, code),
    enumerable: false,
    configurable: true,
  });
}
