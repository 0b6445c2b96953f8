'use strict';
// module.register: asynchronous hooks from a module. They run on the thread that loads modules, not on their own.

const asyncHooks = require('internal/modules/esm/async_hooks');

function argumentsOf(parentURL, options) {
  const { isURL } = require('internal/url');
  if (typeof parentURL === 'object' && parentURL !== null && !isURL(parentURL)) {
    return { options: parentURL, parentURL: parentURL.parentURL };
  }
  return { options, parentURL };
}

/** Loads and runs the module that holds the hooks, at once. */
function loadHooks(specifier, parentURL) {
  const { recordOf, resolveURL, linkRecord } = require('internal/modules/esm/loader');
  const { isURL } = require('internal/url');
  const parent = parentURL === undefined ? 'data:' : `${isURL(parentURL) ? parentURL.href : parentURL}`;
  const { url, format } = resolveURL(`${specifier}`, parent, undefined);
  const record = recordOf(url, format, undefined, false);
  linkRecord(record);
  for (const { record: part } of record.graph()) {
    if (part.hasTopLevelAwait()) return { url, record, done: record.evaluate() };
  }
  record.evaluateSync();
  return { url, record };
}

let warnedPreload = false;

/** Ports that were handed over keep no program alive: Node's hooks have a thread that nobody waits for. */
function letGo(ports) {
  for (const port of ports) if (typeof port?.unref === 'function') port.unref();
}

function initialize(namespace, { data, transferList = [] } = {}) {
  const { initialize: run } = namespace;
  if (typeof run === 'function') {
    const result = run(data);
    letGo(transferList);
    if (typeof result?.then === 'function') return result.finally(() => letGo(transferList));
    return result;
  }
  if (typeof namespace.globalPreload === 'function' && !warnedPreload) {
    warnedPreload = true;
    require('process').emitWarning(
      '`globalPreload` has been removed; use `initialize` instead.', 'UnsupportedWarning');
  }
  return undefined;
}

function register(specifier, parentURL = undefined, options = undefined) {
  const given = argumentsOf(parentURL, options);
  const { url, record, done } = loadHooks(specifier, given.parentURL);
  if (done !== undefined) {
    asyncHooks.add(url, lazyHooks(record), done.then(() => initialize(record.namespace, given.options)));
    return undefined;
  }
  const result = initialize(record.namespace, given.options);
  const isPending = typeof result?.then === 'function';
  asyncHooks.add(url, record.namespace, isPending ? result : undefined);
  return isPending ? undefined : result;
}

/** --experimental-loader: each is loaded through the hooks of those before it. */
async function registerInOrder(specifiers, parentURL) {
  const { importModule } = require('internal/modules/esm/loader');
  for (const specifier of specifiers) {
    const namespace = await importModule(specifier, parentURL, undefined);
    asyncHooks.add(specifier, namespace, await initialize(namespace));
  }
}

// The module still awaits: whether it has a hook is seen when the hook is due.
function lazyHooks(record) {
  const call = (name) => (value, context, next) => {
    const hook = record.namespace[name];
    return typeof hook === 'function' ? hook(value, context, next) : next(value, context);
  };
  return { resolve: call('resolve'), load: call('load') };
}

module.exports = { hasAsyncHooks: () => !asyncHooks.isEmpty(), register, registerInOrder };
