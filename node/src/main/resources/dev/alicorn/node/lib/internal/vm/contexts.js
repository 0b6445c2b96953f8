'use strict';
// Contexts beside the main one: arguments are checked as Node does, and then there is none to be had.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
const { validateBoolean, validateObject, validateOneOf, validateString } = require('internal/validators');
const { DONT_CONTEXTIFY } = require('internal/vm/symbols');

function validateStrings(options, names) {
  for (const name of names) if (options[name] !== undefined) validateString(options[name], `options.${name}`);
}

function validateCodeGeneration(options, name) {
  if (options === undefined) return;
  validateObject(options, name);
  if (options.strings !== undefined) validateBoolean(options.strings, `${name}.strings`);
  if (options.wasm !== undefined) validateBoolean(options.wasm, `${name}.wasm`);
}

function createContext(contextObject = {}, options = {}) {
  if (contextObject !== DONT_CONTEXTIFY) validateObject(contextObject, 'contextObject', 0b110);
  validateObject(options, 'options');
  validateStrings(options, ['name', 'origin']);
  validateCodeGeneration(options.codeGeneration, 'options.codeGeneration');
  if (options.microtaskMode !== undefined) {
    validateOneOf(options.microtaskMode, 'options.microtaskMode', ['afterEvaluate', undefined]);
  }
  throw new ERR_METHOD_NOT_IMPLEMENTED('vm.createContext()');
}

/** The options of runInNewContext that concern the context. */
function validateNewContextOptions(options) {
  validateStrings(options, ['contextName', 'contextOrigin']);
  validateCodeGeneration(options.contextCodeGeneration, 'options.contextCodeGeneration');
}

function isContext(object) {
  validateObject(object, 'object', 0b110);
  return false;
}

function validateContext(contextifiedObject) {
  throw new ERR_INVALID_ARG_TYPE('contextifiedObject', 'vm.Context', contextifiedObject);
}

module.exports = { createContext, isContext, validateContext, validateNewContextOptions };
