'use strict';
// https://nodejs.org/api/vm.html
//
// The engine has one global object. Further contexts are made of proxies: internal/vm/contextified.

const { Script } = require('internal/vm/script');
const { compileFunction } = require('internal/vm/compile_function');
const { createContext, isContext, validateContext } = require('internal/vm/contexts');
const { USE_MAIN_CONTEXT_DEFAULT_LOADER, DONT_CONTEXTIFY } = require('internal/vm/symbols');

function asOptions(options) {
  return typeof options === 'string' ? { filename: options } : options;
}

function createScript(code, options) {
  return new Script(code, options);
}

function runInContext(code, contextifiedObject, options) {
  validateContext(contextifiedObject);
  return new Script(code, asOptions(options)).runInContext(contextifiedObject, asOptions(options));
}

function runInNewContext(code, contextObject, options) {
  return new Script(code, asOptions(options)).runInNewContext(contextObject, asOptions(options));
}

function runInThisContext(code, options) {
  return new Script(code, asOptions(options)).runInThisContext(asOptions(options));
}

function measureMemory(options = {}) {
  return require('internal/vm/measure_memory').measureMemory(options);
}

module.exports = {
  Script,
  createContext,
  createScript,
  runInContext,
  runInNewContext,
  runInThisContext,
  isContext,
  compileFunction,
  measureMemory,
  constants: Object.freeze({ __proto__: null, USE_MAIN_CONTEXT_DEFAULT_LOADER, DONT_CONTEXTIFY }),
};
