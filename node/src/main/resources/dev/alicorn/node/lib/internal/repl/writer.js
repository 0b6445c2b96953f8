'use strict';

// How results are shown.

const { validateObject } = require('internal/validators');
const { inspect } = require('internal/util/inspect');

function writer(value) {
  return inspect(value, writer.options);
}
writer.options = { ...inspect.defaultOptions };

Object.defineProperty(inspect, 'replDefaults', {
  get: () => writer.options,
  set(options) {
    validateObject(options, 'options');
    Object.assign(writer.options, options);
  },
  enumerable: true,
  configurable: true,
});

/** A writer of its own for a REPL that has colors: the default one's settings stay as they are. */
function coloredWriter() {
  const colored = (value) => inspect(value, colored.options);
  colored.options = { ...writer.options, colors: true };
  return colored;
}

module.exports = { coloredWriter, writer };
