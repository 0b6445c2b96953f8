'use strict';
// The switches of source map support in `node:module`.

let support = { enabled: false, nodeModules: false, generatedCode: false };

function setSourceMapsSupport(enabled, options = {}) {
  const { validateBoolean, validateObject } = require('internal/validators');
  validateBoolean(enabled, 'enabled');
  validateObject(options, 'options');
  const { nodeModules = false, generatedCode = false } = options;
  validateBoolean(nodeModules, 'options.nodeModules');
  validateBoolean(generatedCode, 'options.generatedCode');
  support = { enabled, nodeModules, generatedCode };
}

function getSourceMapsSupport() {
  return Object.freeze({ __proto__: null, ...support });
}

module.exports = { getSourceMapsSupport, setSourceMapsSupport };
