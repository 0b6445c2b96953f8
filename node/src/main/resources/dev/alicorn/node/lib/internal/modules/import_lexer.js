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

/**
 * The positions of import() and import.meta in order, whether there is any of the latter, and whether a static import
 * has attributes; null where the lexer does not take the text.
 */
function lex(source) {
  parse ??= require('internal/vendor').load('es-module-lexer', { WebAssembly: WASM }).parse;
  let imports;
  try {
    [imports] = parse(source);
  } catch {
    return null; // No program, or one that only a parser understands.
  }
  const dynamic = [];
  let hasMeta = false;
  let hasAttributes = false;
  for (const { d, s, ss, a } of imports) {
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

module.exports = { lex };
