'use strict';

/**
 * The value of a launch option `--name`, `--no-name` or `--name=value`; undefined if it was not given. What the launcher
 * did not know by name it left among the arguments of the runtime.
 */
function launchOption(name) {
  const known = require('internal/options').getOptionValue(`--${name}`);
  if (known !== undefined) return known;
  let value;
  for (const arg of require('process').execArgv ?? []) {
    if (arg === `--${name}`) value = true;
    else if (arg === `--no-${name}`) value = false;
    else if (arg.startsWith(`--${name}=`)) value = arg.slice(name.length + 3);
  }
  return value;
}

module.exports = { launchOption };
