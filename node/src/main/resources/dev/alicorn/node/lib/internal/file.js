'use strict';

// File: a Blob with a name and a date.

const { codes } = require('internal/errors');
const { Blob, show } = require('internal/blob');
const { kClone, kSerialize } = require('internal/structured_clone');

const { ERR_MISSING_ARGS } = codes;

const kInspect = Symbol.for('nodejs.util.inspect.custom');

class File extends Blob {
  #name;
  #lastModified;

  constructor(fileBits, fileName, options = undefined) {
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('fileBits', 'fileName');
    super(fileBits, options);
    const lastModified = options?.lastModified;
    this.#lastModified = lastModified === undefined ? Date.now() : +lastModified || 0;
    this.#name = `${fileName}`.toWellFormed();
  }

  get name() {
    return this.#name;
  }

  get lastModified() {
    return this.#lastModified;
  }

  [kInspect](depth, options, inspect = require('internal/util/inspect').inspect) {
    return show('File', this, depth, options, inspect, { name: this.#name, lastModified: this.#lastModified });
  }

  [kClone]() {
    return new File([this], this.#name, { type: this.type, lastModified: this.#lastModified });
  }

  [kSerialize]() {
    const [, data] = super[kSerialize]();
    return ['File', { ...data, name: this.#name, lastModified: this.#lastModified }];
  }
}

Object.defineProperties(File.prototype, {
  name: { enumerable: true },
  lastModified: { enumerable: true },
  [Symbol.toStringTag]: { configurable: true, value: 'File' },
});

module.exports = { File };
