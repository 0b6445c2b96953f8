'use strict';

// PerformanceObserver: entries are handed over together, from an immediate.

const measured = require('internal/perf/measured');
const { timeline } = require('internal/perf/entries');
const { Immediate } = require('internal/immediates');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS } } = require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');

const SUPPORTED = Object.freeze(['dns', 'function', 'http', 'mark', 'measure', 'net', 'resource']);
const observers = new Set();
let scheduled = false;

class PerformanceObserverEntryList {
  #entries;

  constructor(entries) {
    this.#entries = entries.sort((a, b) => a.startTime - b.startTime);
  }

  getEntries() {
    return this.#entries.slice();
  }

  getEntriesByType(type) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    return this.#entries.filter((entry) => entry.entryType === `${type}`);
  }

  getEntriesByName(name, type) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    return this.#entries.filter((entry) => entry.name === `${name}` && (type === undefined || entry.entryType === type));
  }
}

class PerformanceObserver {
  #callback;
  #types = new Set();
  #buffer = [];

  constructor(callback) {
    validateFunction(callback, 'callback');
    this.#callback = callback;
  }

  static get supportedEntryTypes() {
    return SUPPORTED;
  }

  observe(options = {}) {
    validateObject(options, 'options');
    const { entryTypes, type, buffered } = options;
    if (entryTypes === undefined && type === undefined) throw new ERR_MISSING_ARGS('options.entryTypes', 'options.type');
    if (entryTypes !== undefined) {
      if (!Array.isArray(entryTypes)) throw new ERR_INVALID_ARG_TYPE('options.entryTypes', 'string[]', entryTypes);
      this.#types = new Set(entryTypes.filter((each) => SUPPORTED.includes(each)));
    } else {
      this.#types.add(type);
      if (buffered) this.#buffer.push(...timeline.entries().filter((entry) => entry.entryType === type));
    }
    if (this.#types.size === 0) return;
    observers.add(this);
    if (this.#buffer.length > 0) schedule();
  }

  disconnect() {
    observers.delete(this);
    this.#buffer = [];
    this.#types.clear();
  }

  takeRecords() {
    return this.#buffer.splice(0);
  }

  static isObserved(type) {
    return [...observers].some((observer) => observer.#types.has(type));
  }

  static offer(entry) {
    for (const observer of observers) {
      if (observer.#types.has(entry.entryType)) {
        observer.#buffer.push(entry);
        schedule();
      }
    }
  }

  static deliver() {
    scheduled = false;
    for (const observer of [...observers]) {
      const entries = observer.#buffer.splice(0);
      if (entries.length > 0) Reflect.apply(observer.#callback, observer, [new PerformanceObserverEntryList(entries), observer]);
    }
  }
}

const { offer, deliver, isObserved } = PerformanceObserver;
delete PerformanceObserver.isObserved;
delete PerformanceObserver.offer;
delete PerformanceObserver.deliver;

function schedule() {
  if (scheduled) return;
  scheduled = true;
  void new Immediate(deliver); // one that the process stays alive for
}

measured.attach({ isObserved, enqueue: offer });

module.exports = { PerformanceObserver, PerformanceObserverEntryList, enqueue: offer };
