'use strict';
// A CommonJS name used in an ES module: the ReferenceError says what to do about it.

const packages = require('internal/modules/package_json');
const { pathOf } = require('internal/modules/url');

const NOT_DEFINED = /^(require|module|exports|__filename|__dirname) is not defined$/;
const REPLACEMENTS = {
  __proto__: null,
  require: 'replace require() with import',
  module: 'use export instead of module.exports/exports',
  exports: 'use export instead of module.exports/exports',
  __filename: 'use import.meta.filename instead',
  __dirname: 'use import.meta.dirname instead',
};

function explainMissingGlobal(error, record) {
  if (error?.name !== 'ReferenceError') return;
  const match = NOT_DEFINED.exec(error.message);
  if (match === null) return;
  const [, name] = match;
  if (record.hasTopLevelAwait()) {
    error.message = `Cannot determine intended module format because both '${name}' and top-level await are present. ` +
      'If the code is intended to be CommonJS, wrap await in an async function. ' +
      `If the code is intended to be an ES module, ${REPLACEMENTS[name]}.`;
    error.code = 'ERR_AMBIGUOUS_MODULE_SYNTAX';
    return;
  }
  error.message += ' in ES module scope';
  if (name === 'require') error.message += ', you can use import instead';
  const { url } = record;
  if (!url.startsWith('file:') || !/\.js(?:\?[^#]*)?(?:#.*)?$/.test(url)) return;
  const pkg = packages.nearest(pathOf(url));
  if (pkg?.type !== 'module') return;
  error.message += '\nThis file is being treated as an ES module because it has a \'.js\' file extension and ' +
    `'${pkg.path}' contains "type": "module". To treat it as a CommonJS script, rename it to use the '.cjs' file ` +
    'extension.';
}

module.exports = { explainMissingGlobal };
