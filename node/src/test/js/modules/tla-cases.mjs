// Top-level await, evaluation order, cycles and live bindings among ES modules.
import fixture from './fixture.js';

const { attemptAsync, root, show, tree } = fixture;
globalThis.log = [];
tree({
  'order.mjs': 'import "./slow.mjs"; import "./fast.mjs"; log.push("order");',
  'slow.mjs': 'log.push("slow starts"); await new Promise((resolve) => setTimeout(resolve, 20)); log.push("slow ends");',
  'fast.mjs': 'log.push("fast"); await null; log.push("fast after await");',
  'value.mjs': 'export const value = await Promise.resolve("awaited"); export default await import("./plain.mjs");',
  'plain.mjs': 'export default "plain"; export let n = 0; export const add = () => ++n;',
  'rejects.mjs': 'await Promise.reject(new Error("rejected at top level"));',
  'imports-rejects.mjs': 'import "./rejects.mjs"; log.push("never");',
  'for.mjs': 'const out = []; for await (const x of (async function* () { yield 1; yield 2; })()) out.push(x); export default out;',
  'a.mjs': 'import { b, useA } from "./b.mjs"; export const a = "a"; export { b }; export default useA();',
  'b.mjs': 'import { a } from "./a.mjs"; export const b = "b"; export const useA = () => a; export const early = (() => { try { return a; } catch (error) { return error.name; } })();',
  'self.mjs': 'import * as self from "./self.mjs"; export const x = 1; export default ["x" in self, "default" in self, self.x];',
  'live.mjs': 'export { n, add } from "./plain.mjs"; export * from "./plain.mjs";',
  'conflict.mjs': 'export * from "./c1.mjs"; export * from "./c2.mjs";',
  'c1.mjs': 'export const same = 1; export const one = 1;',
  'c2.mjs': 'export const same = 2; export const two = 2;',
  'wants-conflict.mjs': 'import { same } from "./conflict.mjs"; same;',
  'hoist-a.mjs': 'import { early } from "./hoist-b.mjs"; export function hoisted() { return "hoisted"; } export { early };',
  'hoist-b.mjs': 'import { hoisted } from "./hoist-a.mjs"; export const early = hoisted();',
  'strings.mjs': 'const v = 1; export { v as "any name" }; export { "any name" as w } from "./strings.mjs";',
  'strict.mjs': 'export default [this === undefined, typeof arguments, (function () { return this; })() === undefined];',
  'shebang.mjs': '#!/usr/bin/env node\nexport default "after the shebang";',
});
const load = (name) => import(`${root}/${name}`);

await load('order.mjs');
show('order', globalThis.log);
const value = await load('value.mjs');
show('value', [value.value, value.default.default]);
await attemptAsync('rejects', () => load('rejects.mjs'));
await attemptAsync('imports what rejects', () => load('imports-rejects.mjs'));
show('never ran', globalThis.log.includes('never'));
show('for await', (await load('for.mjs')).default);
const a = await load('a.mjs');
show('cycle', [a.a, a.b, a.default, (await load('b.mjs')).early]);
show('self', (await load('self.mjs')).default);
const live = await load('live.mjs');
live.add();
live.add();
show('live', [live.n, (await load('plain.mjs')).n]);
show('conflict', Object.keys(await load('conflict.mjs')));
await attemptAsync('ambiguous import', () => load('wants-conflict.mjs'));
show('hoisted in a cycle', (await load('hoist-a.mjs')).early);
const strings = await load('strings.mjs');
show('string names', [Object.keys(strings), strings.w]);
show('strict', (await load('strict.mjs')).default);
show('shebang', (await load('shebang.mjs')).default);
show('namespace is fixed', await load('plain.mjs').then((ns) => { ns.n = 5; }).catch(({ name }) => name));
show('both at once', (await Promise.all([load('plain.mjs?p'), load('plain.mjs?p')])).map((ns) => ns.add()));

const sequence = [];
process.nextTick(() => sequence.push('tick'));
Promise.resolve().then(() => sequence.push('microtask'));
await new Promise((resolve) => setImmediate(resolve));
show('microtasks before ticks', sequence);
