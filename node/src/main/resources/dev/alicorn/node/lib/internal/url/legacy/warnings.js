'use strict';

// The deprecation warnings of url.parse().

const { isInsideNodeModules } = require('internal/caller');

const MAX_STACK_LOOKS = 10000; // a dependency that calls it for ever shall not pay for a stack each time

let settled = false;
let looks = 0;

function warnOfParse() {
  if (settled || ++looks > MAX_STACK_LOOKS || isInsideNodeModules()) return;
  settled = true;
  require('process').emitWarning(
    '`url.parse()` behavior is not standardized and prone to errors that have security implications. Use the WHATWG ' +
    'URL API instead. CVEs are not issued for `url.parse()` vulnerabilities.',
    'DeprecationWarning', 'DEP0169');
}

let portSettled = false;

function warnOfPort(url) {
  if (portSettled) return;
  portSettled = true;
  require('process').emitWarning(
    `The URL ${url} is invalid. Future versions of Node.js will throw an error.`, 'DeprecationWarning', 'DEP0170');
}

module.exports = { warnOfParse, warnOfPort };
