'use strict';
// The switches of source map support in `node:module`, and what it tells of maps.

let decided = false;
let support = { enabled: false, nodeModules: false, generatedCode: false };

function setSourceMapsSupport(enabled, options = {}) {
  const { validateBoolean, validateObject } = require('internal/validators');
  validateBoolean(enabled, 'enabled');
  validateObject(options, 'options');
  const { nodeModules = false, generatedCode = false } = options;
  validateBoolean(nodeModules, 'options.nodeModules');
  validateBoolean(generatedCode, 'options.generatedCode');
  decided = true;
  setSupport({ enabled, nodeModules, generatedCode });
}

function setSupport(next) {
  if (next.enabled !== support.enabled) require('internal/source_map/stack').enable(next.enabled);
  support = next;
}

function getSourceMapsSupport() {
  return Object.freeze({ __proto__: null, ...support });
}

/** For what is run from translated text: on, unless the program has decided. */
function enableByDefault() {
  if (!decided && !support.enabled) setSupport({ enabled: true, nodeModules: false, generatedCode: false });
}

let collecting = false;

/** Remembers maps though stacks do not use them: coverage tells of them. */
function collect() {
  collecting = true;
}

/** Called for the text of each module of a program. */
function noteSource(file, text) {
  if ((support.enabled || collecting) && typeof text === 'string') require('internal/source_map/loaded').note(file, text);
}

function findSourceMap(path) {
  return require('internal/source_map/loaded').find(path);
}

module.exports = { collect, enableByDefault, findSourceMap, getSourceMapsSupport, noteSource, setSourceMapsSupport };
