'use strict';

// performance.nodeTiming. https://nodejs.org/api/perf_hooks.html#class-performancenodetiming

const { kMake, PerformanceEntry } = require('internal/perf/entries');
const { timeOfMilestone } = require('internal/perf/milestones');

const binding = internalBinding('performance');

class PerformanceNodeTiming extends PerformanceEntry {
  constructor() {
    super(kMake, 'node', 'node', 0, 0);
    // Own properties, as Node has them.
    const own = (get) => ({ configurable: true, enumerable: true, get });
    Object.defineProperties(this, {
      duration: own(() => binding.now()),
      nodeStart: own(() => timeOfMilestone('nodeStart')),
      v8Start: own(() => timeOfMilestone('v8Start')),
      bootstrapComplete: own(() => timeOfMilestone('bootstrapComplete')),
      environment: own(() => timeOfMilestone('environment')),
      loopStart: own(() => timeOfMilestone('loopStart')),
      loopExit: own(() => timeOfMilestone('loopExit')),
      idleTime: own(() => binding.loopTimes()[0]),
      uvMetricsInfo: own(() => {
        const [loopCount, events, eventsWaiting] = binding.loopMetrics();
        return { loopCount, events, eventsWaiting };
      }),
    });
  }

  toJSON() {
    const { name, entryType, startTime } = this;
    return { name, entryType, startTime, ...this };
  }
}

module.exports = { nodeTiming: new PerformanceNodeTiming() };
