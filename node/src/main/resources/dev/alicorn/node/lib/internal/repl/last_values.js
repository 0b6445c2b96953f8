'use strict';

/** A variable of a REPL's context that has the last value until the program takes it for itself. */
function defineLast(repl, name, property, assigned) {
  Object.defineProperty(repl.context, name, {
    configurable: true,
    get: () => repl[property],
    set: (value) => {
      repl[property] = value;
      if (repl[assigned]) return;
      repl[assigned] = true;
      repl.output.write(`Expression assignment to ${name} now disabled.\n`);
    },
  });
}

/** `_` and `_error`. */
function defineLastValues(repl) {
  defineLast(repl, '_', 'last', 'underscoreAssigned');
  defineLast(repl, '_error', 'lastError', 'underscoreErrAssigned');
}

module.exports = { defineLastValues };
