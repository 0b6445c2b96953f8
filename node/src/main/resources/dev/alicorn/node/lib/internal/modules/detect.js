'use strict';
// Whether a text that failed to compile as CommonJS is an ES module: by the engine's own messages.

const { binding } = require('internal/modules/host');
const { PARAMETERS } = require('internal/modules/cjs/compile');

// Only an ES module has these.
const MODULE_ONLY = [
  'Cannot use import statement outside a module',
  "Unexpected token 'export'",
  "Cannot use 'import.meta' outside a module",
];

// The text in a function where await is allowed and no CommonJS name is taken; it may still be no module.
function compilesWithAwait(source, filename) {
  try {
    binding.compileFunction(`(async function() {${source}\n})();`, filename, []);
    return true;
  } catch {
    return false;
  }
}

/** Whether `error`, thrown when `source` was compiled as CommonJS, goes away in an ES module. */
function isModuleSyntaxError(error, source, filename) {
  if (error?.name !== 'SyntaxError') return false;
  if (MODULE_ONLY.some((text) => error.message.startsWith(text))) return true;
  // Top-level await, or names that CommonJS takes: the text compiles where these are allowed.
  return HINTS.some((hint) => hint.test(source)) &&
    (compilesWithAwait(source, filename) || compilesAsModule(source));
}

// `await` before an import statement, say: the wrapper above fails on the import.
function compilesAsModule(source) {
  try {
    binding.compileModule(source, 'node:internal/modules/detect');
    return true;
  } catch {
    return false;
  }
}

// Cheap: what cannot be an ES module has neither these words nor a CommonJS name on the left of a declaration.
const HINTS = [
  /\b(?:import|export|await)\b/,
  /\b(?:const|let|class)\b[^=;]*?\b(?:exports|require|module|__filename|__dirname)\b/,
];

/** Whether a text with no declared format is an ES module: it does not compile as CommonJS, but would as one. */
function containsModuleSyntax(source, filename) {
  if (!HINTS.some((hint) => hint.test(source))) return false;
  try {
    binding.compileFunction(source, filename, PARAMETERS);
    return false;
  } catch (error) {
    return isModuleSyntaxError(error, source, filename);
  }
}

module.exports = { containsModuleSyntax, isModuleSyntaxError };
