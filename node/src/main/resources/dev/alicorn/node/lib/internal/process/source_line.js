'use strict';

// Where an error came from, by its stack: for those that reach the host through its own frames, of whose place it knows
// nothing that would help the user.

const FRAME = /^ {4}at (?:.*\()?((?:file:\/\/|\/|\[eval|\[stdin)[^\n]*?):(\d+):(\d+)\)?$/m;

let program = null; // the text of -e or of standard input

/** Keeps the text of a program that no file holds. */
function setProgram(name, text) {
  program = { name, text };
}

function textOf(resource) {
  if (resource === program?.name) return program.text;
  try {
    const path = resource.startsWith('file:') ? require('internal/url').fileURLToPath(resource) : resource;
    return require('fs').readFileSync(path, 'utf8');
  } catch {
    return ''; // gone since, or never a file: the line is left out
  }
}

/** The place of a stack's first frame in a user's file, with its source line; null if it has none. */
function locate(stack) {
  const match = typeof stack === 'string' ? FRAME.exec(stack) : null;
  if (match === null) return null;
  const [, resource, line, column] = match;
  const sourceLine = textOf(resource).split('\n')[line - 1]?.replace(/\r$/, '');
  return sourceLine === undefined ? null : { resource, line, sourceLine, column: column - 1 };
}

module.exports = { locate, setProgram };
