'use strict';
// What the parts of the CommonJS loader share: the Module class, and facts about modules that programs must not see.

const parents = new WeakMap();

module.exports = {
  /** The Module class; set by cjs/loader. */
  Module: null,
  /** The module that first required another. */
  parentOf: (module) => parents.get(module),
  setParent(module, parent) {
    parents.set(module, parent);
  },
  kIsMain: Symbol('kIsMain'),
  /** true while a module's code runs. */
  kIsExecuting: Symbol('kIsExecuting'),
  /** The record of an ES module that was loaded by require(). */
  kRequiredRecord: Symbol('kRequiredRecord'),
  /** { url, format, source } of a module that hooks resolved or loaded. */
  kHooked: Symbol('kHooked'),
};
