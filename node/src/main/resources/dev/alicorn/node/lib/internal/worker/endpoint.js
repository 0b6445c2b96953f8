'use strict';

// One end of a channel between ports of this thread: what was sent to it and who takes it. The host wakes it in the poll
// phase, as it does for a port between threads, so that messages come in the order that programs know.

const { getFrame, setFrame } = require('internal/async_context');
const { emitAfter, emitBefore, emitDestroy, emitInit, executionAsyncId, newAsyncId } = require('internal/async_ids');
const gate = require('internal/gate');
const requests = require('internal/requests');
const { BATCH, Inbox } = require('internal/worker/inbox');

const binding = internalBinding('messaging');

const State = { OPEN: 0, CLOSING: 1, CLOSED: 2 };

let woken = [];
let wakeRequested = false;
let lastSerial = 0;
let round = null;

// Endpoints that wait are served in the order in which they were made, once a round. One that is woken meanwhile has its
// turn in the same round if that is still to come: so do the handles of libuv that stand for ports in Node.
class Round {
  #waiting;
  #next = 0;

  constructor(endpoints) {
    this.#waiting = endpoints.sort((a, b) => a.serial - b.serial);
  }

  /** Serves until all had their turn; false if the one whose turn it is has to go on later. */
  run() {
    for (; this.#next < this.#waiting.length; this.#next++) if (!this.#waiting[this.#next].serve()) return false;
    return true;
  }

  /** Takes in an endpoint whose turn is still to come; false if it has passed. */
  add(endpoint) {
    const waiting = this.#waiting;
    if (this.#next === waiting.length || endpoint.serial <= waiting[this.#next].serial) return false;
    let at = this.#next + 1;
    while (at < waiting.length && waiting[at].serial < endpoint.serial) at++;
    waiting.splice(at, 0, endpoint);
    return true;
  }
}

function requestWake(endpoint) {
  if (round !== null && round.add(endpoint)) return;
  woken.push(endpoint);
  wakeUp();
}

function wakeUp() {
  if (wakeRequested) return;
  wakeRequested = true;
  binding.wake(requests.add(serveWoken, null));
}

function serveWoken() {
  wakeRequested = false;
  if (round !== null) { // the one before is not through
    wakeUp();
    return;
  }
  round = new Round(woken);
  woken = [];
  runRound();
}

// An exception, or an engine that must return to the host before it runs microtasks, interrupts a round. It goes on in
// the same phase of the loop.
function runRound() {
  let finished = false;
  try {
    finished = round.run();
  } finally {
    if (finished) round = null;
    else binding.resume(requests.add(runRound, null));
  }
}

/** Serves those that wait without another turn of the loop. */
function serveNow() {
  if (round !== null || woken.length === 0) return;
  round = new Round(woken);
  woken = [];
  runRound();
}

let holders = 0;

function hold(change) {
  const wasHeld = holders > 0;
  holders += change;
  if (wasHeld !== holders > 0) binding.hold(holders > 0);
}

class Endpoint {
  serial = ++lastSerial;
  #inbox = new Inbox();
  #group;
  #owner;
  #state = State.OPEN;
  #receiving = false;
  #refed = false;
  #waiting = false; // in the list of those to be woken
  #batch = 0; // how many more of them are delivered in this turn
  #abandoned = false; // nobody is left to send to it
  #frame = getFrame();
  #asyncId = newAsyncId();
  #triggerId = executionAsyncId();
  #resource; // what hooks know this by

  /**
   * @param group of ends that hear each other, see Group
   * @param owner takes what arrives: `onMessage(message)` and `onClosed()`
   */
  constructor(group, owner) {
    this.#group = group;
    this.#owner = owner;
    if (group.inbox !== undefined) this.#inbox = group.inbox;
    group.members.add(this);
    this.#resource = owner.port ?? owner;
    emitInit(this.#asyncId, 'MESSAGEPORT', this.#triggerId, this.#resource);
  }

  get group() {
    return this.#group;
  }

  get isOpen() {
    return this.#state === State.OPEN;
  }

  get isClosed() {
    return this.#state === State.CLOSED;
  }

  get hasRef() {
    return this.#refed && this.#state !== State.CLOSED;
  }

  setRef(refed) {
    if (refed === this.#refed) return;
    this.#refed = refed;
    if (this.isOpen) hold(refed ? 1 : -1);
  }

  start() {
    this.#receiving = true;
    this.#wake();
  }

  stop() {
    this.#receiving = false;
  }

  /** Whether `other` hears what is sent here. */
  reaches(other) {
    return this.#group.reaches(other);
  }

  /** Sends to all others of the group; `make()` gives each a message of its own. */
  send(make) {
    for (const member of this.#group.members) {
      if (member !== this) member.push(make());
    }
  }

  /** Puts a message where the owner will find it. */
  push(message) {
    this.#inbox.push(message);
    this.#wake();
  }

  /** Something has arrived that the inbox has found by itself. */
  arrived() {
    this.#wake();
  }

  /** Takes the oldest message, whether started or not; undefined if there is none. */
  take() {
    if (this.#inbox.size > 0) return this.#inbox.shift();
    if (this.#abandoned) this.close();
    return undefined;
  }

  get #hasWork() {
    if (!this.isOpen) return false;
    return this.#inbox.size > 0 ? this.#receiving : this.#abandoned;
  }

  #wake() {
    if (this.#waiting || !this.#hasWork) return;
    this.#waiting = true;
    requestWake(this);
  }

  /** Delivers what has arrived; false if it has to go on when the host has run microtasks. */
  serve() {
    if (this.#batch === 0) {
      this.#waiting = false;
      if (this.#hasWork) this.#batch = Math.max(this.#inbox.size, BATCH);
    }
    // A listener that closes its port still hears the rest of a batch.
    while (this.#batch > 0 && this.#receiving && this.#inbox.size > 0) {
      this.#batch--;
      this.#deliver(this.#inbox.shift());
      if (!gate.drain()) return false;
    }
    this.#batch = 0;
    if (this.#abandoned && this.#inbox.size === 0) this.close();
    this.#wake();
    return true;
  }

  /** Delivers at once all that has arrived. */
  flush() {
    while (this.#receiving && !this.isClosed && this.#inbox.size > 0) this.#deliver(this.#inbox.shift());
  }

  #deliver(message) {
    const before = getFrame();
    setFrame(this.#frame);
    emitBefore(this.#asyncId, this.#triggerId, this.#resource);
    this.#owner.onMessage(message);
    emitAfter(this.#asyncId);
    setFrame(before);
  }

  /** Moves this end to a new owner, with what has arrived; the old one is left closed. */
  moveTo(owner) {
    const heir = new Endpoint(this.#group, owner);
    heir.#inbox = this.#inbox;
    heir.#abandoned = this.#abandoned;
    this.leaveGroup();
    this.close();
    return heir;
  }

  /** Parts from the group, which does not close for that, and from what has arrived, which is returned. */
  leaveGroup() {
    const inbox = this.#inbox;
    this.#group.members.delete(this);
    this.#group = new Group();
    this.#inbox = new Inbox();
    return inbox;
  }

  /** Joins a group whose messages come behind those that have arrived. */
  joinGroup(group) {
    this.#group.members.delete(this);
    this.#group = group;
    group.members.add(this);
    group.inbox.putFirst(this.#inbox);
    this.#inbox = group.inbox;
  }

  close() {
    if (!this.isOpen) return;
    this.#state = State.CLOSING;
    if (this.#refed) hold(-1);
    binding.closing(requests.add(() => this.#closed(), null));
  }

  #closed() {
    this.#state = State.CLOSED;
    this.#group.leave(this);
    while (this.#inbox.size > 0) this.#inbox.shift().discard();
    const before = getFrame();
    setFrame(this.#frame);
    emitBefore(this.#asyncId, this.#triggerId, this.#resource);
    this.#owner.onClosed();
    emitAfter(this.#asyncId);
    setFrame(before);
    emitDestroy(this.#asyncId);
  }

  abandon() {
    this.#abandoned = true;
    this.#wake();
  }
}

/** Ends that hear each other. In a pair, one is of no use without the other. */
class Group {
  members = new Set();

  /** @param onEmpty called when the last one has left; without it, the ones that remain close */
  constructor(onEmpty) {
    this.onEmpty = onEmpty;
  }

  reaches(endpoint) {
    return this.members.has(endpoint);
  }

  leave(endpoint) {
    this.members.delete(endpoint);
    if (this.onEmpty === undefined) for (const member of this.members) member.abandon();
    else if (this.members.size === 0) this.onEmpty();
  }
}

module.exports = { Endpoint, Group, serveNow };
