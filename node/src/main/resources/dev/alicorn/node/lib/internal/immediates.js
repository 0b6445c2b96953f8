'use strict';

// setImmediate: a queue for each iteration of the loop, run in its check phase.

const shared = require('internal/shared');
const { getFrame, setFrame } = require('internal/async_context');
const { drain } = require('internal/gate');
const { kRefed, kFrame, async_id_symbol, trigger_async_id_symbol } = require('internal/timers');
const { newAsyncId, executionAsyncId, emitInit, emitBefore, emitAfter, emitDestroy, flushDestroyed } = require('internal/async_ids');

class ImmediateList {
  head = null;
  tail = null;

  append(item) {
    if (this.tail !== null) {
      this.tail._idleNext = item;
      item._idlePrev = this.tail;
    } else {
      this.head = item;
    }
    this.tail = item;
  }

  remove(item) {
    if (item._idleNext) item._idleNext._idlePrev = item._idlePrev;
    if (item._idlePrev) item._idlePrev._idleNext = item._idleNext;
    if (item === this.head) this.head = item._idleNext;
    if (item === this.tail) this.tail = item._idlePrev;
    item._idleNext = item._idlePrev = null;
  }

  /** Empties the list and returns its first item. */
  take() {
    const first = this.head;
    this.head = this.tail = null;
    return first;
  }
}

const queue = new ImmediateList();
let outstanding = null; // what an exception, or a return to the host, left over of the batch being run

class Immediate {
  constructor(callback, args, id = newAsyncId()) {
    this._idleNext = null;
    this._idlePrev = null;
    this._onImmediate = callback;
    this._argv = args;
    this._destroyed = false;
    this[kRefed] = false;
    Object.defineProperty(this, kFrame, { value: getFrame(), enumerable: false });
    this[async_id_symbol] = id;
    this[trigger_async_id_symbol] = executionAsyncId();
    emitInit(this[async_id_symbol], 'Immediate', this[trigger_async_id_symbol], this);
    this.ref();
    shared.counters[shared.IMMEDIATES]++;
    queue.append(this);
  }

  ref() {
    if (this[kRefed] === false) {
      this[kRefed] = true;
      shared.counters[shared.REF_IMMEDIATES]++;
    }
    return this;
  }

  unref() {
    if (this[kRefed] === true) {
      this[kRefed] = false;
      shared.counters[shared.REF_IMMEDIATES]--;
    }
    return this;
  }

  hasRef() {
    return !!this[kRefed];
  }

  [Symbol.dispose]() {
    clearImmediate(this);
  }
}

/** Takes an immediate out of the counts. */
function retire(immediate) {
  immediate._destroyed = true;
  shared.counters[shared.IMMEDIATES]--;
  if (immediate[kRefed]) shared.counters[shared.REF_IMMEDIATES]--;
  immediate[kRefed] = null;
}

function clearImmediate(immediate) {
  if (!immediate?._onImmediate || immediate._destroyed) return;
  retire(immediate);
  emitDestroy(immediate[async_id_symbol]);
  immediate._onImmediate = null;
  if (immediate === outstanding) outstanding = immediate._idleNext;
  queue.remove(immediate);
}

function run(immediate) {
  retire(immediate);
  const before = getFrame();
  setFrame(immediate[kFrame]);
  emitBefore(immediate[async_id_symbol], immediate[trigger_async_id_symbol], immediate);
  try {
    const args = immediate._argv;
    if (args === undefined) immediate._onImmediate();
    else immediate._onImmediate(...args);
  } finally {
    immediate._onImmediate = null;
    outstanding = immediate._idleNext;
    shared.counters[shared.OUTSTANDING_IMMEDIATES] = outstanding === null ? 0 : 1;
    emitDestroy(immediate[async_id_symbol]);
  }
  setFrame(before); // an exception leaves in the frame that it came from, for those who handle it
  emitAfter(immediate[async_id_symbol]);
}

/**
 * Runs the immediates queued before this iteration's check phase. Called by the host, again as long as
 * OUTSTANDING_IMMEDIATES says so: an exception leaves to it, and without natives it must let microtasks run.
 */
function processImmediates() {
  if (outstanding === null) {
    flushDestroyed();
    outstanding = queue.take();
  }
  while (outstanding !== null) {
    const immediate = outstanding;
    if (immediate._destroyed) {
      outstanding = immediate._idleNext;
      continue;
    }
    run(immediate);
    if (!drain()) return;
  }
  shared.counters[shared.OUTSTANDING_IMMEDIATES] = 0;
}

/** An immediate of the library's own, that keeps nothing alive. */
function setInternalImmediate(callback) {
  return new Immediate(callback, undefined, 0).unref();
}

module.exports = { Immediate, clearImmediate, processImmediates, setInternalImmediate };
