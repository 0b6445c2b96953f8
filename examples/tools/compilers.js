'use strict';

const ts = require('typescript');
const { minify } = require('terser');
const esbuild = require('esbuild');
const prettier = require('prettier');

const source = `enum Color { Red, Green }
export const pick = <T,>(all: T[], at: number): T | undefined => all?.[at];
export class Point { #x = 1; get x(): number { return this.#x; } static readonly origin = Color.Red; }`;

function check(text) {
  const options = { noLib: true, noEmit: true, strict: true, types: [] };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.getSourceFile = (name, ...rest) => (name === 'in.ts' ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2020) : read(name, ...rest));
  const diagnostics = ts.createProgram(['in.ts'], options, host).getSemanticDiagnostics();
  return diagnostics.map(({ code, start, messageText }) => [code, start, messageText]);
}

async function main() {
  const { outputText, sourceMapText } = ts.transpileModule(source, { compilerOptions: { module: 'commonjs', target: 'es2017', sourceMap: true } });
  console.log(outputText, sourceMapText.length);
  console.log(check('const n: number = "x"; export { n };'));
  const { code, map } = await minify({ 'a.js': 'export function sum(first, second) { if (first) { return first + second } return second }' }, { module: true, sourceMap: true });
  console.log(code, map);
  console.log((await esbuild.transform(source, { loader: 'ts', minify: true, target: 'es2019' })).code);
  console.log(esbuild.transformSync('a ?? b', { target: 'es2015' }).code);
  await esbuild.transform('let 1', { logLevel: 'silent' }).catch(({ errors }) => console.log(errors[0].text, errors[0].location.column));
  console.log(await prettier.format('const a={b:1,c:[1,2]};if(a){f( )}', { parser: 'babel', singleQuote: true }));
  console.log(await prettier.format('a{color:red;b:c}', { parser: 'css' }));
  await prettier.format('let 1', { parser: 'babel' }).catch(({ name, message }) => console.log(name, message.split('\n')[0]));
  await esbuild.stop();
}

main();
