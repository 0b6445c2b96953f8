'use strict';

const { codes: { ERR_CONSTRUCT_CALL_REQUIRED } } = require('internal/errors');
const { validateBoolean, validateObject, validateOneOf } = require('internal/validators');
const { AssertionError } = require('internal/assert/assertion_error');
const { makeMethods } = require('internal/assert/methods');

const settings = new WeakMap();
const DEFAULTS = { diff: 'simple', skipPrototype: false };

/** Options of the instance; a method taken off its instance falls back to the defaults. */
function optionsOf(instance) {
  return (typeof instance === 'object' && instance !== null && settings.get(instance)) || DEFAULTS;
}

const methods = makeMethods(optionsOf);

function readOptions(options) {
  const diff = options.diff ?? 'simple';
  validateOneOf(diff, 'options.diff', ['simple', 'full']);
  for (const name of ['strict', 'skipPrototype']) {
    if (options[name] !== undefined) validateBoolean(options[name], `options.${name}`);
  }
  return { diff, strict: options.strict ?? true, skipPrototype: options.skipPrototype ?? false };
}

/** Assertions with options of their own. */
function Assert(options) {
  if (new.target === undefined) throw new ERR_CONSTRUCT_CALL_REQUIRED('Assert');
  if (options !== undefined) validateObject(options, 'options');
  const own = readOptions(options ?? {});
  settings.set(this, own);
  this.AssertionError = AssertionError;
  if (own.strict) {
    this.equal = this.strictEqual;
    this.deepEqual = this.deepStrictEqual;
    this.notEqual = this.notStrictEqual;
    this.notDeepEqual = this.notDeepStrictEqual;
  }
}

Object.assign(Assert.prototype, methods);

module.exports = { Assert };
