'use strict';
// A module of the ES module graph: one per URL and type. V8's module behind it is known by a number.

const { binding } = require('internal/modules/host');

const Status = { UNINSTANTIATED: 0, INSTANTIATING: 1, INSTANTIATED: 2, EVALUATING: 3, EVALUATED: 4, ERRORED: 5 };

const byId = new Map();
const byKey = new Map();

class Record {
  /** Records by the specifier that imports them here. */
  children = new Map();
  /** Attributes of static imports by specifier, where there are any. */
  attributes = undefined;
  /** The text of a module that may await at top level, as far as a cheap look tells. */
  source = undefined;
  /** The text of a module whose imports asynchronous hooks have yet to load. */
  text = undefined;
  #awaits = undefined;
  #isSettled = false;
  /** Of a CommonJS module: its file. */
  filename = undefined;
  #evaluation = undefined;

  constructor(url, format, id) {
    this.url = url;
    this.format = format;
    this.id = id;
    byId.set(id, this);
  }

  get status() {
    return binding.status(this.id);
  }

  isEvaluated() {
    return this.status >= Status.EVALUATED;
  }

  get namespace() {
    return binding.namespace(this.id);
  }

  hasTopLevelAwait() {
    if (this.source === undefined) return false;
    return this.#awaits ??= require('internal/modules/rewrite').hasTopLevelAwait(this.source);
  }

  /** Whether the evaluation that has begun is known to be over. */
  get isSettled() {
    return this.#isSettled;
  }

  /** Every module reached from here, this one included, with the record and specifier that lead to it. */
  * graph() {
    const seen = new Set([this]);
    const pending = [{ record: this, parent: undefined, specifier: undefined }];
    while (pending.length > 0) {
      const edge = pending.shift();
      yield edge;
      for (const [specifier, record] of edge.record.children) {
        if (seen.has(record)) continue;
        seen.add(record);
        pending.push({ record, parent: edge.record, specifier });
      }
    }
  }

  /** Evaluates at most once; every caller gets the outcome. */
  evaluate() {
    if (this.#evaluation === undefined) {
      this.#evaluation = this.#start();
      const settle = () => {
        this.#isSettled = true;
      };
      this.#evaluation.then(settle, settle);
    }
    return this.#evaluation;
  }

  #start() {
    try {
      if (this.status === Status.INSTANTIATED) return binding.evaluate(this.id);
      return this.#follow();
    } catch (error) {
      return Promise.reject(error);
    }
  }

  // The module runs, or has run, as part of another graph: a module that imports it learns how that ends.
  #follow() {
    const id = binding.compileModule('import "followed";', 'node:internal/modules/esm/follow');
    binding.instantiate(id, () => this.id);
    return binding.evaluate(id);
  }

  /** Evaluates a graph without top-level await; throws what the module throws. */
  evaluateSync() {
    if (this.status === Status.INSTANTIATED) this.evaluate();
    if (this.status === Status.ERRORED) throw binding.error(this.id);
  }
}

function keyOf(url, type) {
  return type === undefined ? url : `${url}\x00${type}`;
}

const registry = {
  get: (url, type) => byKey.get(keyOf(url, type)),
  set: (url, type, record) => byKey.set(keyOf(url, type), record),
  byId: (id) => byId.get(id),
};

module.exports = { Record, Status, registry };
