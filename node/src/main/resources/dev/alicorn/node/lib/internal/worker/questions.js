'use strict';

// What a thread asks of a worker that it has started: what only the worker's own thread can tell. A worker that never
// comes back to its loop does not answer.

const { codes: { ERR_WORKER_NOT_RUNNING } } = require('internal/errors');

/** What a worker answers, by name. */
const ANSWERS = {
  heapSnapshot: (options) => require('internal/inspector/heap_snapshot').takeSnapshot(options),
  heapStatistics: () => require('v8').getHeapStatistics(),
  startCpuProfile: () => require('internal/inspector/cpu_profile').start(),
  stopCpuProfile: (id) => require('internal/inspector/cpu_profile').stop(id),
  cpuUsage: (previous) => require('process').threadCpuUsage(previous),
};

/** The questions of one worker that wait. */
class Questions {
  #post;
  #hold;
  #lastId = 0;
  #waiting = new Map();

  /**
   * @param post sends a message to the worker
   * @param hold called with true while questions wait, then with false
   */
  constructor(post, hold) {
    this.#post = post;
    this.#hold = hold;
  }

  ask(what, argument) {
    const id = ++this.#lastId;
    const answer = Promise.withResolvers();
    if (this.#waiting.size === 0) this.#hold(true);
    this.#waiting.set(id, answer);
    this.#post({ type: 'question', id, what, argument });
    return answer.promise;
  }

  take({ id, error, value }) {
    const { resolve, reject } = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#hold(false);
    if (error === undefined) resolve(value);
    else reject(require('internal/worker/errors').revive(error));
  }

  /** The worker has ended. */
  end() {
    for (const { reject } of this.#waiting.values()) reject(new ERR_WORKER_NOT_RUNNING());
    this.#waiting.clear();
  }
}

/** The message with which a worker answers. */
function answer({ id, what, argument }) {
  try {
    return { type: 'answer', id, value: ANSWERS[what](argument) };
  } catch (err) {
    return { type: 'answer', id, error: require('internal/worker/errors').describe(err) };
  }
}

module.exports = { Questions, answer };
