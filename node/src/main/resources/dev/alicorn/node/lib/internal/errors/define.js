'use strict';
// Makes one error class per ERR_ code.

const { bakeHead, kIsNodeError, recapture } = require('internal/errors/stack');

const codes = Object.create(null);

// Templates are mostly of strings; the full formatter is loaded for the rest only.
function fill(template, args) {
  if (args.length === 0) return template;
  for (const arg of args) {
    if (typeof arg !== 'string') return require('internal/util/inspect').format(template, ...args);
  }
  let next = 0;
  return template.replace(/%[sdijoO]/g, (verb) => {
    if (next >= args.length) return verb;
    const arg = args[next++];
    return verb === '%s' ? arg : require('internal/util/inspect').format(verb, arg);
  });
}

function makeClass(code, message, Base) {
  const render = typeof message === 'function' ? message : (...args) => fill(message, args);
  class NodeError extends Base {
    code = code;

    constructor(...args) {
      super();
      Object.defineProperty(this, 'message', {
        value: render.apply(this, args), writable: true, enumerable: false, configurable: true,
      });
      bakeHead(this);
    }

    get ['constructor']() {
      return Base;
    }

    toString() {
      return `${this.name} [${code}]: ${this.message}`;
    }
  }
  Object.defineProperty(NodeError.prototype, kIsNodeError, { value: true });
  NodeError.HideStackFramesError = NodeError;
  return NodeError;
}

/**
 * Defines `codes[code]`. `message` is a printf template or a function of the constructor's arguments, called with
 * the error as `this` so that it can attach details. Further base classes become `codes[code].TypeError` and so on.
 */
function E(code, message, Base = Error, ...otherBases) {
  const NodeError = makeClass(code, message, Base);
  for (const Other of otherBases) NodeError[Other.name] = makeClass(code, message, Other);
  codes[code] = NodeError;
}

/** Wraps `fn` so that an error thrown out of it shows the wrapper's caller as the top frame. */
function hideStackFrames(fn) {
  function wrappedFn(...args) {
    try {
      return Reflect.apply(fn, this, args);
    } catch (error) {
      if (error !== null && typeof error === 'object') recapture(error, wrappedFn);
      throw error;
    }
  }
  wrappedFn.withoutStackTrace = fn;
  return wrappedFn;
}

module.exports = { codes, E, hideStackFrames, kIsNodeError };
