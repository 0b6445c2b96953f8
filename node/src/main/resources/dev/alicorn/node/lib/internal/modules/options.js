'use strict';
// The command-line options that module loading obeys, and what the environment says in their place.

const process = require('process');
const { getOptionValue, isOn } = require('internal/options');

/** All values of an option that may be repeated. */
function values(name) {
  const value = getOptionValue(`--${name}`);
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

const environment = (name) => process.env[name] === '1';

module.exports = {
  isOn,
  values,
  preserveSymlinks: () => isOn('preserve-symlinks') || environment('NODE_PRESERVE_SYMLINKS'),
  preserveSymlinksMain: () => isOn('preserve-symlinks-main') || environment('NODE_PRESERVE_SYMLINKS_MAIN'),
  pendingDeprecation: () => isOn('pending-deprecation') || environment('NODE_PENDING_DEPRECATION'),
  requireModule: () => isOn('require-module', true) && isOn('experimental-require-module', true),
  detectModule: () => isOn('detect-module', true) && isOn('experimental-detect-module', true),
};
