'use strict';
// Where import() and import.meta may stand, and where they only look so: in strings, patterns, templates and comments.

const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'import-places-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true }));
const write = (name, text) => fs.writeFileSync(path.join(folder, name), text);

write('a.mjs', 'export default "a";');
write('data.json', '{"x":1}');

const modules = {
  strings: 'export default ["import(\'x\')", \'import.meta\', `import("./no") ${(await import("./a.mjs")).default}`].join();',
  patterns: 'const g = 2; const a = 6 / 2 / g; export default [/import("x")/.source, /[/]import.meta/.source, a, typeof import("./a.mjs")].join();',
  afterBraces: 'if (true) {} /import(1)/.test(""); export default `${{}}${`${typeof import.meta.url}`}`;',
  comments: '/* import("x") */ // import.meta\nexport default typeof /* c */ import /* d */ ("./a.mjs");',
  metaSpaced: 'export default typeof import . meta . url + typeof import\n.\nmeta;',
  properties: 'const o = { import(x) { return x; }, $import: 1 }; export default o.import(3) + o?.import(4) + o.$import;',
  spread: 'async function f() { return [...(await import("./a.mjs")).default, ...import.meta.url.slice(0, 4)]; }\nexport default await f();',
  privateNames: 'class A { #import(x) { return x; } m() { return this.#import(2); } } export default new A().m();',
  withBraces: 'export default "with {" + `with { ${1} }`;',
  attributes: 'import d from "./data.json" with { type: "json" };\nexport default [d.x, "import(1)", (await import("./a.mjs")).default].join();',
  makesCode: 'export default await new Function("return import(\'node:path\')")().then((p) => typeof p.join);',
  emptyCall: 'export default import();',
  newCall: 'export default new import("./a.mjs");',
  assigned: 'import.meta = 1;',
  increased: '++import.meta;',
  newMeta: 'import.meta.K = class {}; export default typeof new import.meta.K();',
};
const scripts = {
  call: 'module.exports = import("./a.mjs").then((m) => m.default);',
  text: 'module.exports = ["import(1)", /import(2)/.source, `import(3)`].join();',
  returns: 'module.exports = typeof import("./a.mjs");\nreturn;\nimport("./never.mjs");',
  meta: 'module.exports = import.meta.url;',
  evaluated: 'module.exports = eval("import(\'./a.mjs\')").then((m) => m.default);',
};

async function show(name, load) {
  try {
    console.log(`${name}:`, await load());
  } catch (error) {
    console.log(`${name}:`, error.name, error.message);
  }
}

(async () => {
  for (const [name, text] of Object.entries(modules)) {
    write(`${name}.mjs`, text);
    await show(name, async () => (await import(path.join(folder, `${name}.mjs`))).default);
  }
  for (const [name, text] of Object.entries(scripts)) {
    write(`${name}.cjs`, text);
    await show(name, () => require(path.join(folder, `${name}.cjs`)));
  }
})();
