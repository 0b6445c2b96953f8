'use strict';
// The command-line options that module loading obeys, read from process.execArgv and the environment on first use.

const process = require('process');

const TAKES_VALUE = new Set([
  '--conditions', '-C', '--env-file', '--experimental-loader', '--import', '--input-type', '--loader',
  '--require', '-r',
]);
const ALIASES = { '-C': '--conditions', '-c': '--check', '--loader': '--experimental-loader', '-r': '--require' };

let cache = null;

function tokens() {
  const fromEnvironment = process.env.NODE_OPTIONS;
  const extra = fromEnvironment ? fromEnvironment.match(/(?:[^\s"]|"(?:\\.|[^"])*")+/g) ?? [] : [];
  return extra.map((token) => token.replace(/"/g, '')).concat(process.execArgv);
}

function parse() {
  const flags = new Map();
  const list = tokens();
  for (let i = 0; i < list.length; i++) {
    const equals = list[i].indexOf('=');
    const written = equals === -1 ? list[i] : list[i].slice(0, equals);
    const inline = equals === -1 ? undefined : list[i].slice(equals + 1);
    if (written[0] !== '-') continue;
    const name = (ALIASES[written] ?? written).replace(/_/g, '-');
    const value = inline ?? (TAKES_VALUE.has(written) ? list[++i] : true);
    if (flags.has(name)) flags.get(name).push(value);
    else flags.set(name, [value]);
  }
  return flags;
}

function all() {
  return cache ??= parse();
}

/** Whether a boolean option is on: the option, its `--no-` form, or the default. */
function isOn(name, byDefault = false) {
  const flags = all();
  if (flags.size === 0) return byDefault;
  if (flags.has(`--no-${name}`)) return false;
  return flags.has(`--${name}`) || byDefault;
}

function values(name) {
  return all().get(`--${name}`) ?? [];
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
