'use strict';
// CommonJS: cycles, caching, the module object, JSON, extensions, resolution, createRequire.

const Module = require('module');
const { attempt, path, root, show, tree } = require('./fixture.js');

tree({
  'cycle/a.js': "exports.early = 1; const b = require('./b'); exports.late = b.seen; exports.b = b.done;",
  'cycle/b.js': "const a = require('./a'); exports.seen = JSON.stringify(a); exports.done = true;",
  'counter.js': 'globalThis.count = (globalThis.count ?? 0) + 1; module.exports = globalThis.count;',
  'throws.js': "globalThis.thrown = (globalThis.thrown ?? 0) + 1; throw new Error(`thrown ${globalThis.thrown}`);",
  'data.json': '\uFEFF{ "a": [1, 2, { "b": null }] }',
  'bad.json': '{ "a": }',
  'broken.js': 'var x = ;\n',
  'args.js': 'module.exports = [arguments.length, typeof require, this === exports, __filename, __dirname];',
  'shebang.js': '#!/usr/bin/env node\nmodule.exports = "after the shebang";',
  'bom.js': '\uFEFFmodule.exports = "after the mark";',
  'dir/index.js': 'module.exports = "index";',
  'main/package.json': { main: './lib/entry' },
  'main/lib/entry.js': 'module.exports = "entry";',
  'nomain/package.json': { main: './absent.js' },
  'nomain/index.js': 'module.exports = "fallback";',
  'both.js': 'module.exports = "file";',
  'both/index.js': 'module.exports = "folder";',
  'node_modules/dep/index.js': 'module.exports = "dep of root";',
  'nested/node_modules/dep/index.js': 'module.exports = "dep of nested";',
  'nested/use.js': 'module.exports = require("dep");',
  'text.txt': 'module.exports = "no extension is known, so it is code";',
  'parent.js': 'require("./child"); module.exports = [module.id === __filename, module.loaded, module.children.length, module.paths[0]];',
  'child.js': 'module.exports = module.parent.filename;',
  'strict.js': 'module.exports = (function () { return this === undefined; })();',
  'returns.js': 'exports.before = true; return; exports.after = true;',
});
const load = (name) => require(path.join(root, name));

show('cycle', load('cycle/a.js'));
show('cached', [load('counter'), load('counter.js'), load('./counter')]);
delete require.cache[path.join(root, 'counter.js')];
show('after deletion', load('counter'));
attempt('throws', () => load('throws'));
attempt('throws again', () => load('throws'));
show('is it cached', path.join(root, 'throws.js') in require.cache);
show('json', load('data.json'));
attempt('bad json', () => {
  try {
    return load('bad.json');
  } catch (error) {
    return `${error.name} ${error.message.startsWith(path.join(root, 'bad.json: '))}`;
  }
});
attempt('syntax error', () => {
  try {
    return load('broken.js');
  } catch (error) {
    return [error.name, error.message, error.stack.split('\n').slice(0, 3)];
  }
});
show('args', load('args'));
show('shebang', load('shebang'));
show('bom', load('bom'));
show('index', load('dir'));
show('main', load('main'));
process.removeAllListeners('warning');
process.on('warning', (warning) => show('warning', `${warning.name} ${warning.code}`));
show('bad main', load('nomain'));
show('file before folder', load('both'));
show('trailing slash', load('both/'));
show('nested dep', load('nested/use.js'));
show('text', load('text.txt'));
show('parent', load('parent'));
show('child', load('child'));
show('sloppy', load('strict'));
show('return', load('returns'));

const from = Module.createRequire(path.join(root, 'nested', 'x.js'));
show('createRequire', from('dep'));
show('resolve', from.resolve('dep'));
show('resolve with paths', from.resolve('dep', { paths: [root] }));
show('resolve.paths', from.resolve.paths('dep').slice(0, 2));
show('resolve.paths relative', from.resolve.paths('./x'));
show('resolve.paths built-in', from.resolve.paths('fs') ?? 'null');
show('createRequire of a folder', Module.createRequire(`${root}/nested/`).resolve('dep'));
attempt('createRequire relative', () => Module.createRequire('./x'));
for (const id of ['fs', 'node:fs', 'test', 'nope', 'node:nope', 'internal/errors']) {
  show(`isBuiltin ${id}`, Module.isBuiltin(id));
}
attempt('unknown built-in', () => require('node:nope'));
attempt('number', () => require(1));
attempt('empty', () => require(''));
attempt('absent', () => load('absent'));
attempt('absent package', () => from('absent-package'));
try {
  from('./absent');
} catch (error) {
  show('require stack', error.requireStack);
  show('message', error.message);
}
show('wrap', Module.wrap('x'));
require.extensions['.up'] = (module, filename) => {
  module.exports = path.basename(filename).toUpperCase();
};
tree({ 'special.up': '' });
show('extension', load('special'));
delete require.extensions['.up'];
const made = new Module('made');
made._compile('module.exports = [__filename, 1 + 1]', path.join(root, 'made.js'));
show('_compile', made.exports);
show('require.main', require.main === module);
show('names', [require.name, require.resolve.name, require.resolve.paths.name, require.length]);
