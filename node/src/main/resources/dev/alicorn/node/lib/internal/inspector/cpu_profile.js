'use strict';

// Profiles of what the processor does, as the engine takes them for its developer tools.
// https://nodejs.org/api/v8.html#v8startcpuprofile, https://nodejs.org/api/worker_threads.html#workerstartcpuprofile

const { EngineSession } = require('internal/inspector/session');

const running = new Map(); // sessions by number
let lastId = 0;

/** Starts a profile of this thread; its number. */
function start() {
  const session = new EngineSession();
  session.command('Profiler.enable');
  session.command('Profiler.start');
  running.set(++lastId, session);
  return lastId;
}

/** Ends it: JSON, or undefined where it has ended. */
function stop(id) {
  const session = running.get(id);
  if (session === undefined) return undefined;
  running.delete(id);
  try {
    return JSON.stringify(session.command('Profiler.stop').profile);
  } finally {
    session.close();
  }
}

class SyncCPUProfileHandle {
  #id = start();

  stop() {
    return stop(this.#id);
  }

  [Symbol.dispose]() {
    this.stop();
  }
}

/** The profile of a worker, whose own thread has it. */
class CPUProfileHandle {
  #ask;
  #id;
  #stopped = null;

  /** @param ask puts a question to the worker: internal/worker/questions */
  constructor(ask, id) {
    this.#ask = ask;
    this.#id = id;
  }

  stop() {
    return this.#stopped ??= this.#ask('stopCpuProfile', this.#id);
  }

  async [Symbol.asyncDispose]() {
    await this.stop();
  }
}

module.exports = { CPUProfileHandle, SyncCPUProfileHandle, start, stop };
