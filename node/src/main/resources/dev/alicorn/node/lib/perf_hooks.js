'use strict';

// https://nodejs.org/api/perf_hooks.html

const { EventTarget } = require('internal/event_target');
const { PerformanceEntry, PerformanceMark, PerformanceMeasure, timeline } = require('internal/perf/entries');
const { PerformanceObserver, PerformanceObserverEntryList, enqueue } = require('internal/perf/observer');
const { createHistogram } = require('internal/histogram');
const { monitorEventLoopDelay } = require('internal/event_loop_delay');
const { validateFunction } = require('internal/validators');

const binding = internalBinding('performance');

class Performance extends EventTarget {
  get timeOrigin() {
    return binding.timeOrigin();
  }

  now() {
    return binding.now();
  }

  mark(name, options) {
    const mark = new PerformanceMark(name, options);
    timeline.add(mark);
    enqueue(mark);
    return mark;
  }

  measure(name, startOrOptions, endMark) {
    const measure = PerformanceMeasure.between(name, startOrOptions, endMark);
    timeline.add(measure);
    enqueue(measure);
    return measure;
  }

  clearMarks(name) {
    timeline.clear('mark', name);
  }

  clearMeasures(name) {
    timeline.clear('measure', name);
  }

  clearResourceTimings() {
    timeline.clear('resource');
  }

  getEntries() {
    return timeline.entries();
  }

  getEntriesByName(name, type) {
    return timeline.entries().filter((entry) => entry.name === `${name}` && (type === undefined || entry.entryType === type));
  }

  getEntriesByType(type) {
    return timeline.entries().filter((entry) => entry.entryType === type);
  }

  timerify(fn) {
    validateFunction(fn, 'fn');
    return function timerified(...args) {
      const start = binding.now();
      const result = new.target ? Reflect.construct(fn, args, new.target) : Reflect.apply(fn, this, args);
      const finish = () => enqueue(new PerformanceEntry(fn.name, 'function', start, binding.now() - start, args));
      if (typeof result?.finally === 'function') return result.finally(finish);
      finish();
      return result;
    };
  }

  eventLoopUtilization(before, earlier) {
    if (before && earlier) return utilization(before.idle - earlier.idle, before.active - earlier.active);
    const [idle, active] = binding.loopTimes();
    return utilization(idle - (before?.idle ?? 0), active - (before?.active ?? 0));
  }

  get nodeTiming() {
    return { name: 'node', entryType: 'node', startTime: 0, duration: binding.now() };
  }

  toJSON() {
    return { nodeTiming: this.nodeTiming, timeOrigin: this.timeOrigin, eventLoopUtilization: this.eventLoopUtilization() };
  }
}

function utilization(idle, active) {
  return { idle, active, utilization: idle + active === 0 ? 0 : active / (idle + active) };
}

const performance = new Performance();

module.exports = {
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  createHistogram,
  eventLoopUtilization: (...args) => performance.eventLoopUtilization(...args),
  monitorEventLoopDelay,
  performance,
  timerify: (fn) => performance.timerify(fn),
};
