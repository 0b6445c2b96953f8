// import.meta
import fixture from './fixture.js';

const { attemptAsync, root, show, tree } = fixture;
tree({
  'meta.mjs': `export const url = import.meta.url; export const { filename, dirname } = import.meta;
    export const keys = Object.keys(import.meta); export const proto = Object.getPrototypeOf(import.meta);
    export const resolve = (id) => import.meta.resolve(id); export const meta = import.meta;
    import.meta.extra = 1; export const again = () => import.meta.extra;`,
  'cycle-a.mjs': 'import { early } from "./cycle-b.mjs"; export function where() { return import.meta.url; } export { early };',
  'cycle-b.mjs': 'import { where } from "./cycle-a.mjs"; export const early = where();',
  'assign.mjs': 'import.meta = 1;',
  'text.mjs': `// import.meta in a comment
    export const s = 'import.meta', t = \`import.meta \${import.meta.url.length > 0}\`, r = /import.meta/.source;
    export default [import . meta.url === import/* */.meta.url, typeof import.meta];`,
  'names.mjs': 'const ímport = "taken"; export default [ímport, typeof import.meta.url];',
  'dep/package.json': {},
  'node_modules/pkg/package.json': { exports: { '.': './main.js', './x': './absent.js' } },
  'node_modules/pkg/main.js': '',
  'space name.mjs': 'export default [import.meta.url, import.meta.filename];',
});

const ns = await import(`${root}/meta.mjs`);
show('url', ns.url);
show('filename', ns.filename);
show('dirname', ns.dirname);
// `main` is new in Node 24.
show('keys', ns.keys.filter((key) => key !== 'main'));
show('prototype', String(ns.proto));
show('same object', [ns.again(), ns.meta.extra]);
show('query', (await import(`${root}/meta.mjs?q`)).url);
show('resolve relative', ns.resolve('./absent.mjs'));
show('resolve parent', ns.resolve('../x'));
show('resolve package', ns.resolve('pkg'));
show('resolve package subpath', ns.resolve('pkg/x'));
show('resolve built-in', [ns.resolve('fs'), ns.resolve('node:fs')]);
show('resolve URL', ns.resolve('http://example.com/x'));
await attemptAsync('resolve absent package', async () => ns.resolve('absent-package'));
await attemptAsync('resolve not exported', async () => ns.resolve('pkg/nope'));
show('in a cycle', (await import(`${root}/cycle-a.mjs`)).early);
await attemptAsync('assignment', () => import(`${root}/assign.mjs`));
const text = await import(`${root}/text.mjs`);
show('text', [text.default, text.s, text.t, text.r]);
show('taken name', (await import(`${root}/names.mjs`)).default);
show('space', (await import(`${root}/space%20name.mjs`)).default);
show('data', (await import('data:text/javascript,export default [import.meta.url.length, import.meta.filename]')).default);
show('own', [typeof import.meta.resolve, import.meta.url.endsWith('import-meta-cases.mjs')]);
