// Import attributes, and JSON modules.
import fixture from './fixture.js';
import { createRequire } from 'module';

// Node 20 warns of JSON modules and of require(esm), later ones do not.
process.removeAllListeners('warning');
const { attemptAsync, root, show, tree } = fixture;
tree({
  'data.json': '{"x": [1, null]}',
  'bad.json': '{"x": }',
  'bom.json': '\uFEFF"marked"',
  'static.mjs': 'import data from "./data.json" with { type: "json" }; export default data;',
  'reexport.mjs': 'export { default } from "./data.json" with { type: "json" };',
  'two.mjs': 'import a from "./data.json" with { type: "json" };\nimport b from "./data.json" with { "type": \'json\' };\nexport default a === b;',
  'missing.mjs': 'import data from "./data.json"; export default data;',
  'wrong.mjs': 'import x from "./code.mjs" with { type: "json" }; export default x;',
  'unknown-type.mjs': 'import x from "./code.mjs" with { type: "css" }; export default x;',
  'named.mjs': 'import { x } from "./data.json" with { type: "json" }; export default x;',
  'code.mjs': 'export default "code";',
  'with.mjs': 'export const text = \'from "./x" with { type: "json" }\'; import v from "./code.mjs" with {}; export default v;',
});
const load = (name, options) => import(`${root}/${name}`, options);
const json = { with: { type: 'json' } };

show('static', (await load('static.mjs')).default);
show('dynamic', (await load('data.json', json)).default);
show('keys', Object.keys(await load('data.json', json)));
show('same value', (await load('data.json', json)).default === (await load('static.mjs')).default);
show('reexport', (await load('reexport.mjs')).default);
show('twice', (await load('two.mjs')).default);
show('shared with require', createRequire(`${root}/x.js`)('./data.json') === (await load('static.mjs')).default);
show('bom', (await load('bom.json', json)).default);
show('data URL', (await import('data:application/json,[1]', json)).default);
show('empty attributes', [(await load('code.mjs', {})).default, (await load('code.mjs', { with: {} })).default]);
show('with', (await load('with.mjs')).default);
await attemptAsync('bad JSON', async () => {
  try {
    return await load('bad.json', json);
  } catch (error) {
    return [error.name, error.message.startsWith(`${root}/bad.json: `)];
  }
});
// The codes were ERR_IMPORT_ASSERTION_… in Node 20.
const refusal = (promise) => promise.then(() => 'no error', ({ name, code, message }) =>
  (code?.startsWith('ERR_IMPORT_A') ? `${name} of attributes` : `${name} ${message}`));
for (const name of ['missing', 'wrong', 'unknown-type', 'named']) show(name, await refusal(load(`${name}.mjs`)));
show('dynamic missing', await refusal(load('data.json')));
show('dynamic wrong', await refusal(load('code.mjs', json)));
show('dynamic unknown type', await refusal(load('code.mjs', { with: { type: 'css' } })));
show('dynamic unknown key', await refusal(load('code.mjs', { with: { type: 'json', more: '1' } })));
for (const [label, options] of [['null', null], ['number', 1], ['with null', { with: null }], ['with number value', { with: { type: 1 } }]]) {
  show(label, await load('code.mjs', options).then(() => 'no error', (error) => error.name));
}
