'use strict';
// What a text of TypeScript was refused for, and the error that a program gets of it.

class SyntaxProblem extends Error {
  /** @param kind 'invalid' or 'unsupported'; places are in the text */
  constructor(kind, message, start, end = start + 1) {
    super(message);
    this.kind = kind;
    this.start = start;
    this.end = end;
  }
}

/** Runs the parser, whose errors end with a place. */
function parsing(parse) {
  try {
    return parse();
  } catch (error) {
    if (typeof error?.pos !== 'number') throw error;
    throw new SyntaxProblem('invalid', error.message.replace(/ \(\d+:\d+\)$/, ''), error.pos);
  }
}

/** The line of the text with a mark under what was meant, as above the stack of a SyntaxError. */
function snippetOf(text, { start, end }) {
  const lines = text.slice(0, start).split(/\r?\n/);
  const column = lines.at(-1).length;
  const line = text.split(/\r?\n/)[lines.length - 1] ?? '';
  const length = Math.max(1, Math.min(end - start, line.length - column));
  return `${lines.length}\n${line}\n${' '.repeat(column)}${'^'.repeat(length)}\n\n`;
}

function toError(problem, text, filename) {
  const { ERR_INVALID_TYPESCRIPT_SYNTAX, ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX } = require('internal/errors').codes;
  const Class = problem.kind === 'unsupported' ? ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX : ERR_INVALID_TYPESCRIPT_SYNTAX;
  const error = new Class(problem.message);
  Object.defineProperty(error, 'stack', {
    configurable: true, value: `${filename || '[eval]'}:${snippetOf(text, problem)}${error.stack}`, writable: true,
  });
  return error;
}

module.exports = { SyntaxProblem, parsing, toError };
