'use strict';
// import() in classic scripts, which share the global scope.

const { bindGlobally, rewriteScript } = require('internal/modules/rewrite');

/** The text to run in place of a script; `importer` serves its import() calls. */
function prepareScript(source, importer) {
  const rewritten = rewriteScript(source);
  if (rewritten === null) return source;
  bindGlobally(rewritten.globalName, importer);
  return rewritten.text;
}

module.exports = { prepareScript };
