'use strict';

// The diagnostics channels of child_process.
// https://nodejs.org/api/diagnostics_channel.html#child-process

const { channel, tracingChannel } = require('diagnostics_channel');

const created = channel('child_process');
const spawned = tracingChannel('child_process.spawn');

function childCreated(child) {
  if (created.hasSubscribers) created.publish({ process: child });
}

function spawnStarts(child, options) {
  if (spawned.start.hasSubscribers) spawned.start.publish({ process: child, options });
}

function spawnEnded(child) {
  if (spawned.end.hasSubscribers) spawned.end.publish({ process: child });
}

function spawnFailed(child, error) {
  if (spawned.error.hasSubscribers) spawned.error.publish({ process: child, error });
}

module.exports = { childCreated, spawnEnded, spawnFailed, spawnStarts };
