'use strict';
// What the parts of the CommonJS loader share: the Module class, and facts about modules that programs must not see.

const parents = new WeakMap();
const snapshots = new WeakMap();

module.exports = {
  /** The Module class; set by cjs/loader. */
  Module: null,
  /** The module that first required another. */
  parentOf: (module) => parents.get(module),
  setParent(module, parent) {
    parents.set(module, parent);
  },
  /** What a module exported when its code had run, which is what ES modules import, come what may. */
  snapshotOf: (module) => (snapshots.has(module) ? snapshots.get(module) : module.exports),
  takeSnapshot(module) {
    snapshots.set(module, module.exports);
  },
  kIsMain: Symbol('kIsMain'),
  /** true while a module's code runs. */
  kIsExecuting: Symbol('kIsExecuting'),
  /** The record of an ES module that was loaded by require(). */
  kRequiredRecord: Symbol('kRequiredRecord'),
  /** { url, format, source } of a module that hooks resolved or loaded. */
  kHooked: Symbol('kHooked'),
};
