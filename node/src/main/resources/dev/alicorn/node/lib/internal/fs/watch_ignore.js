'use strict';
// The `ignore` option of fs.watch: what there should be no events about.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');

function validateRule(rule, name) {
  if (rule === '') throw new ERR_INVALID_ARG_VALUE(name, rule, 'must not be empty');
  if (typeof rule === 'string' || typeof rule === 'function' || rule instanceof RegExp) return;
  throw new ERR_INVALID_ARG_TYPE(name, ['string', 'RegExp', 'Function', 'Array'], rule);
}

function compileRule(rule) {
  if (typeof rule === 'function') return rule;
  if (rule instanceof RegExp) return (filename) => rule.test(filename);
  const { compileGlob } = require('internal/glob');
  const { platform } = require('process');
  const match = compileGlob(rule, { dot: true, nocase: platform === 'win32' || platform === 'darwin' });
  // A pattern without a slash is about names, wherever they are.
  if (!rule.includes('/')) return (filename) => match([filename.slice(filename.lastIndexOf('/') + 1)]);
  return (filename) => match(filename.split('/'));
}

/** A function that tells whether a filename is to be ignored; null if nothing is. */
function compileIgnore(ignore) {
  if (ignore == null) return null;
  if (Array.isArray(ignore)) ignore.forEach((rule, i) => validateRule(rule, `options.ignore[${i}]`));
  else validateRule(ignore, 'options.ignore');
  const tests = [ignore].flat().map(compileRule);
  return (filename) => tests.some((test) => test(filename));
}

module.exports = { compileIgnore };
