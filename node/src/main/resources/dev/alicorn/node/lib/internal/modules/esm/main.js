'use strict';
// The ES module that is the program.

const { stripBOM } = require('internal/modules/host');
const { registry } = require('internal/modules/esm/record');
const { importModule, linkAndRun } = require('internal/modules/esm/loader');

async function runKnown(url, content) {
  await undefined;
  let record = registry.get(url, undefined);
  if (record === undefined) {
    const { translate } = require('internal/modules/esm/translators');
    record = translate(url, 'module', stripBOM(content), true);
    registry.set(url, undefined, record);
  }
  return linkAndRun(record, true);
}

/** Runs the module at `url` as the program; `content` spares reading it again. */
function importMainModule(url, content) {
  return content === undefined ? importModule(url, undefined, undefined, true) : runKnown(url, content);
}

module.exports = { importMainModule };
