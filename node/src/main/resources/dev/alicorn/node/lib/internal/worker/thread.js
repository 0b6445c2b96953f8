'use strict';

// What this thread is: the main one, or a worker with what it was given.

const state = {
  isMainThread: true,
  threadId: 0,
  threadName: '',
  parentPort: null,
  workerData: null,
  resourceLimits: {},
  environmentData: new Map(),
};

module.exports = { state };
