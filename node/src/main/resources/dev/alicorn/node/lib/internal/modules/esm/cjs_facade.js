'use strict';
// CommonJS modules as ES modules: the file runs when the facade is evaluated; the names come from reading its text.

const { binding } = require('internal/modules/host');
const { Record } = require('internal/modules/esm/record');
const { namesOf } = require('internal/modules/esm/cjs_names');

function sourceFor(names) {
  const variables = names.map((_, index) => `, v${index} = r[${index + 1}]`);
  const specifiers = names.map((name, index) => `, v${index} as ${JSON.stringify(name)}`);
  return 'import m from "alicorn:meta";\n' +
    `const r = m(), d = r[0]${variables.join('')};\n` +
    `export { d as default, d as "module.exports"${specifiers.join('')} };\n`;
}

function valueOf(exports, name) {
  if (exports === null || exports === undefined || !Object.hasOwn(exports, name)) return undefined;
  try {
    return exports[name];
  } catch {
    // A getter that throws is the program's business when it is used.
    return undefined;
  }
}

/** `run()` gives module.exports. */
function create(url, filename, source, run) {
  const names = namesOf(filename, source).filter((name) => name !== 'default' && name !== 'module.exports');
  const record = new Record(url, 'commonjs', binding.compileModule(sourceFor(names), url));
  record.filename = filename;
  binding.setMeta(record.id, () => {
    const exports = run();
    return [exports].concat(names.map((name) => valueOf(exports, name)));
  });
  return record;
}

module.exports = { create };
