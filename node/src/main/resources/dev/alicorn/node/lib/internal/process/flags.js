'use strict';

// process.allowedNodeEnvironmentFlags: a set that knows each option in all of its spellings, and cannot be changed.
// https://nodejs.org/api/process.html#processallowednodeenvironmentflags

const { environmentFlags } = require('internal/options');

const LEADING_DASHES = /^--?/;
const trimmed = (flag) => flag.replace(LEADING_DASHES, '');

class NodeEnvironmentFlagsSet extends Set {
  #names;

  constructor(flags) {
    super();
    for (const flag of flags) super.add(flag);
    this.#names = new Set(flags.map(trimmed));
  }

  add() {
    return this;
  }

  delete() {
    return false;
  }

  clear() {}

  /** With dashes or underscores, with a value or without; the leading dashes may be left out. */
  has(given) {
    if (typeof given !== 'string') return false;
    const name = given.replace(/_/g, '-');
    const dashes = LEADING_DASHES.exec(name)?.[0] ?? '';
    if (dashes === '') return this.#names.has(name) || this.#names.has(name.replace(/^no-/, ''));
    const bare = name.replace(/=.*$/, '');
    return super.has(bare) || super.has(bare.replace(/^--no-/, '--'));
  }
}

function makeFlags() {
  const flags = new NodeEnvironmentFlagsSet(environmentFlags());
  Object.freeze(NodeEnvironmentFlagsSet.prototype.constructor);
  Object.freeze(NodeEnvironmentFlagsSet.prototype);
  return Object.freeze(flags);
}

module.exports = { makeFlags };
