'use strict';
// Built-in modules as globals, for text from the command line and the REPL.

const builtins = require('internal/modules/builtins');

function defineLazy(object, name) {
  // A real assignment takes the place of the module.
  const setReal = (value) => {
    delete object[name];
    object[name] = value;
  };
  Object.defineProperty(object, name, {
    get: () => {
      const exports = builtins.load(name);
      try {
        delete object[name];
        Object.defineProperty(object, name, {
          get: () => exports, set: setReal, configurable: true, enumerable: false,
        });
      } catch {
        // The program has fixed the property; it goes on as it is.
      }
      return exports;
    },
    set: setReal,
    configurable: true,
    enumerable: false,
  });
}

/** The modules that get a name: neither subpaths nor the ones with an underscore. */
function names() {
  return builtins.builtinModules().filter((name) => !/^_|[/:]/.test(name));
}

function addBuiltinLibsToObject(object) {
  for (const name of names()) defineLazy(object, name);
}

module.exports = { addBuiltinLibsToObject, names };
