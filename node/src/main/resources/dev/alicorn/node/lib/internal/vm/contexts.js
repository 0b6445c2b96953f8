'use strict';
// Contexts beside the main one: arguments are checked as Node does.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateBoolean, validateObject, validateOneOf, validateString } = require('internal/validators');
const { create, createVanilla, recordOf } = require('internal/vm/contextified');
const { validate: validateImporter } = require('internal/vm/importer');
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
  validateImporter(options.importModuleDynamically);
  if (contextObject === DONT_CONTEXTIFY) return createVanilla(options);
  if (recordOf(contextObject) === undefined) create(contextObject, options);
  return contextObject;
}

/** Of the options of runInNewContext those that concern the context. */
function contextOptionsOf(options) {
  validateStrings(options, ['contextName', 'contextOrigin']);
  validateCodeGeneration(options.contextCodeGeneration, 'options.contextCodeGeneration');
  if (options.microtaskMode !== undefined) {
    validateOneOf(options.microtaskMode, 'options.microtaskMode', ['afterEvaluate', undefined]);
  }
  const { contextName: name, contextOrigin: origin, contextCodeGeneration: codeGeneration, microtaskMode } = options;
  return { name, origin, codeGeneration, microtaskMode };
}

function isContext(object) {
  validateObject(object, 'object', 0b110);
  return recordOf(object) !== undefined;
}

function validateContext(contextifiedObject) {
  if (!isContext(contextifiedObject)) throw new ERR_INVALID_ARG_TYPE('contextifiedObject', 'vm.Context', contextifiedObject);
}

module.exports = { contextOptionsOf, createContext, isContext, validateContext };
