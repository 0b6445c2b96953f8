'use strict';

// Which tests run, by their names. https://nodejs.org/api/test.html#filtering-tests-by-name

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { getOptionValue, isOn } = require('internal/options');

const LITERAL = /^\/(.*)\/([a-z]*)$/s;

/** 'text' or '/pattern/flags'. */
function toPattern(text, name) {
  const literal = LITERAL.exec(text);
  try {
    return literal === null ? new RegExp(text) : new RegExp(literal[1], literal[2]);
  } catch (error) {
    throw new ERR_INVALID_ARG_VALUE(name, text, `is an invalid regular expression.${error.message ? ` ${error.message}` : ''}`);
  }
}

function read(option) {
  const given = getOptionValue(option);
  return given === undefined ? null : given.map((text) => toPattern(text, option));
}

let wanted;
let unwanted;

/** A test's own name, or that with those of what it is in. */
function matches(patterns, node) {
  const names = [node.name, node.fullName.replaceAll(' > ', ' ')];
  return patterns.some((pattern) => names.some((name) => {
    pattern.lastIndex = 0;
    return pattern.test(name);
  }));
}

/** Whether the command line leaves out a test; a suite, if it leaves out all that is in it. */
function isLeftOut(node) {
  wanted ??= { patterns: read('--test-name-pattern') };
  unwanted ??= { patterns: read('--test-skip-pattern') };
  if (wanted.patterns === null && unwanted.patterns === null) return false;
  if (node.kind === 'suite' && node.subtests.length > 0) return node.subtests.every(isLeftOut);
  if (wanted.patterns !== null && !matches(wanted.patterns, node)) return true;
  return unwanted.patterns !== null && matches(unwanted.patterns, node);
}

module.exports = { isLeftOut, onlyMarked: () => isOn('test-only'), toPattern };
