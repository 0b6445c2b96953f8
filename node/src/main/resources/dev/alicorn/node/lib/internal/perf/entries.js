'use strict';

// Entries of the performance timeline. https://w3c.github.io/user-timing/

const { structuredClone } = require('internal/structured_clone');
const { codes: { ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS, ERR_PERFORMANCE_INVALID_TIMESTAMP } } = require('internal/errors');
const { validateNumber } = require('internal/validators');
const { DOMException } = require('internal/dom_exception');

const binding = internalBinding('performance');

class PerformanceEntry {
  #name;
  #type;
  #start;
  #duration;
  #detail;

  constructor(name, type, start, duration, detail) {
    this.#name = name;
    this.#type = type;
    this.#start = start;
    this.#duration = duration;
    this.#detail = detail;
  }

  get name() { return this.#name; }
  get entryType() { return this.#type; }
  get startTime() { return this.#start; }
  get duration() { return this.#duration; }
  get detail() { return this.#detail; }

  toJSON() {
    return { name: this.name, entryType: this.entryType, startTime: this.startTime, duration: this.duration, detail: this.detail };
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (depth < 0) return this;
    return `${this.constructor.name} ${require('internal/util/inspect').inspect(this.toJSON(), options)}`;
  }
}

for (const name of ['name', 'entryType', 'startTime', 'duration']) {
  Object.defineProperty(PerformanceEntry.prototype, name, { enumerable: true });
}

function cloneDetail(options) {
  return options?.detail === undefined || options.detail === null ? null : structuredClone(options.detail);
}

class PerformanceMark extends PerformanceEntry {
  constructor(name, options) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    const start = options?.startTime ?? binding.now();
    validateNumber(start, 'startTime');
    if (start < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(start);
    super(`${name}`, 'mark', start, 0, cloneDetail(options));
  }
}

class PerformanceMeasure extends PerformanceEntry {
  static between(name, startOrOptions, endMark) {
    if (typeof startOrOptions !== 'object' || startOrOptions === null) {
      const start = startOrOptions === undefined ? 0 : timeline.timeOf(startOrOptions);
      const end = endMark === undefined ? binding.now() : timeline.timeOf(endMark);
      return new PerformanceMeasure(`${name}`, 'measure', start, end - start, null);
    }
    const { start, end, duration } = startOrOptions;
    if (endMark !== undefined) throw new ERR_INVALID_ARG_VALUE('endMark', endMark, 'must not be given with options');
    let to = binding.now();
    if (end !== undefined) to = timeline.timeOf(end);
    else if (start !== undefined && duration !== undefined) to = timeline.timeOf(start) + duration;
    let from = 0;
    if (start !== undefined) from = timeline.timeOf(start);
    else if (duration !== undefined) from = to - duration;
    return new PerformanceMeasure(`${name}`, 'measure', from, to - from, cloneDetail(startOrOptions));
  }
}

for (const Class of [PerformanceMark, PerformanceMeasure]) {
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { configurable: true, value: Class.name });
}

/** Marks and measures in the order of their start. */
const timeline = {
  list: [],
  add(entry) {
    let at = this.list.length;
    while (at > 0 && this.list[at - 1].startTime > entry.startTime) at--;
    this.list.splice(at, 0, entry);
  },
  clear(type, name) {
    const text = name === undefined ? undefined : `${name}`;
    this.list = this.list.filter((entry) => entry.entryType !== type || (text !== undefined && entry.name !== text));
  },
  entries() {
    return this.list.slice();
  },
  timeOf(mark) {
    if (typeof mark === 'number') {
      if (mark < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(mark);
      return mark;
    }
    const entry = this.list.findLast((each) => each.entryType === 'mark' && each.name === `${mark}`);
    if (entry === undefined) throw new DOMException(`The "${mark}" performance mark has not been set`, 'SyntaxError');
    return entry.startTime;
  },
};

module.exports = { PerformanceEntry, PerformanceMark, PerformanceMeasure, timeline };
