'use strict';

// Memory that JavaScript and the host both see: one block that the host allocates in V8 and attaches at start-up.
// Until then (while the snapshot is built) small stand-ins take its place. dev.alicorn.node.BridgeLayout mirrors this.

const COUNTERS_AT = 64;
const EVENTS_AT = 4096;
const EVENTS_BYTES = 64 * 1024;
const SUBMISSIONS_AT = EVENTS_AT + EVENTS_BYTES;
const SUBMISSIONS_BYTES = 64 * 1024;
const SCRATCH_AT = SUBMISSIONS_AT + SUBMISSIONS_BYTES;
const SCRATCH_BYTES = 128 * 1024;
const OUT_AT = SCRATCH_AT + SCRATCH_BYTES;
const OUT_BYTES = 512 * 1024;

const shared = module.exports = {
  BYTES: OUT_AT + OUT_BYTES,

  // Indices into `clock` (Float64Array).
  NOW: 0, // the loop's time, milliseconds
  NEXT_TIMER: 1, // when the nearest timer list expires, milliseconds; negative: no timer is ref'd; 0: none

  // Indices into `counters` (Int32Array).
  HAS_TICK: 0,
  HAS_REJECTION: 1,
  IMMEDIATES: 2,
  REF_IMMEDIATES: 3,
  OUTSTANDING_IMMEDIATES: 4,
  EVENT_CURSOR: 5,
  EVENT_COUNT: 6,
  SUBMISSION_COUNT: 7,
  OUT_USED: 8,

  clock: new Float64Array(2),
  counters: new Int32Array(16),
  events: new Int32Array(0),
  submissions: new Int32Array(0),
  scratch: new Uint8Array(0), // strings on their way between the two sides
  out: new Uint8Array(0), // bytes submitted for writing

  /** Makes the host take what is submitted now; set at start-up. */
  flush() {},

  attach(memory, flush) {
    const counters = new Int32Array(memory, COUNTERS_AT, 16);
    counters.set(shared.counters);
    shared.counters = counters;
    shared.clock = new Float64Array(memory, 0, 2);
    shared.events = new Int32Array(memory, EVENTS_AT, EVENTS_BYTES / 4);
    shared.submissions = new Int32Array(memory, SUBMISSIONS_AT, SUBMISSIONS_BYTES / 4);
    shared.scratch = new Uint8Array(memory, SCRATCH_AT, SCRATCH_BYTES);
    shared.out = new Uint8Array(memory, OUT_AT, OUT_BYTES);
    shared.flush = flush;
  },
};
