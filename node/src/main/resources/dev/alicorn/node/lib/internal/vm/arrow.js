'use strict';
// The place in front of the stack of what a script has thrown, as Node puts it for `displayErrors`.

const { decorate } = require('internal/process/report');

const FRAME = /^ +at (?:.* \()?(.+?):(\d+):(\d+)\)?$/m;

/** `place` is the script's filename and lineOffset. */
function showPlace(err, code, { filename, lineOffset }) {
  if (!(err instanceof Error) || typeof err.stack !== 'string') return;
  const [, resource, lineText, columnText] = FRAME.exec(err.stack) ?? [];
  if (resource !== filename) return;
  const line = Number(lineText);
  const index = line - 1 - lineOffset;
  const source = code.split('\n', index + 1)[index];
  if (source === undefined) return;
  const column = Math.max(Number(columnText) - 1, 0);
  decorate(err, resource, line, source, column, column + 1);
}

module.exports = { showPlace };
