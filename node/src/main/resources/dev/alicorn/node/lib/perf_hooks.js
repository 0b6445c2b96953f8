'use strict';

// https://nodejs.org/api/perf_hooks.html

const { EventTarget } = require('internal/event_target');
const { PerformanceEntry, PerformanceMark, PerformanceMeasure, timeline } = require('internal/perf/entries');
const { eventLoopUtilization } = require('internal/perf/event_loop_utilization');
const { PerformanceObserver, PerformanceObserverEntryList, enqueue } = require('internal/perf/observer');
const { codes: { ERR_MISSING_ARGS } } = require('internal/errors');
const { validateUint32 } = require('internal/validators');
const { timerify } = require('internal/perf/timerify');
const { createHistogram } = require('internal/histogram');
const { monitorEventLoopDelay } = require('internal/event_loop_delay');

const binding = internalBinding('performance');

const constants = Object.freeze({
  NODE_PERFORMANCE_GC_MAJOR: 4,
  NODE_PERFORMANCE_GC_MINOR: 1,
  NODE_PERFORMANCE_GC_INCREMENTAL: 8,
  NODE_PERFORMANCE_GC_WEAKCB: 16,
  NODE_PERFORMANCE_GC_FLAGS_NO: 0,
  NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2,
  NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
  NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8,
  NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16,
  NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32,
  NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
});

class Performance extends EventTarget {
  get timeOrigin() {
    return binding.timeOrigin();
  }

  now() {
    return binding.now();
  }

  mark(...args) {
    const mark = new PerformanceMark(...args);
    timeline.add(mark);
    enqueue(mark);
    return mark;
  }

  measure(name, startOrOptions = undefined, endMark = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
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

  setResourceTimingBufferSize(maxSize) {
    validateUint32(maxSize, 'maxSize');
    require('internal/perf/resource_timing').setCapacity(maxSize);
  }

  getEntries() {
    return timeline.entries();
  }

  getEntriesByName(name, type) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    return timeline.entries().filter((entry) => entry.name === `${name}` && (type === undefined || entry.entryType === type));
  }

  getEntriesByType(type) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    const text = `${type}`;
    return timeline.entries().filter((entry) => entry.entryType === text);
  }

  get nodeTiming() {
    return require('internal/perf/node_timing').nodeTiming;
  }

  toJSON() {
    return { nodeTiming: this.nodeTiming, timeOrigin: this.timeOrigin, eventLoopUtilization: this.eventLoopUtilization() };
  }
}

/** Called by fetch. */
function markResourceTiming(timingInfo, requestedUrl, initiatorType, global, cacheMode) {
  return require('internal/perf/resource_timing').mark(timingInfo, requestedUrl, initiatorType, cacheMode);
}

for (const [name, value] of Object.entries({ eventLoopUtilization, markResourceTiming, timerify })) {
  Object.defineProperty(Performance.prototype, name, { configurable: true, enumerable: false, value, writable: true });
}

const performance = new Performance();

module.exports = {
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  get PerformanceResourceTiming() {
    return require('internal/perf/resource_timing').PerformanceResourceTiming;
  },
  createHistogram,
  eventLoopUtilization,
  monitorEventLoopDelay,
  performance,
  timerify,
  constants,
};
