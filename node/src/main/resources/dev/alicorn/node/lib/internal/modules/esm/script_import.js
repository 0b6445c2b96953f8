'use strict';
// import() in classic scripts, which share the global scope: each text has a name of its own there for it.

const { rewriteScript } = require('internal/modules/rewrite');

let count = 0;

function nextName(source) {
  for (;;) {
    const name = `ím${(count++).toString(36).padStart(4, '0')}`;
    if (!source.includes(name) && !Object.hasOwn(globalThis, name)) return name;
  }
}

/** The text to run in place of a script; `importer` serves its import() calls. */
function prepareScript(source, importer) {
  const rewritten = rewriteScript(source, () => nextName(source));
  if (rewritten === null) return source;
  Object.defineProperty(globalThis, rewritten.name, {
    value: importer, enumerable: false, configurable: true, writable: true,
  });
  return rewritten.text;
}

module.exports = { prepareScript };
