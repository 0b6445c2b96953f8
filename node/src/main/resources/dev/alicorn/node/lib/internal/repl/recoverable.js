'use strict';

// Whether code that does not compile is only the beginning of some that does.

const UNTERMINATED = /^Unterminated (?:template|comment)/;
const CONTINUED_STRING = /\\(?:\r\n?|\n|\u2028|\u2029)$/;

/** An evaluator answers with it where it wants more lines. */
class Recoverable extends SyntaxError {
  constructor(err) {
    super(err?.message);
    this.err = err;
  }
}

function parse(code) {
  return require('internal/vendor').load('acorn').parse(code, { ecmaVersion: 'latest', allowAwaitOutsideFunction: true });
}

function isValid(code) {
  try {
    parse(code);
    return true;
  } catch {
    return false;
  }
}

/** True where the parser has reached the end before it found what was wrong. */
function isRecoverable(code) {
  // As in evaluation, a brace begins an object first.
  const text = /^\s*\{/.test(code) && !/;\s*$/.test(code) ? `(${code}` : code;
  try {
    parse(text);
    return false;
  } catch (err) {
    if (UNTERMINATED.test(err.message)) return true;
    if (err.message.startsWith('Unterminated string constant')) return CONTINUED_STRING.test(text.slice(err.pos));
    return err.raisedAt >= text.length;
  }
}

module.exports = { Recoverable, isRecoverable, isValid };
