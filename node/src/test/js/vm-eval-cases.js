'use strict';

// eval() in contexts: by its name it sees the variables around it, otherwise the context's globals, wherever it is called.

const vm = require('vm');

const context = vm.createContext({ q: 1, log: console.log });
const run = (code) => {
  try {
    console.log(vm.runInContext(code, context));
  } catch ({ name, message }) {
    console.log(name, message);
  }
};

run('(function() { var q = 2; return [eval("q"), (0, eval)("q"), eval?.("q"), globalThis.eval("q")]; })()');
run('var e = eval; (function() { var q = 3; return [e("q"), e === eval, eval === globalThis.eval, typeof eval, eval.name, eval.length]; })()');
run('(0, eval)("var made = 5; let kept = 6; function f() { return made + kept }"); [made, kept, f(), typeof globalThis.kept]');
run('({ eval: 1, "(0,eval)": 2, "eval;": 3 })');
run('[`${[eval].length} eval`, /eval,/.source, { eval(x) { return x } }.eval(7)]');
run('(function(eval) { return eval })(8)');
run('[eval(9), eval(), (0, eval)({ a: 1 }).a]');
run('(0, eval)("let 1")');
run('(0, eval)("unknownName")');
run('(0, eval)("this") === globalThis');
run('(0, eval)("(0, eval)(\'q\')")');
console.log(context.e('q + typeof log'), vm.runInContext('eval', context)('q = 10'), context.q, typeof q);

const bare = vm.createContext(vm.constants?.DONT_CONTEXTIFY ?? {});
vm.runInContext('var z = 1', bare);
console.log(vm.runInContext('eval', bare)('typeof z'), typeof z);

const strict = vm.createContext({}, { codeGeneration: { strings: false } });
for (const code of ['eval("1")', '(0, eval)("1")', 'globalThis.eval("1")']) {
  try {
    console.log(vm.runInContext(code, strict));
  } catch ({ name, message }) {
    console.log(name, message);
  }
}
console.log(vm.compileFunction('return [eval("a"), (0, eval)("typeof a"), (0, eval)("q")]', ['a'], { parsingContext: context })(11));
