'use strict';

// How a REPL tells an error: what the code did, without the frames that ran it.

const { isNativeError } = require('internal/util/types');
const { REPL_MODE_STRICT } = require('internal/repl/modes');

const FRAME = /^ {4}at /;
const TOP_FRAME = /^ {4}at (?:async )?(?:(?:\w+\.)?(?:eval|<anonymous>) \()?REPL\d+:\d+:\d+\)?$/;
const LIBRARY_FRAME = /\(?node:internal\/(?:vm|repl|engine)\/|\(node:vm:/;
const ERROR_LINE = /^\[?(?:[A-Z][a-z0-9_]*)*Error/;
const STATIC_IMPORT = 'Cannot use import statement outside a module';

/** The frames up to that of the line's own code. */
function ownFrames(frames) {
  const top = frames.findLastIndex((line) => TOP_FRAME.test(line));
  const end = top >= 0 ? top : frames.findIndex((line) => LIBRARY_FRAME.test(line));
  const own = end < 0 ? frames : frames.slice(0, end);
  return own.map((line) => line.replace('at Proxy.', 'at ').replace(/at eval \((REPL\d+:\d+:\d+)\)$/, 'at $1'));
}

function trimStack(err, strict) {
  const lines = err.stack.split('\n');
  const first = lines.findIndex((line) => FRAME.test(line));
  let head = first < 0 ? lines : lines.slice(0, first);
  let frames = first < 0 ? [] : ownFrames(lines.slice(first));
  if (err.name === 'SyntaxError') {
    frames = [];
    if (/^REPL\d+:\d+$/.test(head[0])) head = head.slice(1);
  } else if (strict) {
    // The line that switches to strict mode is ours.
    frames = frames.map((line) => line.replace(/(REPL\d+:)(\d+)/, (_, file, number) => file + (number - 1)));
  }
  return [...head, ...frames].join('\n');
}

function adviseDynamicImport(err) {
  if (!err.message.includes(STATIC_IMPORT)) return;
  const better = 'Cannot use import statement inside the Node.js REPL, alternatively use dynamic import';
  err.stack = err.stack.replace(STATIC_IMPORT, better);
  err.message = err.message.replace(STATIC_IMPORT, better);
}

/** Has the error show its own frames only; a stack that a program made itself stays. */
function prepare(err, mode) {
  if (!isNativeError(err) || typeof err.stack !== 'string') return;
  try {
    err.stack = trimStack(err, mode === REPL_MODE_STRICT);
    if (err.name === 'SyntaxError') adviseDynamicImport(err);
  } catch {
    // A frozen error is shown as it is.
  }
}

function withPrefix(text, breakLength) {
  const lines = text.split(/(?<=\n)/);
  const at = lines.findIndex((line) => ERROR_LINE.test(line));
  if (at < 0) return `Uncaught${lines.length === 1 ? ' ' : ':\n'}${text}`;
  lines[at] = (breakLength ?? Infinity) >= lines[at].length ? `Uncaught ${lines[at]}` : `Uncaught:\n${lines[at]}`;
  return lines.join('');
}

/** What to print for what was thrown. */
function describe(thrown, { writer, replMode }) {
  prepare(thrown, replMode);
  let text = writer(thrown);
  // An error without frames stands in brackets.
  if (isNativeError(thrown) && text[0] === '[' && text.at(-1) === ']') text = text.slice(1, -1);
  text = withPrefix(text, writer.options?.breakLength);
  return text.endsWith('\n') ? text : `${text}\n`;
}

module.exports = { describe };
