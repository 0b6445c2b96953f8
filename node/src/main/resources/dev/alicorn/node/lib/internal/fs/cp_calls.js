'use strict';
// fs.cp and fs.cpSync.

const process = require('process');
const { validateFunction } = require('internal/validators');
const { validateCpOptions } = require('internal/fs/options');
const { getValidatedPath } = require('internal/fs/paths');

function cp(src, dest, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'cb');
  const settings = validateCpOptions(options);
  const from = getValidatedPath(src, 'src');
  const to = getValidatedPath(dest, 'dest');
  require('internal/fs/cp').copy(from, to, settings)
    .then(() => process.nextTick(callback, null, undefined), (err) => process.nextTick(callback, err));
}

function cpSync(src, dest, options) {
  const settings = validateCpOptions(options);
  const from = getValidatedPath(src, 'src');
  const to = getValidatedPath(dest, 'dest');
  require('internal/fs/cp').copySync(from, to, settings);
}

module.exports = { cp, cpSync };
