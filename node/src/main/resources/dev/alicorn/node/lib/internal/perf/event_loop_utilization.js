'use strict';

// https://nodejs.org/api/perf_hooks.html#perf_hookseventlooputilizationutilization1-utilization2

const binding = internalBinding('performance');

function utilization(idle, active) {
  return { idle, active, utilization: idle + active === 0 ? 0 : active / (idle + active) };
}

function eventLoopUtilization(before, earlier) {
  if (before && earlier) return utilization(before.idle - earlier.idle, before.active - earlier.active);
  const [idle, active] = binding.loopTimes();
  return utilization(idle - (before?.idle ?? 0), active - (before?.active ?? 0));
}

module.exports = { eventLoopUtilization };
