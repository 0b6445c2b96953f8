'use strict';
// vm.compileFunction

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const {
  validateArray, validateBoolean, validateInt32, validateObject, validateString,
} = require('internal/validators');
const { compileIn, recordOf } = require('internal/vm/contextified');
const cachedData = require('internal/vm/cached_data');
const { importerOf, validate: validateImporter } = require('internal/vm/importer');

const binding = internalBinding('modules');

function validateOptions(options) {
  const {
    filename = '', lineOffset = 0, columnOffset = 0, produceCachedData = false, parsingContext,
    contextExtensions = [], importModuleDynamically,
  } = options;
  validateString(filename, 'options.filename');
  validateInt32(columnOffset, 'options.columnOffset');
  validateInt32(lineOffset, 'options.lineOffset');
  cachedData.validate(options.cachedData);
  validateBoolean(produceCachedData, 'options.produceCachedData');
  if (parsingContext !== undefined && (parsingContext === null || recordOf(parsingContext) === undefined)) {
    throw new ERR_INVALID_ARG_TYPE('options.parsingContext', 'Context', parsingContext);
  }
  validateArray(contextExtensions, 'options.contextExtensions');
  contextExtensions.forEach((extension, i) => validateObject(extension, `options.contextExtensions[${i}]`));
  validateImporter(importModuleDynamically);
  return { filename, lineOffset, columnOffset, contextExtensions, importModuleDynamically, parsingContext };
}

/** The function inside `with` statements over the extensions, on the first line and before its column. */
function compileExtended(code, params, names, { filename, lineOffset, columnOffset }) {
  const head = `${names.map((name) => `with(${name})`).join('')}return function (${params.join(',')}) {`;
  return binding.compileFunction(`${head}${code}\n}`, filename, names, lineOffset, columnOffset - head.length);
}

function compileWith(code, params, options) {
  const { contextExtensions, filename, lineOffset, columnOffset, parsingContext } = options;
  if (parsingContext !== undefined) {
    binding.compileFunction(code, filename, params, lineOffset, columnOffset);
    if (contextExtensions.length === 0) return compileIn(recordOf(parsingContext), code, params, options);
    const names = contextExtensions.map((_, index) => `__extension${index}`);
    const nested = `${names.map((name) => `with(${name})`).join('')}return function (${params.join(',')}) {${code}\n}`;
    return Reflect.apply(compileIn(recordOf(parsingContext), nested, names, options), undefined, contextExtensions);
  }
  if (contextExtensions.length === 0) {
    return binding.compileFunction(code, filename, params, lineOffset, columnOffset);
  }
  // Compiled once more by itself, so that the code cannot end the function early.
  binding.compileFunction(code, filename, params, lineOffset, columnOffset);
  const names = contextExtensions.map((_, index) => `__extension${index}`);
  return Reflect.apply(compileExtended(code, params, names, options), undefined, contextExtensions);
}

/** Code with import(): the importer is bound by a function around it. */
function compileImporting(code, params, options, rewritten) {
  const { bindGlobally } = require('internal/modules/rewrite');
  const importer = importerOf(options.importModuleDynamically, options.filename);
  bindGlobally(rewritten.globalName, importer);
  if (rewritten.name === undefined) return compileWith(rewritten.text, params, options);
  const extension = { __proto__: null, [rewritten.name]: importer };
  return compileWith(rewritten.text, params, {
    ...options, contextExtensions: [...options.contextExtensions, extension],
  });
}

function compileFunction(code, params, options = {}) {
  validateString(code, 'code');
  validateObject(options, 'options');
  if (params !== undefined) {
    validateArray(params, 'params');
    params.forEach((param, index) => validateString(param, `params[${index}]`));
  }
  const checked = validateOptions(options);
  const { rewriteBody } = require('internal/modules/rewrite');
  const rewritten = rewriteBody(code);
  const compiled = rewritten === null
    ? compileWith(code, params ?? [], checked) : compileImporting(code, params ?? [], checked, rewritten);
  cachedData.note(compiled, code, options);
  return compiled;
}

module.exports = { compileFunction };
