'use strict';

// Batches between the loop and JavaScript: events that the loop hands over in one call, and submissions that it takes
// back when a call returns. Records are four ints: a kind and three values.

const { drain } = require('internal/gate');
const shared = require('internal/shared');

const RECORD = 4;

/** Event kinds: the first int of a record, and the index of its handler. */
const Event = {
  READ: 0, READ_END: 1, CONNECTION: 2, CONNECTED: 3, WRITTEN: 4, SHUT_DOWN: 5, CLOSED: 6, REQUEST: 7, EXIT: 8, SIGNAL: 9,
  FILE_READ: 10,
  DATAGRAM: 11, DATAGRAM_PEER: 12, DATAGRAM_SENT: 13, DATAGRAM_CLOSED: 14,
};

/** Submission kinds. */
const Submission = {
  WRITE: 0, WRITE_SLAB: 1, SHUTDOWN: 2, READ_START: 3, READ_STOP: 4, CLOSE: 5, FILE_OPEN: 6, FILE_READ: 7, FILE_CLOSE: 8,
};

const handlers = new Array(Object.keys(Event).length).fill(null);

function onEvent(kind, handler) {
  handlers[kind] = handler;
}

/**
 * Delivers the events from the cursor on, draining ticks and microtasks after each. An exception leaves to the
 * host, which reports it and calls again: the cursor has moved on by then.
 */
function dispatch() {
  const { counters, events } = shared;
  let cursor = counters[shared.EVENT_CURSOR];
  while (cursor < counters[shared.EVENT_COUNT]) {
    const at = cursor * RECORD;
    counters[shared.EVENT_CURSOR] = ++cursor;
    handlers[events[at]](events[at + 1], events[at + 2], events[at + 3]);
    if (!drain()) return;
  }
}

/** Queues an operation that the host takes when this call returns to it. */
function submit(kind, a, b, c) {
  const { counters, submissions } = shared;
  if ((counters[shared.SUBMISSION_COUNT] + 1) * RECORD > submissions.length) shared.flush();
  const at = counters[shared.SUBMISSION_COUNT]++ * RECORD;
  submissions[at] = kind;
  submissions[at + 1] = a;
  submissions[at + 2] = b;
  submissions[at + 3] = c;
}

module.exports = { Event, Submission, dispatch, onEvent, submit };
