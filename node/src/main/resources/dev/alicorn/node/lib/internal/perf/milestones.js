'use strict';

// What the process has come to, by the names that performance.nodeTiming has for it.

const binding = internalBinding('performance');

/** In the order of the host's list. */
const NAMES = ['nodeStart', 'v8Start', 'environment', 'bootstrapComplete', 'loopStart', 'loopExit'];

function isMilestone(name) {
  return NAMES.includes(name);
}

/** Milliseconds since the process began; -1 for what has not happened yet. */
function timeOfMilestone(name) {
  return binding.milestones()[NAMES.indexOf(name)];
}

module.exports = { isMilestone, timeOfMilestone };
