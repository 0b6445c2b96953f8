'use strict';

// Time limits, code from strings, microtasks, and properties of contexts that are not plain.

const vm = require('node:vm');

/** Prints a value, or what is thrown. */
function show(run) {
  try {
    console.log(run());
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
}

show(() => vm.runInThisContext('while(true){}', { timeout: 20 }));
show(() => vm.runInNewContext('while(true){}', {}, { timeout: 20 }));
show(() => vm.runInNewContext('while(true){}', {}, { timeout: 20 }));
show(() => vm.runInNewContext('1+1', {}, { timeout: 2000 }));
show(() => vm.runInNewContext('try { while(true){} } catch (e) { 5 } finally { 6 }', {}, { timeout: 20 }));
const c = vm.createContext({ loop: () => { while (true); } });
show(() => vm.runInContext('loop()', c, { timeout: 20 }));
show(() => vm.runInNewContext('throw new Error("q")', {}, { timeout: 2000, displayErrors: false }));
setTimeout(() => console.log('alive'), 5);
const ctx = vm.createContext({ v: 1 }, { codeGeneration: { strings: false } });
show(() => vm.runInContext('eval("1")', ctx));
show(() => vm.runInContext('new Function("1")', ctx));
const m = vm.createContext({ log: [] }, { microtaskMode: 'afterEvaluate' });
vm.runInContext('Promise.resolve().then(() => log.push(1)); log.push(0)', m);
console.log(m.log);
Object.defineProperty(ctx, 'ro', { value: 5 });
show(() => vm.runInContext('ro = 6; ro', ctx));
Object.defineProperty(ctx, 'acc', { get() { return 'g' }, set(v) { this.seen = v } });
show(() => vm.runInContext('acc = 6; acc + seen', ctx));
show(() => vm.runInContext('Object.getOwnPropertyDescriptor(globalThis, "ro")', ctx));
show(() => vm.runInContext('Object.defineProperty(globalThis, "dp", { value: 4, enumerable: true }); dp', ctx));
show(() => ctx.dp);
show(() => vm.runInContext('Object.prototype.hasOwnProperty.call(globalThis, "v") + ("zz" in globalThis)', ctx));
show(() => vm.runInContext('var w = 1; delete w', ctx));
show(() => vm.runInContext('function g() {} ; delete g', ctx));
show(() => vm.runInContext('imp = 1; delete imp', ctx));
show(() => vm.runInContext('(function() { return typeof this })()', ctx));
const s = new vm.Script('globalVar = (typeof globalVar === "undefined" ? 0 : globalVar) + 1'); const cc = vm.createContext({}); s.runInContext(cc); s.runInContext(cc);
show(() => cc.globalVar);
show(() => vm.runInContext('with({q:1}) { q }', ctx));
show(() => vm.runInContext('label: for (const x of [1,2]) { if (x == 1) continue label; x }', ctx));
show(() => vm.runInContext('async function af() { await 1; return v } typeof af().then', ctx));
show(() => vm.runInContext('var { a1, b1: [b2], ...rest } = { a1: 1, b1: [2], c1: 3 }; JSON.stringify([a1, b2, rest])', ctx));
show(() => ctx.rest);
show(() => vm.runInContext('arguments', ctx));
show(() => vm.runInContext('require', ctx));
show(() => vm.runInContext('console', vm.createContext()) !== console);
show(() => vm.runInContext('class A { static x = 1 } ; A.x', ctx));
show(() => vm.runInContext('A.x', ctx));
show(() => ctx.A);
show(() => Object.getOwnPropertyNames(vm.runInContext('globalThis', vm.createContext({ q: 1 }))).includes('Array'));
show(() => vm.runInContext('x = 1; "use strict"; y = 2', vm.createContext({})));
show(() => vm.isContext(vm.runInContext('globalThis', ctx)));
