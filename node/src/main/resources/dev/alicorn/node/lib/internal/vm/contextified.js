'use strict';
// A context: an object whose properties are the globals of the code that runs in it.
//
// The engine has one global object, so this one is made of two proxies. `global` is what code sees as globalThis and
// this. `scope` is what a `with` statement puts in front of all other scopes: it has every name, so none is looked for
// further out, in the globals of the program.

const { isProxy } = require('internal/util/types');
const { createBuiltins, refuseStrings } = require('internal/vm/builtins');
const { declarationsOf, isStrict } = require('internal/vm/declarations');
const { INDIRECT, nameIndirect } = require('internal/vm/indirect_eval');
const { DECLARE, declare, exportVars, headOf, isReadOnlyBuiltin } = require('internal/vm/declare');

const IMPORTER = /^ím[0-9a-z]{4}$/;
const TYPEOF = /\btypeof[\s(]+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu;
const ENTER = 'with (arguments[1]) { return eval(arguments[2]) }';
const { eval: engineEval } = globalThis; // Under another name it would not see the scope around it.

const records = new WeakMap(); // by the object that was contextified, or the global object of one that was not

let enterFunction;

function enter(record, code) {
  // Compiled without strict mode, which has no `with`.
  enterFunction ??= internalBinding('modules').compileFunction(ENTER, 'node:internal/vm/enter', ['eval']);
  const wasEntering = record.entering;
  record.entering = true;
  try {
    return Reflect.apply(enterFunction, record.global, [engineEval, record.scope, code]);
  } finally {
    record.entering = wasEntering;
  }
}

/** What the object has wins over the language's globals; the object itself is seen as the global object. */
function lookUp(record, key) {
  const { object, builtins } = record;
  if (key in object) {
    const value = Reflect.get(object, key);
    return value === object ? record.global : value;
  }
  return builtins[key];
}

/** An accessor without a setter takes a value, and forgets it. */
function ignores(object, key) {
  const own = Object.getOwnPropertyDescriptor(object, key);
  return own !== undefined && !('value' in own) && own.set === undefined;
}

function globalHandler(record) {
  const { object, builtins } = record;
  return {
    has: (target, key) => key in object || key in builtins,
    get: (target, key) => lookUp(record, key),
    set(target, key, value) {
      if (isReadOnlyBuiltin(record, key)) return false;
      return Reflect.set(object, key, value) || ignores(object, key);
    },
    deleteProperty(target, key) {
      if (record.declared.has(key)) return false; // what was declared stays
      if (Object.hasOwn(object, key)) return Reflect.deleteProperty(object, key);
      return Reflect.deleteProperty(builtins, key);
    },
    ownKeys(target) {
      const own = Reflect.ownKeys(object);
      return Object.isExtensible(target) ? [...new Set([...own, ...Reflect.ownKeys(builtins)])] : own;
    },
    getOwnPropertyDescriptor(target, key) {
      const own = Reflect.getOwnPropertyDescriptor(object, key);
      if (own !== undefined) return own;
      const builtin = Reflect.getOwnPropertyDescriptor(builtins, key);
      return builtin === undefined || !Object.isExtensible(target) ? undefined : { ...builtin, configurable: true };
    },
  };
}

function notDefined(name, at) {
  const err = new ReferenceError(`${name} is not defined`);
  Error.captureStackTrace(err, at);
  return err;
}

function scopeHandler(record, handler) {
  const { object, builtins, lexicals } = record;
  const scope = {
    ...handler,
    has(target, key) {
      if (typeof key !== 'string' || record.bypass) return false;
      if (record.entering) { // eval(arguments[2]) is not the script's.
        if (key === 'arguments') record.entering = false;
        return false;
      }
      return true;
    },
    get(target, key) {
      if (key === Symbol.unscopables) return undefined;
      const lexical = lexicals.get(key);
      if (lexical !== undefined) return lexical.get();
      if (key === INDIRECT) return lookUp(record, 'eval');
      if (key in object || key in builtins) {
        const value = lookUp(record, key);
        // Called by its name, which is all that is left of it, it sees the variables around it.
        return key === 'eval' && value === record.evaluate && record.allowsStrings ? engineEval : value;
      }
      if (record.askedTypes.has(key)) return undefined;
      if (IMPORTER.test(key) && Object.hasOwn(globalThis, key)) return globalThis[key];
      throw notDefined(key, scope.get);
    },
    set(target, key, value) {
      const lexical = lexicals.get(key);
      if (lexical !== undefined) {
        lexical.set(value);
        return true;
      }
      if (record.strict && !(key in object) && !(key in builtins)) throw notDefined(key, scope.set);
      if (handler.set(target, key, value)) return true;
      if (record.strict) throw new TypeError(`Cannot assign to read only property '${key}' of object '[object Object]'`);
      return false;
    },
    deleteProperty: (target, key) => !lexicals.has(key) && handler.deleteProperty(target, key),
  };
  return scope;
}

/** The language's `eval` where it runs in a context's global scope. */
function evaluatorOf(record) {
  return {
    eval(code) {
      if (typeof code !== 'string') return code;
      if (!record.allowsStrings) refuseStrings();
      return run(record, code, {}, true);
    },
  }.eval;
}

/** Contextifies: `object` holds the globals. */
function create(object, { codeGeneration, microtaskMode } = {}) {
  const allowsStrings = codeGeneration?.strings ?? true;
  const record = {
    object, microtaskMode, allowsStrings, evaluate: null, builtins: null, global: null, scope: null,
    lexicals: new Map(), declared: new Set(), askedTypes: new Set(), entering: false, bypass: false, strict: false,
  };
  // The object itself as the target lets what it has for ever be told truly. Of a proxy nothing is asked needlessly.
  const shell = typeof object === 'function' || isProxy(object) ? {} : object;
  const makeFunction = (args) => {
    if (!allowsStrings) refuseStrings();
    Reflect.construct(Function, args); // throws what is no function
    return compileIn(record, String(args.at(-1) ?? ''), args.slice(0, -1).map(String), { name: 'anonymous' });
  };
  record.evaluate = evaluatorOf(record);
  // The builtins name the proxy, and the proxy's handler reads them.
  const handler = {};
  record.global = new Proxy(shell, handler);
  record.builtins = createBuiltins(record.global, makeFunction, record.evaluate);
  Object.assign(handler, globalHandler(record));
  record.scope = new Proxy({ __proto__: null }, scopeHandler(record, handler));
  records.set(object, record);
  return record;
}

/** The text's own place and name, which code in strings has no other way to be told. */
function placed(text, { filename, lineOffset = 0, columnOffset = 0 }) {
  const name = filename === undefined ? '' : `\n//# sourceURL=${filename.replace(/\s/g, '%20')}`;
  return `${'\n'.repeat(Math.max(lineOffset, 0))}${' '.repeat(Math.max(columnOffset, 0))}${text}${name}`;
}

function noteTypeof(record, code) {
  for (const [, name] of code.matchAll(TYPEOF)) record.askedTypes.add(name);
}

/** What a text given to eval() leaves behind is less: let, const and class stay inside, and all when it is strict. */
function leftByEval(found, strict) {
  return { ...found, lexicals: [], ...(strict ? { functions: [], vars: [] } : undefined) };
}

/** Runs a script that the engine has found to be one, or what eval() is given; the value of its last statement. */
function run(record, code, place, isEval = false) {
  noteTypeof(record, code);
  const strict = isStrict(code);
  const declared = declarationsOf(code, strict, (name) => record.lexicals.has(name));
  const found = isEval ? leftByEval(declared, strict) : declared;
  const declares = Object.values(found).some((names) => names.length > 0);
  if (declares) {
    // In strict mode `var` stays inside: the script's own variables are seen through accessors, as let is.
    const seen = strict ? { ...found, vars: [], lexicals: [...found.lexicals, ...found.vars] } : found;
    record.lexicals.set(DECLARE, {
      get() {
        record.lexicals.delete(DECLARE);
        return (...args) => declare(record, seen, ...args);
      },
    });
    code = headOf(seen, strict) + code;
  }
  const wasStrict = record.strict;
  record.strict = strict;
  try {
    return enter(record, placed(nameIndirect(code), place));
  } finally {
    record.strict = wasStrict;
    record.lexicals.delete(DECLARE);
    exportVars(record, strict ? found.vars : found.inBlocks);
  }
}

/** A function whose free names are the context's globals. */
function compileIn(record, body, params, { name = '', ...place }) {
  noteTypeof(record, body);
  return enter(record, placed(nameIndirect(`(function ${name}(${params.join(',')}) {${body}\n})`), place));
}

/** The record of a contextified object, or undefined. */
function recordOf(object) {
  return records.get(object);
}

/** The names of let, const and class of a context's scripts. */
function lexicalNames(object) {
  return [...recordOf(object).lexicals.keys()].filter((name) => typeof name === 'string');
}

function createVanilla(options) {
  const record = create({}, options);
  records.set(record.global, record);
  return record.global;
}

module.exports = { compileIn, create, createVanilla, lexicalNames, recordOf, run };
