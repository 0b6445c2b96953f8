'use strict';
// fs.promises.watch: the events of a watcher as an async iteration.

const { Buffer } = require('buffer');
const {
  AbortError, codes: { ERR_FS_WATCH_QUEUE_OVERFLOW, ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const {
  validateAbortSignal, validateBoolean, validateInteger, validateObject, validateOneOf,
} = require('internal/validators');
const { getValidatedPath } = require('internal/fs/paths');
const { FSWatcher } = require('internal/fs/watchers');

function watchSettings(options) {
  if (options != null && typeof options !== 'string') validateObject(options, 'options');
  const given = typeof options === 'string' ? { encoding: options } : options ?? {};
  const { persistent = true, recursive = false, encoding = 'utf8', signal, ignore } = given;
  const { maxQueue = 2048, overflow = 'ignore' } = given;
  validateBoolean(persistent, 'options.persistent');
  validateBoolean(recursive, 'options.recursive');
  validateInteger(maxQueue, 'options.maxQueue');
  validateOneOf(overflow, 'options.overflow', ['ignore', 'error']);
  validateAbortSignal(signal, 'options.signal');
  if (encoding && encoding !== 'buffer' && !Buffer.isEncoding(encoding)) {
    throw new ERR_INVALID_ARG_VALUE('encoding', encoding, 'is invalid encoding');
  }
  return { persistent, recursive, encoding, maxQueue, overflow, signal, ignore };
}

const abortError = (signal) => new AbortError(undefined, { cause: signal.reason });

/** Events that wait for their reader, and the reader that waits for an event. */
class EventQueue {
  #events = [];
  #error = null;
  #wake = null;
  #limit;
  #overflow;

  constructor({ maxQueue, overflow }) {
    this.#limit = maxQueue;
    this.#overflow = overflow;
  }

  push(event) {
    if (this.#events.length >= this.#limit) this.#full();
    else this.#events.push(event);
    this.#wake?.();
  }

  #full() {
    if (this.#overflow === 'error') {
      this.fail(new ERR_FS_WATCH_QUEUE_OVERFLOW(this.#limit));
      return;
    }
    require('process').emitWarning('fs.watch maxQueue exceeded');
  }

  fail(error) {
    this.#error ??= error;
    this.#wake?.();
  }

  /** The next event; rejects once the watcher has failed. */
  async next() {
    while (this.#events.length === 0) {
      if (this.#error !== null) throw this.#error;
      await new Promise((resolve) => { this.#wake = resolve; });
    }
    return this.#events.shift();
  }
}

async function* watch(path, options) {
  const settings = watchSettings(options);
  const { signal } = settings;
  if (signal?.aborted) throw abortError(signal);
  const queue = new EventQueue(settings);
  const watcher = new FSWatcher(getValidatedPath(path), settings);
  watcher.on('change', (eventType, filename) => queue.push({ __proto__: null, eventType, filename }));
  watcher.on('error', (err) => queue.fail(err));
  const { addAbortListener } = require('events');
  const subscription = signal && addAbortListener(signal, () => queue.fail(abortError(signal)));
  try {
    for (;;) yield await queue.next();
  } finally {
    watcher.close();
    subscription?.[Symbol.dispose]();
  }
}

module.exports = { watch };
