'use strict';

// Results for programs, by version 13 of the Test Anything Protocol. https://testanything.org/

const { inspect } = require('internal/util/inspect');

const INDENT = '    ';
const LINE = /\r?\n/;

function escape(text) {
  return text.replace(/[\\#]/g, '\\$&').replace(/[\b\f\n\r\t\v]/g, (c) => JSON.stringify(c).slice(1, -1));
}

function directiveOf({ skip, todo }) {
  const [word, reason] = skip ? ['SKIP', skip] : todo ? ['TODO', todo] : [];
  if (word === undefined) return '';
  return ` # ${word}${typeof reason === 'string' && reason !== '' ? ` ${escape(reason)}` : ''}`;
}

function outcome(verb, { name, nesting, testNumber, ...data }) {
  return `${INDENT.repeat(nesting)}${verb} ${testNumber} - ${escape(name)}${directiveOf(data)}\n`;
}

/** One field of the block below a test, in YAML. */
function field(indent, name, value, quote = true) {
  if (value === undefined) return '';
  const prefix = `${indent}  ${name}:`;
  if (typeof value === 'string') {
    const lines = value.split(LINE);
    if (lines.length === 1 && quote) return `${prefix} '${value.replaceAll("'", "\\'")}'\n`;
    return `${prefix} |-\n${lines.map((line) => `${indent}    ${line}\n`).join('')}`;
  }
  if (value !== null && typeof value === 'object') return `${prefix} ${inspect(value, { breakLength: Infinity, compact: true }).replace(/\s+/g, ' ')}\n`;
  return `${prefix} ${String(value)}\n`;
}

/** The frames of a stack without what leads them in. */
function frames(stack) {
  const found = [];
  for (const line of stack.split(LINE)) {
    const match = /^\s+at\s+(.*)$/.exec(line);
    if (match !== null) found.push(match[1]);
  }
  return found.join('\n');
}

function errorFields(indent, error) {
  const { cause, code, failureType } = error;
  const isThrown = cause !== null && typeof cause === 'object' && typeof cause.message === 'string';
  let text = field(indent, 'failureType', failureType);
  text += field(indent, 'error', isThrown ? cause.message : error.message);
  text += field(indent, 'code', isThrown ? cause.code ?? code : code);
  if (!isThrown) return text;
  if (cause.name !== 'Error') text += field(indent, 'name', cause.name);
  if (failureType === 'testCodeFailure' && 'expected' in cause) {
    text += field(indent, 'expected', cause.expected) + field(indent, 'actual', cause.actual) + field(indent, 'operator', cause.operator);
  }
  const stack = typeof cause.stack === 'string' && failureType !== 'subtestsFailed' ? frames(cause.stack) : '';
  return stack === '' ? text : text + field(indent, 'stack', stack, false);
}

function details({ details: { duration_ms: millis, type, error }, file, line, column, nesting }) {
  const indent = `${INDENT.repeat(nesting)}  `;
  let text = `${indent}---\n${field(indent.slice(2), 'duration_ms', millis)}${field(indent.slice(2), 'type', type)}`;
  if (error !== undefined) {
    if (file !== undefined) text += field(indent.slice(2), 'location', `${file}:${line}:${column}`);
    text += errorFields(indent.slice(2), error);
  }
  return `${text}${indent}...\n`;
}

function comment(nesting, text) {
  return text.split(LINE).map((line) => `${INDENT.repeat(nesting)}# ${escape(line)}\n`).join('');
}

function format({ type, data }) {
  switch (type) {
    case 'test:start': return comment(data.nesting, `Subtest: ${data.name}`);
    case 'test:pass': return outcome('ok', data) + details(data);
    case 'test:fail': return outcome('not ok', data) + details(data);
    case 'test:plan': return `${INDENT.repeat(data.nesting)}1..${data.count}\n`;
    case 'test:stdout':
    case 'test:stderr': return data.message.split(LINE).filter((line) => line !== '').map((line) => comment(0, line)).join('');
    case 'test:diagnostic': return comment(data.nesting, data.message);
    default: return '';
  }
}

async function* tap(source) {
  yield 'TAP version 13\n';
  for await (const event of source) yield format(event);
}

module.exports = { tap };
