'use strict';
// module.registerHooks: hooks that run on the loading thread, for require() and import alike. The last registered
// runs first; each may pass on to the next, and at last to the loader's own step.

let registered = [];
let resolvers = [];
let loaders = [];

const codes = () => require('internal/errors').codes;

function update() {
  resolvers = registered.filter((hooks) => hooks.resolve !== undefined).map((hooks) => hooks.resolve);
  loaders = registered.filter((hooks) => hooks.load !== undefined).map((hooks) => hooks.load);
}

class ModuleHooks {
  constructor(resolve, load) {
    this.resolve = resolve;
    this.load = load;
  }

  deregister() {
    registered = registered.filter((hooks) => hooks !== this);
    update();
  }
}

function registerHooks(hooks) {
  const { resolve, load } = hooks;
  const { validateFunction } = require('internal/validators');
  if (resolve !== undefined) validateFunction(resolve, 'hooks.resolve');
  if (load !== undefined) validateFunction(load, 'hooks.load');
  const added = new ModuleHooks(resolve, load);
  registered = registered.concat(added);
  update();
  return added;
}

function badProperty(expected, hook, property, value) {
  const { ERR_INVALID_RETURN_PROPERTY_VALUE } = codes();
  return new ERR_INVALID_RETURN_PROPERTY_VALUE(expected, hook, property, value);
}

function checkResolved(result) {
  const { url } = result;
  if (typeof url !== 'string') throw badProperty('a URL string', 'resolve', 'url', url);
  if (!require('internal/url').URL.canParse(url)) throw badProperty('a URL string', 'resolve', 'url', url);
  const { format } = result;
  if (format !== undefined && format !== null && typeof format !== 'string') {
    throw badProperty('a string', 'resolve', 'format', format);
  }
}

const isBytes = (source) => ArrayBuffer.isView(source) || source instanceof ArrayBuffer;

function checkLoaded(result) {
  const { format, source } = result;
  if (format !== undefined && format !== null && typeof format !== 'string') {
    throw badProperty('a string', 'load', 'format', format);
  }
  if (format === 'builtin') return;
  if (typeof source !== 'string' && !isBytes(source)) {
    throw badProperty('a string, an ArrayBuffer, or a TypedArray', 'load', 'source', source);
  }
}

/** Runs a chain from its last hook. `merge` completes the context that a hook passes on. */
function runChain(name, hooks, start, startContext, step, check) {
  function next(index, value, context) {
    if (index < 0) return step(value, context);
    let passedOn = false;
    const nextHook = (nextValue = value, nextContext = undefined) => {
      passedOn = true;
      return next(index - 1, nextValue, nextContext === undefined ? context : { ...context, ...nextContext });
    };
    const result = hooks[index](value, context, nextHook);
    if (typeof result !== 'object' || result === null) throw badResult(name, result);
    if (!passedOn && result.shortCircuit !== true) {
      throw badProperty('true', name, 'shortCircuit', result.shortCircuit);
    }
    check(result);
    return result;
  }
  return next(hooks.length - 1, start, startContext);
}

function badResult(name, result) {
  const { ERR_INVALID_RETURN_VALUE } = codes();
  return new ERR_INVALID_RETURN_VALUE('an object', name, result);
}

/** Condition names from a hook's context, as a set; undefined for the defaults. */
function conditionsOf(context) {
  const { conditions } = context;
  if (conditions === undefined) return undefined;
  if (!Array.isArray(conditions)) {
    const { ERR_INVALID_ARG_VALUE } = codes();
    throw new ERR_INVALID_ARG_VALUE('conditions', conditions, 'expected an array');
  }
  return conditions.length === 0 ? undefined : new Set(conditions);
}

/** The text that a load hook gave, in whatever form. */
function textOf(source) {
  if (source === null || source === undefined || typeof source === 'string') return source;
  const { TextDecoder } = require('internal/encoding');
  return new TextDecoder().decode(source);
}

module.exports = {
  conditionsOf,
  hasLoad: () => loaders.length > 0,
  hasResolve: () => resolvers.length > 0,
  load: (url, context, step) => runChain('load', loaders, url, context, step, checkLoaded),
  registerHooks,
  resolve: (specifier, context, step) => runChain('resolve', resolvers, specifier, context, step, checkResolved),
  textOf,
};
