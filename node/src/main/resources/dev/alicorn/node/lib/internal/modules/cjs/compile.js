'use strict';
// From a CommonJS module's text to the function that runs it; Module.wrap and Module.wrapper where they are patched.

const { binding } = require('internal/modules/host');
const { fileURLOf } = require('internal/modules/url');
const { bindGlobally, followPromises, rewriteBody } = require('internal/modules/rewrite');

const PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname'];
const HEAD = '(function (exports, require, module, __filename, __dirname) { ';
const TAIL = '\n});';

const original = [HEAD, TAIL];
let isPatched = false;

function wrap(script) {
  return wrapper[0] + script + wrapper[1];
}

let currentWrap = wrap;
// The array is watched: programs change its items in place.
let wrapper = new Proxy(original, {
  set(target, property, value, receiver) {
    isPatched = true;
    return Reflect.set(target, property, value, receiver);
  },
  defineProperty(target, property, descriptor) {
    isPatched = true;
    return Reflect.defineProperty(target, property, descriptor);
  },
});

/** Runs a patched wrapper's text as a script, which has no place for a hidden parameter. */
function compilePatched(content, filename) {
  const { prepareScript } = require('internal/modules/esm/script_import');
  const { importerFor } = require('internal/modules/esm/importer');
  const text = prepareScript(currentWrap(content), importerFor(fileURLOf(filename)));
  return binding.runScript(text, filename, 0, 0, 0);
}

/** { compiled, importer }: a function of PARAMETERS and, where the text has import(), of the importer. */
function compileCommonJS(content, filename) {
  followPromises(content);
  if (isPatched) return { compiled: compilePatched(content, filename) };
  const rewritten = rewriteBody(content);
  if (rewritten === null) return { compiled: binding.compileFunction(content, filename, PARAMETERS) };
  const { name, globalName, text } = rewritten;
  const parameters = name === undefined ? PARAMETERS : PARAMETERS.concat(name);
  const compiled = binding.compileFunction(text, filename, parameters);
  const { importerFor } = require('internal/modules/esm/importer');
  const importer = importerFor(fileURLOf(filename));
  bindGlobally(globalName, importer);
  return { compiled, importer: name === undefined ? undefined : importer };
}

module.exports = {
  compileCommonJS,
  PARAMETERS,
  get wrap() {
    return currentWrap;
  },
  set wrap(value) {
    isPatched = true;
    currentWrap = value;
  },
  get wrapper() {
    return wrapper;
  },
  set wrapper(value) {
    isPatched = true;
    wrapper = value;
  },
};
