'use strict';
// util.getCallSites: where the program is, as data.

const { captureCallSites } = require('internal/errors/stack');
const { validateBoolean, validateInteger, validateObject } = require('internal/validators');

const scriptIds = new Map();

// V8 keeps the script's number to itself; programs only tell scripts apart by it.
function scriptIdOf(name) {
  let id = scriptIds.get(name);
  if (id === undefined) {
    id = String(scriptIds.size + 1);
    scriptIds.set(name, id);
  }
  return id;
}

function describe(site) {
  const scriptName = site.getScriptNameOrSourceURL() ?? '';
  const column = site.getColumnNumber();
  return Object.assign(Object.create(null), {
    functionName: site.getFunctionName() ?? '',
    scriptId: scriptIdOf(scriptName),
    scriptName,
    lineNumber: site.getLineNumber(),
    columnNumber: column,
    column,
  });
}

function getCallSites(frameCount = 8, options) {
  if (options === undefined) {
    if (typeof frameCount === 'object' && frameCount !== null) {
      options = frameCount;
      frameCount = 8;
    } else {
      options = {};
    }
  }
  validateObject(options, 'options');
  validateInteger(frameCount, 'frameCount', 1, 200);
  if (options.sourceMap !== undefined) validateBoolean(options.sourceMap, 'options.sourceMap');
  return captureCallSites(frameCount, getCallSites).map(describe);
}

Object.defineProperty(getCallSites, 'length', { value: 0, configurable: true });

module.exports = { getCallSites };
