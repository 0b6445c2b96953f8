'use strict';

// What the host tells of its last call, in the scratch memory: TlsBinding.java and EngineSteps.java have the same.

const shared = require('internal/shared');

const Flag = { TASKS: 1, DONE: 2, PEER_CLOSED: 4, HELLO: 8, FAILED: 16, MORE: 32, TICKET: 64, RESTARTED: 128 };

const RESULTS_AT = 64 * 1024;

let view;

/** 0: flags; 1: bytes of plain text; 2: bytes for the peer; 3: bytes taken. */
function result(index) {
  const { scratch } = shared;
  if (view?.buffer !== scratch.buffer) view = new Int32Array(scratch.buffer, scratch.byteOffset + RESULTS_AT, 4);
  return view[index];
}

module.exports = { Flag, result };
