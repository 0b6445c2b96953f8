'use strict';
// The names that a CommonJS file exports, as far as its text shows them, through re-exports too.

const path = require('path');
const { readText } = require('internal/modules/host');

const cache = new Map();

let lexer = null;

function lex(source) {
  lexer ??= require('internal/vendor').load('cjs-module-lexer');
  try {
    return lexer.parse(source);
  } catch {
    return { exports: [], reexports: [] };
  }
}

function resolveFrom(filename, request) {
  const { Module } = require('internal/modules/cjs/loader');
  const parent = new Module(filename, null);
  parent.filename = filename;
  parent.paths = Module._nodeModulePaths(path.dirname(filename));
  try {
    return Module._resolveFilename(request, parent, false);
  } catch {
    return undefined;
  }
}

function isCommonJSText(filename) {
  const { Module } = require('internal/modules/cjs/loader');
  const extension = path.extname(filename);
  return path.isAbsolute(filename) &&
    (extension === '.js' || extension === '.cjs' || extension === '' || !Module._extensions[extension]);
}

function addReexports(names, filename, requests, active) {
  for (const request of requests) {
    const file = resolveFrom(filename, request);
    if (file === undefined || !isCommonJSText(file) || active.has(file)) continue;
    let text;
    try {
      text = readText(file);
    } catch {
      continue;
    }
    for (const name of collect(file, text, active)) names.add(name);
  }
}

function collect(filename, source, active) {
  const known = cache.get(filename);
  if (known !== undefined) return known;
  active.add(filename);
  const { exports, reexports } = lex(source);
  // A name that is no Unicode text cannot be exported.
  const names = new Set(exports.filter((name) => name.isWellFormed()));
  addReexports(names, filename, reexports, active);
  active.delete(filename);
  // In a cycle of re-exports only the outermost result is complete.
  if (active.size === 0) cache.set(filename, names);
  return names;
}

function namesOf(filename, source) {
  return [...collect(filename, source, new Set())];
}

module.exports = { namesOf };
