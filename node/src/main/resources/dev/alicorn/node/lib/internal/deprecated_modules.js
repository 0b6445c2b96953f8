'use strict';

// Modules whose use is deprecated. They cannot warn when they are loaded, which happens in the snapshot: who requires
// one for a program calls `warnOfModule`.

const { isInsideNodeModules } = require('internal/caller');

const WARNINGS = {
  '__proto__': null,
  '_stream_wrap': ['The _stream_wrap module is deprecated.', 'DEP0125'],
  'punycode': ['The `punycode` module is deprecated. Please use a userland alternative instead.', 'DEP0040'],
  'sys': ['sys is deprecated. Use util instead.', 'DEP0025'],
};

const warned = new Set();

function warnOfModule(id) {
  const warning = WARNINGS[id];
  if (warning === undefined || warned.has(id) || isInsideNodeModules()) return;
  warned.add(id);
  const [message, code] = warning;
  require('process').emitWarning(message, 'DeprecationWarning', code);
}

module.exports = { warnOfModule };
