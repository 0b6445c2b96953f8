'use strict';

// Timers: one list for each duration, in a heap by expiry, over a single timer of the loop.
// Follows https://nodejs.org/api/timers.html

const shared = require('internal/shared');
const { getFrame, setFrame } = require('internal/async_context');
const { drain } = require('internal/gate');
const L = require('internal/linked_list');
const { PriorityQueue } = require('internal/priority_queue');
const { newAsyncId, executionAsyncId, emitInit, emitBefore, emitAfter, emitDestroy } = require('internal/async_ids');

const binding = internalBinding('timers');

const TIMEOUT_MAX = 2 ** 31 - 1;
const kRefed = Symbol('refed');
const kHasPrimitive = Symbol('kHasPrimitive');
const kFrame = Symbol('kFrame');
const async_id_symbol = Symbol('asyncId');
const trigger_async_id_symbol = Symbol('triggerId');

const listsByDuration = new Map();
const timersById = new Map(); // those that were turned into a primitive
let refCount = 0;
let nextListId = Number.MIN_SAFE_INTEGER;

const queue = new PriorityQueue(
  (a, b) => a.expiry - b.expiry || a.id - b.id,
  (list, position) => { list.position = position; },
);

class TimersList {
  constructor(expiry, msecs) {
    this._idleNext = this;
    this._idlePrev = this;
    this.expiry = expiry;
    this.id = nextListId++;
    this.msecs = msecs;
    this.position = null;
  }
}

// The wall clock tells cheaply whether the loop's cached time may be stale: only then is the host asked.
let lastWall = -1;

/** The time of the loop in whole milliseconds, brought up to date. */
function now() {
  const wall = Date.now();
  if (wall !== lastWall) {
    lastWall = wall;
    binding.updateTime();
  }
  return shared.clock[shared.NOW];
}

/** Tells the host when to come back; the sign says whether that keeps the loop alive. */
function publish() {
  const nearest = queue.peek();
  let expiry = 0;
  if (nearest !== undefined) expiry = refCount > 0 ? nearest.expiry : -nearest.expiry;
  shared.clock[shared.NEXT_TIMER] = expiry;
}

class Timeout {
  // Delays above TIMEOUT_MAX, below 1 and NaN become 1, the first with a warning.
  constructor(callback, after, args, isRepeat, isRefed, isInternal = false) {
    let delay = after === undefined ? 1 : after * 1;
    if (!(delay >= 1 && delay <= TIMEOUT_MAX)) {
      if (delay > TIMEOUT_MAX) warnOverflow(delay);
      else if (delay < 0) warnOnce('TimeoutNegativeWarning', `${delay} is a negative number.`);
      else if (Number.isNaN(delay)) warnOnce('TimeoutNaNWarning', `${delay} is not a number.`);
      delay = 1;
    }
    this._idleTimeout = delay;
    this._idlePrev = this;
    this._idleNext = this;
    this._idleStart = null;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = isRepeat ? delay : null;
    this._destroyed = false;
    if (isRefed) refCount++;
    this[kRefed] = isRefed;
    this[kHasPrimitive] = false;
    Object.defineProperty(this, kFrame, { value: getFrame(), enumerable: false, writable: true });
    this[async_id_symbol] = isInternal ? 0 : newAsyncId();
    this[trigger_async_id_symbol] = executionAsyncId();
    emitInit(this[async_id_symbol], 'Timeout', this[trigger_async_id_symbol], this);
  }

  [Symbol.for('nodejs.util.inspect.custom')](_, options) {
    const { inspect } = require('internal/util/inspect');
    return inspect(this, { ...options, depth: 0, customInspect: false });
  }

  refresh() {
    active(this);
    publish();
    return this;
  }

  unref() {
    if (this[kRefed]) {
      this[kRefed] = false;
      if (!this._destroyed) dropRef();
    }
    return this;
  }

  ref() {
    if (this[kRefed] === false) {
      this[kRefed] = true;
      if (!this._destroyed && refCount++ === 0) publish();
    }
    return this;
  }

  hasRef() {
    return this[kRefed];
  }

  close() {
    clearTimeout(this);
    return this;
  }

  [Symbol.dispose]() {
    clearTimeout(this);
  }

  [Symbol.toPrimitive]() {
    const id = this[async_id_symbol];
    if (!this[kHasPrimitive]) {
      this[kHasPrimitive] = true;
      timersById.set(id, this);
    }
    return id;
  }
}

function warnOverflow(delay) {
  require('process').emitWarning(
    `${delay} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`, 'TimeoutOverflowWarning');
}

const warned = new Set();
function warnOnce(name, text) {
  if (warned.has(name)) return;
  warned.add(name);
  require('process').emitWarning(`${text}\nTimeout duration was set to 1.`, name);
}

function dropRef() {
  if (--refCount === 0) publish();
}

