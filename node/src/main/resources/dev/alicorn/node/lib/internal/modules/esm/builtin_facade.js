'use strict';
// Built-in modules as ES modules: a default export, and named ones that follow the module when they are synchronised.

const builtins = require('internal/modules/builtins');
const { binding } = require('internal/modules/host');
const { Record, registry } = require('internal/modules/esm/record');
const { isCostly, lateArray } = require('internal/util/late_array');

const facades = [];

function valuesOf(exports, names) {
  return names.map((name) => {
    try {
      const getter = Object.getOwnPropertyDescriptor(exports, name)?.get;
      return isCostly(getter) ? lateArray(getter) : exports[name];
    } catch {
      return undefined;
    }
  });
}

/** Source of a module whose exports can be set again: `m.names` values, delivered to `m.set`. */
function sourceFor(names) {
  const variables = names.map((_, index) => `v${index}`);
  const specifiers = names.map((name, index) => `v${index} as ${JSON.stringify(name)}`);
  return 'import m from "alicorn:meta";\n' +
    `let d = m.exports${variables.map((name) => `, ${name}`).join('')};\n` +
    `m.set = (r) => { ${variables.map((name, index) => `${name} = r[${index}];`).join(' ')} };\nm.set(m.values);\n` +
    `export { d as default${specifiers.map((specifier) => `, ${specifier}`).join('')} };\n`;
}

function create(id) {
  const exports = builtins.load(id);
  const names = Object.keys(exports).filter((name) => name !== 'default');
  const url = `node:${id}`;
  const record = new Record(url, 'builtin', binding.compileModule(sourceFor(names), url));
  const meta = { exports, values: valuesOf(exports, names), set: undefined };
  binding.setMeta(record.id, meta);
  // At once, so that the exports are there even in a cycle of the importing modules.
  binding.instantiate(record.id, () => undefined);
  record.evaluate();
  facades.push({ exports, names, meta });
  registry.set(url, undefined, record);
  return record;
}

function recordFor(id) {
  return registry.get(`node:${id}`, undefined) ?? create(id);
}

function syncAll() {
  for (const { exports, names, meta } of facades) meta.set(valuesOf(exports, names));
}

module.exports = { recordFor, syncAll };
