'use strict';
// TypeScript in files, in text from the command line, and in module.stripTypeScriptTypes().
// https://nodejs.org/api/typescript.html

const options = require('internal/options');

/** 'strip', 'transform' or false, as in process.features.typescript. */
function mode() {
  if (options.isOn('experimental-transform-types')) return 'transform';
  return options.isOn('experimental-strip-types', true) && options.isOn('strip-types', true) ? 'strip' : false;
}

/** --no-strip-types: files of these names are then what any other file is. */
function disable() {
  const { Module } = require('internal/modules/cjs/loader');
  for (const ending of ['.ts', '.cts', '.mts']) delete Module._extensions[ending];
}

const withSourceURL = (code, sourceURL) => (sourceURL ? `${code}\n\n//# sourceURL=${sourceURL}` : code);

function transform(text, filename, sourceMap) {
  const { code, map } = require('internal/typescript/transform').transform(text, { filename, sourceMap });
  if (map === undefined) return withSourceURL(code, filename);
  const { Buffer } = require('buffer');
  return `${code}\n\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`;
}

function translate(text, chosen, filename, sourceMap) {
  try {
    if (chosen === 'transform') return transform(text, filename, sourceMap);
    return require('internal/typescript/strip').strip(text);
  } catch (problem) {
    const { SyntaxProblem, toError } = require('internal/typescript/problem');
    throw problem instanceof SyntaxProblem ? toError(problem, text, filename) : problem;
  }
}

// Of the last text: whether a module without a declared format is an ES module is found out before it is run.
let last = { text: undefined, filename: undefined, result: undefined };

/** A module's text as JavaScript. `filename`: a path or a URL. */
function toJavaScript(text, filename) {
  if (last.text !== text || last.filename !== filename) last = { text, filename, result: translateModule(text, filename) };
  return last.result;
}

function translateModule(text, filename) {
  const { ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING } = require('internal/errors').codes;
  if (/[\\/]node_modules[\\/]/.test(filename)) throw new ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING(filename);
  const chosen = mode();
  if (chosen !== 'transform') return translate(text, chosen, filename);
  require('internal/util/deprecate').emitExperimentalWarning('Transform Types');
  require('internal/modules/source_maps').enableByDefault();
  return translate(text, chosen, filename, true);
}

/** https://nodejs.org/api/module.html#modulestriptypescripttypescode-options */
function stripTypeScriptTypes(code, given = {}) {
  const { validateBoolean, validateObject, validateOneOf, validateString } = require('internal/validators');
  require('internal/util/deprecate').emitExperimentalWarning('stripTypeScriptTypes');
  validateString(code, 'code');
  validateObject(given, 'options');
  const { mode: chosen = 'strip', sourceMap = false, sourceUrl = '' } = given;
  validateOneOf(chosen, 'options.mode', ['strip', 'transform']);
  validateString(sourceUrl, 'options.sourceUrl');
  if (chosen === 'strip') {
    validateOneOf(sourceMap, 'options.sourceMap', [false, undefined]);
    return withSourceURL(translate(code, chosen, sourceUrl), sourceUrl);
  }
  validateBoolean(sourceMap, 'options.sourceMap');
  return translate(code, chosen, sourceUrl, sourceMap);
}

module.exports = { disable, mode, stripTypeScriptTypes, toJavaScript };
