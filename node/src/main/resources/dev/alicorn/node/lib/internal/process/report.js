'use strict';

// The text that a process leaves on stderr when an exception ends it, and the arrow in front of a compile error.

const { getSourceMapsSupport } = require('internal/modules/source_maps');
const { restoreText } = require('internal/modules/rewrite');
const { isOn } = require('internal/options');
const { locate } = require('internal/process/source_line');

/** The files of the library that throw again what others threw: calls to the host pass them, and those from wasm. */
const PASSAGES = ['node:internal/engine/', 'node:internal/http/parser'];

const LINK_ERROR = /^The requested module '/;

/** How deep what an exception carries is shown, at least. */
const DEPTH = 5;

const decorated = new WeakSet();

/** File and line, the source line, and carets under what went wrong. */
function arrow(resource, line, sourceLine, startColumn, endColumn) {
  if (!resource) return '';
  const text = restoreText(sourceLine ?? '');
  const indent = text.slice(0, startColumn).replace(/[^\t]/g, ' ');
  return `${resource}:${line}\n${text}\n${indent}${'^'.repeat(Math.max(1, endColumn - startColumn))}\n`;
}

/** Puts the arrow in front of the stack of an error that a compiler threw, once. */
function decorate(err, resource, line, sourceLine, startColumn, endColumn) {
  if (decorated.has(err)) return;
  decorated.add(err);
  const gap = LINK_ERROR.test(err.message) ? '' : '\n'; // as Node shows them
  const stack = `${arrow(resource, line, sourceLine, startColumn, endColumn)}${gap}${err.stack}`;
  Object.defineProperty(err, 'stack', { configurable: true, enumerable: false, value: stack, writable: true });
}

/** @param err the value that was thrown; the rest tells where, with resource '' where that is unknown */
function formatUncaught(err, resource, line, sourceLine, startColumn, endColumn) {
  const isObject = (typeof err === 'object' && err !== null) || typeof err === 'function';
  const isError = isObject && err instanceof Error;
  let head = '';
  if (!isObject || !decorated.has(err)) {
    const isUnnamed = !resource && Boolean(sourceLine); // of code that eval or JSON.parse was given
    const isElsewhere = !resource || sourceLine === '' || getSourceMapsSupport().enabled || PASSAGES.some((passage) => resource.startsWith(passage));
    const place = isError && isElsewhere && !isUnnamed ? locate(err.stack) : null;
    head = place === null
      ? arrow(isUnnamed ? '<anonymous_script>' : resource, line, sourceLine, startColumn, endColumn)
      : arrow(place.resource, place.line, place.sourceLine, place.column, place.column + 1);
  }
  const hint = traceOf(isObject, resource, line, startColumn);
  const lead = isError ? `${head}${head && '\n'}` : `\n${head}`;
  const text = `${lead}${describe(err, isObject)}${hint}\n`;
  return isOn('extra-info-on-fatal-exception', true) ? `${text}\nNode.js ${require('process').version}\n` : text;
}

/** Where it was thrown, with --trace-uncaught; else, for what has no stack, how to find out. */
function traceOf(isObject, resource, line, column) {
  if (isOn('trace-uncaught')) return resource ? `\nThrown at:\n    at ${resource}:${line}:${column + 1}` : '';
  return isObject ? '' : '\n(Use `node --trace-uncaught ...` to show where the exception was thrown)';
}

function describe(err, isObject) {
  if (!isObject && typeof err !== 'symbol') return String(err);
  const { inspect } = require('internal/util/inspect');
  const { kEnhanceStack } = require('internal/events/unhandled');
  try {
    if (isObject && typeof err[kEnhanceStack] === 'function') err.stack = err[kEnhanceStack]();
    return inspect(err, { customInspect: false, depth: Math.max(inspect.defaultOptions.depth, DEPTH) });
  } catch {
    return isObject ? '<toString() threw exception>' : String(err);
  }
}

module.exports = { decorate, formatUncaught };
