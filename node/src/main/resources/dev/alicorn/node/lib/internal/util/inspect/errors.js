'use strict';
// Errors: the stack as it is, made to tell the class, and what else the error carries.

const { getPrefix } = require('internal/util/inspect/names');
const { collapseRepeats, identicalSequenceRange } = require('internal/util/inspect/frames');
const { isNativeError } = require('internal/util/types');

const FIRST_FRAME = '\n    at';

function isError(value) {
  return isNativeError(value) || value instanceof Error;
}

function indentLines(text, width) {
  return text.replaceAll('\n', `\n${' '.repeat(width)}`);
}

// Any property of an error may be a getter that throws; the error must be shown all the same.
function tryGet(object, key) {
  try {
    return object[key];
  } catch {
    return undefined;
  }
}

// The stack as text, or undefined when the error cannot even tell its name and message.
function getStackString(ctx, error) {
  const stack = tryGet(error, 'stack');
  if (typeof stack === 'string' && stack !== '') return stack;
  let head;
  try {
    head = Error.prototype.toString.call(error);
  } catch {
    return undefined;
  }
  // A stack may be anything: programs assign to it.
  if (!stack) return head;
  ctx.seen.push(error);
  ctx.indentationLvl += 4;
  const { formatValue } = require('internal/util/inspect/value');
  const text = formatValue(ctx, stack);
  ctx.indentationLvl -= 4;
  ctx.seen.pop();
  return `${head}\n    ${text}`;
}

function getFrames(ctx, error, text) {
  const frames = text.split('\n');
  const cause = tryGet(error, 'cause');
  if (cause != null && typeof cause === 'object' && isError(cause)) {
    const causeStack = getStackString(ctx, cause) ?? '';
    const start = causeStack.indexOf(FIRST_FRAME);
    if (start !== -1) {
      const [length, offset] = identicalSequenceRange(frames, causeStack.slice(start + 1).split('\n'));
      if (length > 3) {
        const skipped = length - 2;
        const note = `    ... ${skipped} lines matching cause stack trace ...`;
        frames.splice(offset + 1, skipped, ctx.stylize(note, 'undefined'));
      }
    }
  }
  return collapseRepeats(frames, (note) => ctx.stylize(note, 'undefined'));
}

// What the head of the stack says already is not repeated as a property.
function removeDuplicateKeys(ctx, keys, error, stack) {
  if (ctx.showHidden || keys.length === 0) return;
  for (const name of ['name', 'message', 'stack']) {
    const index = keys.indexOf(name);
    if (index === -1) continue;
    try {
      if (typeof error[name] !== 'string' || stack.includes(error[name])) keys.splice(index, 1);
    } catch {
      // A getter that throws is shown as the property that it is; that of the stack has had its turn.
      if (name === 'stack') keys.splice(index, 1);
    }
  }
}

function namedByStack(stack) {
  const match = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) ?? /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
  return match?.[1] ?? '';
}

/** Puts the class's name into the head: `Foo [bar]: message`, `Foo: message`, `[Error: null prototype]: message`. */
function improveStack(stack, constructor, name, tag) {
  let { length } = name;
  const headed = name.endsWith('Error') && stack.startsWith(name) &&
    (stack.length === length || stack[length] === ':' || stack[length] === '\n');
  if (constructor !== null && !headed) return stack;
  let fallback = 'Error';
  if (constructor === null) {
    const found = namedByStack(stack);
    ({ length } = found);
    fallback = found || 'Error';
  }
  const prefix = getPrefix(constructor, tag, fallback).slice(0, -1);
  if (name === prefix) return stack;
  if (!prefix.includes(name)) return `${prefix} [${name}]${stack.slice(length)}`;
  return length === 0 ? `${prefix}: ${stack}` : `${prefix}${stack.slice(length)}`;
}

const CORE_FRAME = /^ {4}at (?:[^/\\(]+ \(|)node:(.+):\d+:\d+(?:\)|$)/;
const NODE_MODULES = /[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)(?=[/\\])/g;

function markNodeModules(ctx, line) {
  let result = '';
  let position = 0;
  for (const match of line.matchAll(NODE_MODULES)) {
    // The separators stay as they are; the package's name is underlined.
    const start = match.index + 14;
    result += line.slice(position, start) + ctx.stylize(match[1], 'module');
    position = match.index + match[0].length;
  }
  return position === 0 ? line : result + line.slice(position);
}

// Dims the part of a path that every file of the program shares, with the separator after it.
function markDirectory(ctx, line, directory) {
  let start = line.indexOf(directory);
  if (start === -1) return line;
  const end = start + directory.length + 1;
  if (line.slice(start - 7, start) === 'file://') start -= 7;
  const bracketed = line[start - 1] === '(';
  if (bracketed) start--;
  const head = line.slice(0, start) + ctx.stylize(line.slice(start, end), 'undefined');
  if (!bracketed || !line.endsWith(')')) return head + line.slice(end);
  return `${head}${line.slice(end, -1)}${ctx.stylize(')', 'undefined')}`;
}

function workingDirectory() {
  try {
    return require('process').cwd();
  } catch {
    return undefined;
  }
}

function colorFrames(ctx, lines) {
  const directory = workingDirectory();
  let directoryUrl;
  return lines.map((line) => {
    const core = CORE_FRAME.exec(line);
    if (core !== null) return ctx.stylize(line, 'undefined');
    const marked = markNodeModules(ctx, line);
    if (directory === undefined) return marked;
    const dimmed = markDirectory(ctx, marked, directory);
    if (dimmed !== marked) return dimmed;
    directoryUrl ??= `file://${encodeURI(directory).replace(/[?#]/g, encodeURIComponent)}`;
    return markDirectory(ctx, marked, directoryUrl);
  });
}

function addHiddenKeys(error, keys) {
  if (Object.hasOwn(error, 'cause') && !keys.includes('cause')) keys.push('cause');
  if (!Object.hasOwn(error, 'errors') || keys.includes('errors')) return;
  try {
    if (Array.isArray(error.errors)) keys.push('errors');
  } catch {
    // Neither a throwing getter nor a revoked proxy is a list of errors.
  }
}

function improveHead(error, stack, constructor, tag) {
  const given = tryGet(error, 'name');
  const name = given != null ? String(given) : 'Error';
  if (given != null && typeof given !== 'string') {
    const shown = getPrefix(constructor, tag, 'Error').slice(0, -1);
    stack = stack.replace(name, () => `${name} [${shown}]`);
  }
  return improveStack(stack, constructor, name, tag);
}

/** The text of an error, without its braces; `keys` gains `cause` and `errors` and loses what the text says. */
function formatError(error, constructor, tag, ctx, keys) {
  let stack = getStackString(ctx, error);
  if (stack === undefined) return Object.prototype.toString.call(error);
  removeDuplicateKeys(ctx, keys, error, stack);
  addHiddenKeys(error, keys);
  stack = improveHead(error, stack, constructor, tag);

  // The message itself may look like frames.
  const message = tryGet(error, 'message');
  const at = (message && stack.indexOf(message)) || -1;
  const framesStart = stack.indexOf(FIRST_FRAME, at === -1 ? -1 : at + message.length);
  if (framesStart === -1) {
    stack = `[${stack}]`;
  } else {
    const lines = getFrames(ctx, error, stack.slice(framesStart + 1));
    const shown = ctx.colors ? colorFrames(ctx, lines) : lines;
    stack = `${stack.slice(0, framesStart)}\n${shown.join('\n')}`;
  }
  return ctx.indentationLvl === 0 ? stack : indentLines(stack, ctx.indentationLvl);
}

module.exports = { formatError, isError };
