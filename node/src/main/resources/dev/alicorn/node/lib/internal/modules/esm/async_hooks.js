'use strict';
// Hooks of module.register and --experimental-loader: asynchronous, for import only. The last registered runs first.

const hooks = require('internal/modules/hooks');
const { importConditions } = require('internal/modules/conditions');

const codes = () => require('internal/errors').codes;

/** { fn, url } of each hook, in order of registration. */
const chains = { resolve: [], load: [] };
let ready = Promise.resolve();
let warnedAssertions = false;

/** Adds the hooks of a module; `initialized` settles when its initialize() is done. */
function add(url, { resolve, load }, initialized) {
  if (typeof resolve === 'function') chains.resolve.push({ fn: resolve, url });
  if (typeof load === 'function') chains.load.push({ fn: load, url });
  if (initialized !== undefined) {
    ready = ready.then(() => initialized);
    // Told where an import waits for it.
    ready.catch(() => {});
  }
}

const isEmpty = () => chains.resolve.length === 0 && chains.load.length === 0;

function warnAssertions() {
  if (warnedAssertions) return;
  warnedAssertions = true;
  require('process').emitWarning('Use `importAttributes` instead of `importAssertions`', 'ExperimentalWarning');
}

/** The old name of the attributes goes on to work. */
function withAlias(context) {
  return Object.defineProperty(context, 'importAssertions', {
    configurable: true,
    get() {
      warnAssertions();
      return this.importAttributes;
    },
    set(value) {
      warnAssertions();
      this.importAttributes = value;
    },
  });
}

function merged(context, given) {
  const result = { __proto__: null, ...context, ...given };
  if (given.importAssertions !== undefined && given.importAttributes === undefined) {
    warnAssertions();
    result.importAttributes = given.importAssertions;
  }
  delete result.importAssertions;
  return withAlias(result);
}

function checkNextArguments(identity, kind, value, context) {
  const { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } = codes();
  const { URL } = require('internal/url');
  if (typeof value !== 'string' && !(kind === 'resolve' && value instanceof URL)) {
    throw new ERR_INVALID_ARG_TYPE(`${identity} ${kind === 'load' ? 'url' : 'specifier'}`, 'string', value);
  }
  if (kind === 'load' && !URL.canParse(value)) {
    throw new ERR_INVALID_ARG_VALUE(`${identity} url`, value, 'should be a URL string');
  }
  if (context !== undefined) require('internal/validators').validateObject(context, `${identity} context`);
}

function badReturn(identity, output) {
  const { ERR_INVALID_RETURN_VALUE } = codes();
  return new ERR_INVALID_RETURN_VALUE('an object', identity, output);
}

/** Runs one chain. `step` is the loader's own, at its end. */
async function run(kind, value, context, step) {
  await ready;
  const chain = chains[kind];
  const progress = { isFinished: false, isShort: false, identity: '' };
  const nextName = kind === 'load' ? 'nextLoad' : 'nextResolve';

  function nextFor(index, currentValue, currentContext) {
    const { [nextName]: next } = {
      [nextName]: async (nextValue = currentValue, nextContext = undefined) => {
        const identity = `${chain[index].url} '${kind}' hook's ${nextName}()`;
        checkNextArguments(identity, kind, nextValue, nextContext);
        const passed = nextContext === undefined ? currentContext : merged(currentContext, nextContext);
        const output = await call(index - 1, nextValue, passed);
        if (typeof output !== 'object' || output === null) throw badReturn(identity, output);
        return output;
      },
    };
    return next;
  }

  async function call(index, callValue, callContext) {
    if (index < 0) {
      progress.isFinished = true;
      return step(callValue, callContext);
    }
    progress.identity = `${chain[index].url} '${kind}'`;
    const { fn } = chain[index];
    const output = await fn(callValue, callContext, nextFor(index, callValue, callContext));
    if (output?.shortCircuit === true) progress.isShort = true;
    return output;
  }

  const output = await call(chain.length - 1, value, withAlias(context));
  if (typeof output !== 'object' || output === null) throw badReturn(progress.identity, output);
  if (!progress.isFinished && !progress.isShort) {
    const { ERR_LOADER_CHAIN_INCOMPLETE } = codes();
    throw new ERR_LOADER_CHAIN_INCOMPLETE(progress.identity);
  }
  return { output, identity: progress.identity };
}

function badProperty(expected, identity, property, value) {
  const { ERR_INVALID_RETURN_PROPERTY_VALUE } = codes();
  return new ERR_INVALID_RETURN_PROPERTY_VALUE(expected, identity, property, value);
}

function attributesOf(output, identity, otherwise) {
  let given = output.importAttributes;
  if (given === undefined && output.importAssertions !== undefined) {
    warnAssertions();
    given = output.importAssertions;
  }
  if (given === undefined) return otherwise;
  if (typeof given !== 'object' || given === null) throw badProperty('an object', identity, 'importAttributes', given);
  return given;
}

function resolveStep(specifier, context) {
  const { resolveStep: own } = require('internal/modules/esm/hooked');
  if (!hooks.hasResolve()) return own(`${specifier}`, context);
  return hooks.resolve(`${specifier}`, context, own);
}

/** { url, format, importAttributes } */
async function resolve(specifier, parentURL, attributes) {
  const { output, identity } = await run('resolve', specifier, {
    __proto__: null, conditions: Array.from(importConditions()), importAttributes: { ...attributes },
    parentURL,
  }, resolveStep);
  const { url, format } = output;
  if (typeof url !== 'string' || !require('internal/url').URL.canParse(url)) {
    throw badProperty('a URL string', identity, 'url', url);
  }
  if (format !== undefined && format !== null && typeof format !== 'string') {
    throw badProperty('a string', identity, 'format', format);
  }
  return { url, format: format ?? undefined, importAttributes: attributesOf(output, identity, attributes) };
}

function loadStep(url, context) {
  const { loadStep: own } = require('internal/modules/esm/hooked');
  const result = hooks.hasLoad() ? hooks.load(url, context, own) : own(url, context);
  // CommonJS stays the business of its own loader, which programs patch, unless a hook gives a text.
  if (result.format === 'commonjs' && !hooks.hasLoad()) result.source = null;
  require('internal/modules/esm/attributes').validateAttributes(url, result.format, context.importAttributes);
  return result;
}

/** { format, source, hooked } */
async function load(url, format, attributes) {
  const { formatOf } = require('internal/modules/esm/formats');
  const { output, identity } = await run('load', url, {
    __proto__: null, conditions: Array.from(importConditions()), format: format ?? formatOf(url),
    importAttributes: { ...attributes },
  }, loadStep);
  const { source } = output;
  if (output.format !== undefined && output.format !== null && typeof output.format !== 'string') {
    throw badProperty('a string', identity, 'format', output.format);
  }
  const isBytes = ArrayBuffer.isView(source) || source instanceof ArrayBuffer || source instanceof SharedArrayBuffer;
  if (source !== undefined && source !== null && typeof source !== 'string' && !isBytes) {
    throw badProperty('a string, an ArrayBuffer, or a TypedArray', identity, 'source', source);
  }
  const text = hooks.textOf(source);
  return { format: output.format, source: text, hooked: text !== null && text !== undefined };
}

module.exports = { add, isEmpty, load, resolve };
