'use strict';

// The first script of a context: a registry of the library's modules, each defined by a script of its own, and the
// objects that stand for the host's functions. It leaves two globals, `__define` and `boot`, which the last script and
// the host take away before any user code runs.

(function () {
  const PARAMETERS = ['exports', 'require', 'module', 'internalBinding'];
  const definitions = new Map(); // by id; null when the host has the source
  const modules = new Map();
  const bindings = new Map();

  function internalBinding(name) {
    let binding = bindings.get(name);
    if (binding === undefined) bindings.set(name, binding = {});
    return binding;
  }

  function load(id) {
    const known = modules.get(id);
    if (known !== undefined) return known.exports;
    const definition = definitions.get(id) ?? compile(id);
    const module = { id, exports: {}, loaded: false };
    modules.set(id, module);
    const require = id.startsWith('vendor/') ? vendorRequire(id) : load;
    Reflect.apply(definition, module.exports, [module.exports, require, module, internalBinding]);
    module.loaded = true;
    return module.exports;
  }

  /** A module that the snapshot has no more than the name of. */
  function compile(id) {
    if (!definitions.has(id)) throw new Error(`No such built-in module: ${id}`);
    const binding = internalBinding('modules');
    return binding.compileFunction(binding.librarySource(id), `node:${id}`, PARAMETERS);
  }

  /** Leaves modules to the host, but for those of `common` names: a smaller snapshot is read faster. */
  function leaveToHost(common) {
    for (const id of definitions.keys()) if (!common.test(id)) definitions.set(id, null);
  }

  /** Packages name their own files and ours in their own way. */
  function vendorRequire(from) {
    return (request) => load(load('internal/vendor').resolve(from, request));
  }

  /** Fills the binding objects: names are `binding.method`, and the index of a name is its operation. */
  function bind(names, host) {
    for (let op = 0; op < names.length; op++) {
      const [binding, method] = names[op].split('.');
      internalBinding(binding)[method] = (...args) => host(op, ...args);
    }
  }

  globalThis.__define = (id, definition) => { definitions.set(id, definition); };
  globalThis.boot = {
    load,
    bind,
    leaveToHost,
    ids: () => [...definitions.keys()],
  };
})();
