'use strict';
// "exports" and "imports" of packages, from CommonJS and from ES modules.

const { attempt, attemptAsync, path, root, tree } = require('./fixture.js');

const file = (text) => `module.exports = ${JSON.stringify(text)};`;
tree({
  'app/package.json': {
    name: 'app',
    exports: { '.': './main.js', './own': './own.js' },
    imports: {
      '#plain': './own.js',
      '#cond': { import: './import.mjs', require: './require.js' },
      '#pattern/*': './lib/*.js',
      '#pattern/private/*': null,
      '#dep': 'map/feature',
      '#bad': '../outside.js',
      '#none': { never: './own.js' },
    },
  },
  'app/main.js': file('app main'),
  'app/own.js': file('app own'),
  'app/require.js': file('by require'),
  'app/import.mjs': 'export default "by import";',
  'app/lib/x.js': file('lib x'),
  'app/use.cjs': 'exports.req = (id) => require(id); exports.imp = async (id) => { const ns = await import(id); return ns.default; };',
  'app/node_modules/map/package.json': {
    name: 'map',
    exports: {
      '.': { import: './esm.mjs', require: './cjs.js', default: './default.js' },
      './feature': './feature.js',
      './array': ['not-valid', './feature.js'],
      './dir/*': './dir/*.js',
      './dir/*.css': './dir/*.css.js',
      './dir/hidden/*': null,
      './null': null,
      './nested': { node: { import: './esm.mjs', require: './cjs.js' } },
      './invalid': '../app/own.js',
      './space': './with%20space.js',
      './package.json': './package.json',
    },
  },
  'app/node_modules/map/cjs.js': file('map cjs'),
  'app/node_modules/map/esm.mjs': 'export default "map esm";',
  'app/node_modules/map/default.js': file('map default'),
  'app/node_modules/map/feature.js': file('map feature'),
  'app/node_modules/map/with space.js': file('map space'),
  'app/node_modules/map/dir/a.js': file('map dir a'),
  'app/node_modules/map/dir/a.css.js': file('map dir css'),
  'app/node_modules/map/dir/hidden/b.js': file('hidden'),
  'app/node_modules/sugar/package.json': { exports: './main.js' },
  'app/node_modules/sugar/main.js': file('sugar'),
  'app/node_modules/mixed/package.json': { exports: { '.': './x.js', 'import': './y.js' } },
  'app/node_modules/badjson/package.json': '{ "name": ',
  'app/node_modules/badjson/index.js': file('never'),
  'app/node_modules/legacy/package.json': { main: './lib/main.js' },
  'app/node_modules/legacy/lib/main.js': file('legacy main'),
  'app/node_modules/legacy/lib/other.js': file('legacy other'),
  'app/node_modules/@scope/pkg/package.json': { exports: { './*': './src/*.js' } },
  'app/node_modules/@scope/pkg/src/deep/x.js': file('scoped deep'),
});

const { req, imp } = require(path.join(root, 'app/use.cjs'));
const requests = [
  'app', 'app/own', 'app/main.js', '#plain', '#cond', '#pattern/x', '#pattern/private/x', '#pattern/absent', '#dep',
  '#bad', '#none', '#absent', '#',
  'map', 'map/feature', 'map/array', 'map/dir/a', 'map/dir/a.css', 'map/dir/hidden/b', 'map/null', 'map/nested',
  'map/invalid', 'map/space', 'map/absent', 'map/dir/../feature', 'map/dir/absent',
  'sugar', 'sugar/main.js', 'mixed', 'legacy', 'legacy/lib/other.js', 'legacy/lib/other',
  '@scope/pkg/deep/x', '@scope/pkg', '@scope', '.invalid', 'with%percent/x', 'absent', 'absent/sub',
];
(async () => {
  for (const request of requests) {
    attempt(`require ${request}`, () => req(request));
    await attemptAsync(`import ${request}`, () => imp(request));
  }
  attempt('package.json', () => req('map/package.json').name);
  await attemptAsync('malformed', () => imp('badjson').catch(({ code }) => code));
})();
