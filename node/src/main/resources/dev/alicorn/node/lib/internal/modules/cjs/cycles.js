'use strict';
// The exports of a module that is still being loaded: a program that reads what is not there yet gets a warning.

const state = require('internal/modules/cjs/state');

let proxy = null;

function warn(property) {
  require('process').emitWarning(
    `Accessing non-existent property '${String(property)}' of module exports inside circular dependency`);
}

/** The prototype that stands in for Object.prototype while the module is loading. */
function warningPrototype() {
  return proxy ??= new Proxy({}, {
    get(target, property) {
      // Transpiled code asks whether it deals with an ES module.
      if (property in target || property === '__esModule') return target[property];
      warn(property);
      return undefined;
    },
    getOwnPropertyDescriptor(target, property) {
      if (Object.hasOwn(target, property) || property === '__esModule') {
        return Object.getOwnPropertyDescriptor(target, property);
      }
      warn(property);
      return undefined;
    },
  });
}

const isProxy = (value) => require('internal/util/types').isProxy(value);

function cycleError(module) {
  const { ERR_REQUIRE_CYCLE_MODULE } = require('internal/errors').codes;
  const parent = state.parentOf(module);
  return new ERR_REQUIRE_CYCLE_MODULE(
    `Cannot require() ES Module ${module.id} in a cycle.${parent ? ` (from ${parent.filename})` : ''} ` +
    'A cycle involving require(esm) is not allowed to maintain invariants mandated by the ECMAScript specification. ' +
    'Try making at least part of the dependency in the graph lazily loaded.');
}

function partialExports(module) {
  const record = module[state.kRequiredRecord];
  if (record !== undefined && !record.isEvaluated()) throw cycleError(module);
  const { exports } = module;
  if (exports && !isProxy(exports) && Object.getPrototypeOf(exports) === Object.prototype && !exports.__esModule) {
    Object.setPrototypeOf(exports, warningPrototype());
  }
  return exports;
}

/** Takes the warnings away once the module is loaded. */
function settle(module) {
  if (proxy === null) return;
  const { exports } = module;
  if (exports && !isProxy(exports) && Object.getPrototypeOf(exports) === proxy) {
    Object.setPrototypeOf(exports, Object.prototype);
  }
}

module.exports = { cycleError, partialExports, settle };
