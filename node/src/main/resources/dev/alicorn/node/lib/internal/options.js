'use strict';

// Command-line options as the launcher parsed them, by Node's names.

let values = new Map();

function setup(options) {
  values = new Map(Object.entries(options));
}

function getOptionValue(name) {
  return values.get(name);
}

/** Whether a boolean option is on: the option, its `--no-` form, or the default. */
function isOn(name, byDefault = false) {
  if (values.get(`--no-${name}`) === true) return false;
  return values.get(`--${name}`) === true || byDefault;
}

/** The options that this runtime takes from NODE_OPTIONS. */
function environmentFlags() {
  return ['--conditions', '--disable-warning', '--experimental-eventsource', '--experimental-websocket', '--input-type', '--insecure-http-parser', '--max-http-header-size', '--max-old-space-size', '--no-deprecation', '--no-warnings',
    '--pending-deprecation', '--preserve-symlinks', '--preserve-symlinks-main', '--require', '--import', '-C', '-r', '--stack-trace-limit',
    '--throw-deprecation', '--tls-cipher-list', '--tls-max-v1.2', '--tls-max-v1.3', '--tls-min-v1.0', '--tls-min-v1.1',
    '--tls-min-v1.2', '--tls-min-v1.3', '--trace-deprecation', '--trace-tls', '--trace-uncaught', '--trace-warnings', '--unhandled-rejections',
    '--warnings'];
}

/** All that were given, by name. */
function givenOptions() {
  return Object.fromEntries(values);
}

module.exports = { environmentFlags, getOptionValue, givenOptions, isOn, setup };
