'use strict';
// Where a text has import() and import.meta, by es-module-lexer: it skims the tokens and makes no tree, which takes a
// small part of a parser's time. It does not look into strings, and tells nothing of await and attributes.

/** A promise's `then` for a value that is there: the lexer's Wasm need not be waited for. */
const settled = (value) => ({ then: (next) => settled(next(value)) });

const WASM = {
  compile: (bytes) => settled(new WebAssembly.Module(bytes)),
  instantiate: (module) => new WebAssembly.Instance(module),
};

let parse = null;

function lex(source) {
  parse ??= require('internal/vendor').load('es-module-lexer', { WebAssembly: WASM }).parse;
  try {
    return parse(source)[0];
  } catch {
    return null; // No program, or one that only a parser understands.
  }
}

// What the lexer has in `d` of an import: a static import, import.meta, else the place of the bracket of import().
const STATIC = -1;
const META = -2;

/** The positions of import() and import.meta, in order; null where the lexer does not take the text. */
function dynamicPositions(source) {
  const positions = lex(source)?.filter(({ d }) => d !== STATIC).map(({ d, s, ss }) => (d === META ? s : ss));
  return positions?.sort((a, b) => a - b) ?? null;
}

module.exports = { dynamicPositions };
