'use strict';
// import(): from CommonJS, specifiers of all kinds, identity, failure, order.

const { pathToFileURL } = require('url');
const { attemptAsync, path, root, scrub, show, tree } = require('./fixture.js');

tree({
  'a.mjs': 'globalThis.ran = (globalThis.ran ?? 0) + 1; export default globalThis.ran;',
  'sub/b.mjs': 'export const from = (id) => import(id); export default "b";',
  'sub/c.mjs': 'export default "c, beside b";',
  'from.cjs': 'exports.from = (id, options) => import(id, options); // import("comment")\nexports.text = "import(\'string\')"; exports.re = /import(.)/.source;',
  'throws.mjs': 'throw new RangeError("from the module");',
  'throws-undefined.mjs': 'throw undefined;',
  'syntax.mjs': 'let let = 1;',
  'dir/index.js': '',
  'space name.mjs': 'export default "spaces";',
  'file.unknown': '',
  'noext': 'module.exports = "no extension";',
});
const { from, text, re } = require(path.join(root, 'from.cjs'));

(async () => {
  const first = await from('./a.mjs');
  show('once', [first.default, (await from('./a.mjs')).default, (await from(`${root}/a.mjs`)) === first]);
  show('url', (await from(pathToFileURL(`${root}/a.mjs`))) === first);
  show('query', (await from('./a.mjs?x=1')).default);
  show('fragment', (await from('./a.mjs#y')).default);
  show('escaped', (await from('./%61.mjs')).default);
  show('spaces', [(await from('./space%20name.mjs')).default, (await from('./space name.mjs')).default]);
  const { from: fromB } = await from('./sub/b.mjs');
  show('relative to the module', (await fromB('./c.mjs')).default);
  show('built-in', Object.keys(await from('path')).includes('join'));
  show('data', (await from('data:text/javascript,export default 6 * 7')).default);
  show('data base64', (await from(`data:text/javascript;base64,${btoa('export default "b64"')}`)).default);
  show('left alone', [text, re]);
  show('is a promise', from('path') instanceof Promise);
  await attemptAsync('throws', () => from('./throws.mjs'));
  const errors = await Promise.all([1, 2].map(() => from('./throws.mjs').catch((error) => error)));
  show('same error', errors[0] === errors[1]);
  show('undefined', await from('./throws-undefined.mjs').then(() => 'no', (error) => String(error)));
  await attemptAsync('syntax', () => from('./syntax.mjs'));
  await attemptAsync('absent', () => from('./absent.mjs'));
  await attemptAsync('absent package', () => from('absent-package'));
  await attemptAsync('folder', () => from('./dir'));
  await attemptAsync('unknown extension', () => from('./file.unknown'));
  show('no extension', (await from('./noext')).default);
  await attemptAsync('http', () => from('http://example.com/x.mjs'));
  await attemptAsync('scheme', () => from('foo:bar'));
  await attemptAsync('encoded slash', () => from('./sub%2Fb.mjs'));
  await attemptAsync('data relative', () => from('data:text/javascript,import "./x.mjs"'));
  await attemptAsync('data unknown', () => from('data:text/plain,x'));
  await attemptAsync('empty', () => from(''));
  await attemptAsync('symbol', () => from(Symbol('s')));
  await attemptAsync('object', () => from({ toString: () => './sub/c.mjs' }).then((ns) => ns.default));
  await attemptAsync('toString throws', () => from({ toString() { throw new Error('in toString'); } }));
  const url = await from('./absent.mjs').catch((error) => error.url);
  show('url of the error', scrub(url));

  const order = [];
  const pending = from('./sub/c.mjs').then(() => order.push('imported'));
  process.nextTick(() => order.push('tick'));
  Promise.resolve().then(() => order.push('microtask'));
  order.push('sync');
  await pending;
  show('order', order);
  const direct = await import('./fixture.js');
  show('own import', direct.default.root === root);
})();
