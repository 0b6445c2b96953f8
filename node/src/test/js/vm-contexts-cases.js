'use strict';

// Scripts in contexts of their own: their globals, their declarations, and what is refused.

const vm = require('node:vm');

/** Prints a value, or what is thrown. */
function show(run) {
  try {
    console.log(run());
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
}

const ctx = vm.createContext({ a: 1, console });
show(() => vm.isContext(ctx));
show(() => vm.isContext({}));
show(() => vm.runInContext('a + 1', ctx));
show(() => vm.runInContext('var b = 3; function f() { return b } f()', ctx));
show(() => JSON.stringify(ctx));
show(() => typeof ctx.f);
show(() => vm.runInContext('c = 5; let d = 6; const e = 7; class K {}', ctx));
show(() => ctx.c);
show(() => ctx.d);
show(() => vm.runInContext('d + e + typeof K', ctx));
show(() => vm.runInContext('e = 1', ctx));
show(() => vm.runInContext('let d', ctx));
show(() => vm.runInContext('nope', ctx));
show(() => vm.runInContext('typeof nope + typeof process', ctx));
show(() => vm.runInContext('this === globalThis', ctx));
show(() => vm.runInContext('globalThis.a', ctx));
show(() => vm.runInContext('"use strict"; undeclared = 1', ctx));
show(() => vm.runInContext('Object.keys(globalThis)', ctx));
show(() => vm.runInNewContext('x * 2', { x: 4 }));
show(() => new vm.Script('y ??= 0; y++').runInNewContext({ y: 4 }));
show(() => vm.runInContext('return 1', ctx));
show(() => vm.runInContext('delete a; typeof a', ctx));
show(() => 'a' in ctx);
show(() => vm.compileFunction('return a1 + q', ['q'], { parsingContext: vm.createContext({ a1: 1 }) })(2));
show(() => vm.runInContext('for (var i = 0; i < 3; i++) i; ', ctx));
show(() => ctx.i);
show(() => vm.runInContext('if (true) { 42 }', ctx));
show(() => vm.runInContext('({}) instanceof Object', ctx));
show(() => vm.runInContext('Function("return typeof d")()', ctx));
show(() => vm.runInContext('"use strict"; var sv = 1; function sf() { return sv }; sf()', ctx));
show(() => ctx.sv + typeof ctx.sf);
show(() => vm.runInContext('throw new TypeError("x")', ctx));
show(() => vm.runInContext('var 1x', ctx));
show(() => vm.runInContext('undefined = 1; undefined', ctx));
show(() => vm.runInContext('1', {}));
show(() => vm.runInContext('eval("var ev = 1; ev + c")', ctx));
