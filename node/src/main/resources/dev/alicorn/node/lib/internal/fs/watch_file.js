'use strict';
// fs.watchFile: a file's stat, asked for again and again.

const process = require('process');
const pathModule = require('path');
const { EventEmitter } = require('events');
const { wrap } = require('internal/async_wrap');
const { validateFunction, validateUint32 } = require('internal/validators');
const { add } = require('internal/requests');
const { getValidatedPath, toHostPath } = require('internal/fs/paths');
const { NO_NUMBERS, toStats } = require('internal/fs/stats');

const binding = internalBinding('fs');

const DEFAULT_INTERVAL = 5007;
const ACCESS_TIME = [10, 11];

/** Equal but for the access time, which looking at a file changes. */
function equalNumbers(a, b) {
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i] && !ACCESS_TIME.includes(i)) return false;
  }
  return true;
}

class StatWatcher extends EventEmitter {
  #path;
  #interval;
  #bigint;
  #persistent;
  #timer = null;
  #stopped = false;
  #last = NO_NUMBERS;
  #wrap = wrap('STATWATCHER', this);
  #state = 'new'; // 'there' after a stat, the error's code after a failure

  constructor(path, { interval, persistent, bigint }) {
    super();
    validateUint32(interval, 'interval');
    this.#path = toHostPath(path);
    this.#interval = interval;
    this.#persistent = persistent;
    this.#bigint = bigint;
    this.#poll();
  }

  #poll() {
    const began = Date.now();
    binding.stat(add((err, numbers) => {
      if (this.#stopped) return;
      this.#schedule(began);
      if (err) this.#missing(err);
      else this.#present(numbers);
    }, null), this.#path);
  }

  #schedule(began) {
    const elapsed = Date.now() - began;
    const wait = this.#interval - (elapsed % (this.#interval || 1));
    this.#timer = require('internal/timers').setInternalTimeout(() => this.#poll(), wait, this.#persistent);
  }

  #missing(err) {
    if (this.#state === err.code) return;
    this.#state = err.code;
    this.#report(NO_NUMBERS, this.#last);
  }

  #present(numbers) {
    const before = this.#last;
    const changed = this.#state !== 'new' && (this.#state !== 'there' || !equalNumbers(before, numbers));
    this.#last = numbers;
    this.#state = 'there';
    if (changed) this.#report(numbers, before);
  }

  #report(now, before) {
    const stats = [toStats(now, this.#bigint), toStats(before, this.#bigint)];
    if (this.#wrap === null) this.emit('change', ...stats);
    else this.#wrap.call(this.emit, this, 'change', ...stats);
  }

  stop() {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#wrap?.destroy();
    require('internal/timers').clearTimeout(this.#timer);
    process.nextTick(() => this.emit('stop'));
  }

  ref() {
    this.#persistent = true;
    this.#timer?.ref();
    return this;
  }

  unref() {
    this.#persistent = false;
    this.#timer?.unref();
    return this;
  }
}

const watchers = new Map();
const keyOf = (filename) => pathModule.resolve(toHostPath(getValidatedPath(filename)));

function watchFile(filename, options, listener) {
  const key = keyOf(filename);
  if (options === null || typeof options !== 'object') {
    listener = options;
    options = null;
  }
  const settings = { interval: DEFAULT_INTERVAL, persistent: true, ...options };
  validateFunction(listener, 'listener');
  let watcher = watchers.get(key);
  if (watcher === undefined) {
    watcher = new StatWatcher(key, settings);
    watchers.set(key, watcher);
  }
  watcher.addListener('change', listener);
  return watcher;
}

function unwatchFile(filename, listener) {
  const key = keyOf(filename);
  const watcher = watchers.get(key);
  if (watcher === undefined) return;
  if (typeof listener === 'function') watcher.removeListener('change', listener);
  else watcher.removeAllListeners('change');
  if (watcher.listenerCount('change') > 0) return;
  watcher.stop();
  watchers.delete(key);
}

module.exports = { unwatchFile, watchFile };
