'use strict';

// Entries of the performance timeline. https://w3c.github.io/user-timing/

const { structuredClone } = require('internal/structured_clone');
const {
  codes: {
    ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS, ERR_PERFORMANCE_INVALID_TIMESTAMP,
    ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS,
  },
} = require('internal/errors');
const { isMilestone, timeOfMilestone } = require('internal/perf/milestones');
const { validateNumber, validateObject, validateString } = require('internal/validators');
const { DOMException } = require('internal/dom_exception');

const binding = internalBinding('performance');

/** Programs make marks only; the library has this to make the others. */
const kMake = Symbol('kMake');

class PerformanceEntry {
  #name;
  #type;
  #start;
  #duration;
  #detail;

  constructor(token, name, type, start, duration, detail) {
    if (token !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
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
  constructor(name, options = { __proto__: null }) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    const text = `${name}`;
    if (isMilestone(text)) throw new ERR_INVALID_ARG_VALUE('name', text);
    if (options !== null) validateObject(options, 'options');
    const start = options?.startTime ?? binding.now();
    validateNumber(start, 'startTime');
    if (start < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(start);
    super(kMake, text, 'mark', start, 0, cloneDetail(options));
  }
}

function checkRange({ start, end, duration }, endMark) {
  if (start === undefined && end === undefined && duration === undefined) return;
  if (endMark !== undefined) throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('endMark must not be specified');
  if (start === undefined && end === undefined) {
    throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('One of options.start or options.end is required');
  }
  if (start !== undefined && end !== undefined && duration !== undefined) {
    throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS(
      'Must not have options.start, options.end, and options.duration specified');
  }
}

class PerformanceMeasure extends PerformanceEntry {
  /** From a mark's name, or as the options say, to the end mark or now. */
  static between(name, startOrOptions, endMark) {
    validateString(name, 'name');
    const isOptions = typeof startOrOptions === 'object' && startOrOptions !== null;
    const options = isOptions ? startOrOptions : {};
    checkRange(options, endMark);
    const { start, end, duration } = options;
    let to = binding.now();
    if (endMark !== undefined) to = timeline.timeOf(endMark);
    else if (end !== undefined) to = timeline.timeOf(end);
    else if (start !== undefined && duration !== undefined) to = timeline.timeOf(start) + timeline.timeOf(duration);
    let from = 0;
    if (typeof startOrOptions === 'string') from = timeline.timeOf(startOrOptions);
    else if (start !== undefined) from = timeline.timeOf(start);
    else if (duration !== undefined) from = to - timeline.timeOf(duration);
    return new PerformanceMeasure(kMake, name, 'measure', from, to - from, cloneDetail(options));
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
    if (entry === undefined && isMilestone(mark)) return timeOfMilestone(mark);
    if (entry === undefined) throw new DOMException(`The "${mark}" performance mark has not been set`, 'SyntaxError');
    return entry.startTime;
  },
};

module.exports = { kMake, PerformanceEntry, PerformanceMark, PerformanceMeasure, timeline };
