'use strict';
// Where a text has import() and import.meta, by es-module-lexer: it skims the tokens and makes no tree, which takes a
// small part of a parser's time. It does not look into strings, and tells nothing of await.

/** A promise's `then` for a value that is there: the lexer's Wasm need not be waited for. */
const settled = (value) => ({ then: (next) => settled(next(value)) });

const WASM = {
  compile: (bytes) => settled(new WebAssembly.Module(bytes)),
  instantiate: (module) => new WebAssembly.Instance(module),
};

let parse = null;

// What the lexer has in `d` of an import: a static import, import.meta, else the place of the bracket of import().
const STATIC = -1;
const META = -2;
// And in `a`.
const NO_ATTRIBUTES = -1;

/** [imports, exports] as the lexer has them; null where it does not take the text. */
function parts(source) {
  parse ??= require('internal/vendor').load('es-module-lexer', { WebAssembly: WASM }).parse;
  try {
    return parse(source);
  } catch {
    return null; // No program, or one that only a parser understands.
  }
}

/** Where static imports and re-exports stand, as ranges, and where exported names begin; null as above. */
function moduleSyntax(source) {
  const all = parts(source);
  if (all === null) return null;
  const [imports, exports] = all;
  return {
    statements: imports.filter(({ d }) => d === STATIC).map(({ ss, se }) => [ss, se]),
    names: exports.map(({ s }) => s),
  };
}

/**
 * The positions of import() and import.meta in order, whether there is any of the latter, and whether a static import
 * has attributes; null where the lexer does not take the text.
 */
function lex(source) {
  const all = parts(source);
  if (all === null) return null;
  const dynamic = [];
  let hasMeta = false;
  let hasAttributes = false;
  for (const { d, s, ss, a } of all[0]) {
    if (d === STATIC) {
      hasAttributes ||= a !== NO_ATTRIBUTES;
    } else {
      hasMeta ||= d === META;
      dynamic.push(d === META ? s : ss);
    }
  }
  dynamic.sort((a, b) => a - b);
  return { dynamic, hasMeta, hasAttributes };
}

module.exports = { lex, moduleSyntax };