/** Puts a timer into the list of its duration, counting from `start`. */
function insert(timer, msecs, start) {
  msecs = Math.trunc(msecs);
  timer._idleStart = start;
  let list = listsByDuration.get(msecs);
  if (list === undefined) {
    list = new TimersList(start + msecs, msecs);
    listsByDuration.set(msecs, list);
    queue.insert(list);
    if (queue.peek() === list) publish();
  }
  L.append(list, timer);
}

/** Starts a timer again, also one that has fired; one that was cleared stays so. */
function active(timer) {
  if (timer._idleTimeout < 0) return;
  if (timer._destroyed) {
    timer._destroyed = false;
    if (timer[kRefed]) refCount++;
  }
  insert(timer, timer._idleTimeout, now());
}

/** Starts a timer that this module or a stream made. */
function start(timer) {
  insert(timer, timer._idleTimeout, now());
  publish();
  return timer;
}

function unlink(timer) {
  if (timer._destroyed) return;
  timer._destroyed = true;
  emitDestroy(timer[async_id_symbol]);
  if (timer[kHasPrimitive]) timersById.delete(timer[async_id_symbol]);
  const list = timer._idlePrev && listsByDuration.get(Math.trunc(timer._idleTimeout));
  L.remove(timer);
  if (list !== undefined && list !== null && L.isEmpty(list)) {
    listsByDuration.delete(list.msecs);
    queue.removeAt(list.position);
    publish();
  }
  if (timer[kRefed]) dropRef();
  timer._idleTimeout = -1;
}

function clearTimeout(timer) {
  if (timer?._onTimeout) {
    timer._onTimeout = null;
    unlink(timer);
    return;
  }
  if (typeof timer === 'number' || typeof timer === 'string') {
    const known = timersById.get(Number(timer));
    if (known !== undefined) clearTimeout(known);
  }
}

/**
 * Fires what is due. Called by the host in the timers phase; an exception leaves to it and it calls again. False: the
 * host must let the engine run its microtasks, then call again.
 */
function processTimers(loopNow) {
  let list;
  lastWall = -1; // the loop has moved on
  try {
    while ((list = queue.peek()) !== undefined && list.expiry <= loopNow) {
      if (!fireList(list, loopNow)) return false;
      if (queue.peek()?.expiry > loopNow) loopNow = now();
    }
  } finally {
    publish();
  }
  return true;
}

function fireList(list, loopNow) {
  const { msecs } = list;
  let timer;
  while ((timer = L.peek(list)) !== null) {
    if (loopNow - timer._idleStart < msecs) {
      loopNow = Math.max(loopNow, now());
      if (loopNow - timer._idleStart < msecs) {
        list.expiry = Math.max(timer._idleStart + msecs, loopNow + 1);
        list.id = nextListId++;
        queue.percolateDown(list.position);
        return true;
      }
    }
    fire(timer);
    if (!drain()) {
      dropIfEmpty(list);
      return false;
    }
  }
  dropIfEmpty(list);
  return true;
}

function dropIfEmpty(list) {
  if (!L.isEmpty(list) || listsByDuration.get(list.msecs) !== list) return;
  listsByDuration.delete(list.msecs);
  queue.removeAt(list.position);
}

function fire(timer) {
  L.remove(timer);
  if (!timer._onTimeout) {
    settle(timer, 0);
    return;
  }
  const startedAt = timer._repeat ? now() : 0;
  const before = getFrame();
  setFrame(timer[kFrame]);
  emitBefore(timer[async_id_symbol], timer[trigger_async_id_symbol], timer);
  try {
    const args = timer._timerArgs;
    if (args === undefined) timer._onTimeout();
    else Reflect.apply(timer._onTimeout, timer, args);
  } finally {
    settle(timer, startedAt);
  }
  setFrame(before); // an exception leaves in the frame that it came from, for those who handle it
  emitAfter(timer[async_id_symbol]);
}

/** After its callback a timer repeats, has been started again by hand, or is done. */
function settle(timer, startedAt) {
  if (timer._repeat && timer._idleTimeout !== -1) {
    timer._idleTimeout = timer._repeat;
    insert(timer, timer._idleTimeout, startedAt);
  } else if (!timer._idleNext && !timer._idlePrev && !timer._destroyed) {
    timer._destroyed = true;
    if (timer[kHasPrimitive]) timersById.delete(timer[async_id_symbol]);
    if (timer[kRefed]) refCount--;
    emitDestroy(timer[async_id_symbol]);
  }
}

/** A timeout for the library's own use: not ref'd, so that it keeps nothing alive. */
function setUnrefTimeout(callback, after) {
  return start(new Timeout(callback, after, undefined, false, false));
}

/** A timeout of which hooks are not told. */
function setInternalTimeout(callback, after, isRefed) {
  return start(new Timeout(callback, after, undefined, false, isRefed, true));
}

/** How many timers keep the loop alive. */
const countRefed = () => refCount;

module.exports = {
  TIMEOUT_MAX, Timeout, active, async_id_symbol, clearTimeout, countRefed, insert, kFrame, kRefed, now, processTimers, publish,
  setInternalTimeout, setUnrefTimeout, start,
  trigger_async_id_symbol, unlink,
};
