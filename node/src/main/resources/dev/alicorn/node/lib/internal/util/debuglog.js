'use strict';
// util.debuglog: log lines for the sections that NODE_DEBUG names.

const { formatWithOptions } = require('internal/util/inspect');

let pattern;

function escapeRegExp(text) {
  return text.replace(/[|\\{}()[\]^$+?.]/g, '\\$&');
}

/** Reads NODE_DEBUG: names and `*` wildcards, parted by commas, in any case. */
function initializeDebugEnv(value) {
  if (!value) {
    pattern = null;
    return;
  }
  const alternatives = value.split(',').map((name) => escapeRegExp(name).replaceAll('*', '.*')).join('|');
  pattern = new RegExp(`^(?:${alternatives})$`, 'i');
}

function isEnabled(section) {
  if (pattern === undefined) initializeDebugEnv(require('process').env.NODE_DEBUG);
  return pattern !== null && pattern.test(section);
}

const warnedSections = new Set();

// These log what is sent, and that may be secret.
function warnOfSecrets(section) {
  if ((section !== 'HTTP' && section !== 'HTTP2') || warnedSections.has(section)) return;
  warnedSections.add(section);
  require('process').emitWarning(
    `Setting the NODE_DEBUG environment variable to '${section.toLowerCase()}' can expose sensitive data ` +
    '(such as passwords, tokens and authentication headers) in the resulting log.');
}

function makeLogger(section) {
  const name = section.toUpperCase();
  if (!isEnabled(section)) return () => {};
  warnOfSecrets(name);
  return function debug(...args) {
    const process = require('process');
    const colors = require('internal/util/colors').shouldColorize(process.stderr);
    const message = formatWithOptions({ colors }, ...args);
    process.stderr.write(formatWithOptions({ colors }, '%s %s: %s\n', name, process.pid, message));
  };
}

/** A log function for `section`; `callback` gets the real one at the first line of a section that is on. */
function debuglog(section, callback = undefined) {
  // The environment is not there yet when the library makes its loggers.
  let log = (...args) => {
    log = makeLogger(section);
    if (typeof callback === 'function' && isEnabled(section)) callback(log);
    log(...args);
  };
  let enabled;
  const logger = (...args) => log(...args);
  Object.defineProperty(logger, 'enabled', {
    get() {
      enabled ??= isEnabled(section);
      return enabled;
    },
    configurable: true,
    enumerable: true,
  });
  return logger;
}

module.exports = { debuglog, initializeDebugEnv };
