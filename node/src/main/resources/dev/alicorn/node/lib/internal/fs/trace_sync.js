'use strict';

// --trace-sync-io: tells where files are asked for synchronously once the loop turns.
// https://nodejs.org/api/cli.html#--trace-sync-io

const process = require('process');

const SYNC = 0; // the id of a request that nobody waits for

function warn(below) {
  const place = {};
  Error.captureStackTrace(place, below);
  const stack = place.stack.slice(place.stack.indexOf('\n'));
  process._rawDebug(`(node:${process.pid}) WARNING: Detected use of sync API${stack}`);
}

function install() {
  const binding = internalBinding('fs');
  const { loopMetrics } = internalBinding('performance');
  for (const [name, call] of Object.entries(binding)) {
    if (typeof call !== 'function') continue;
    binding[name] = function traced(id, ...args) {
      if (id === SYNC && loopMetrics()[0] > 0) warn(traced);
      return call(id, ...args);
    };
  }
}

module.exports = { install };
