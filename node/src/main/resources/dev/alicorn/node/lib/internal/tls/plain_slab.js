'use strict';

// Memory into which all connections decrypt; views of it are handed out, and a new one is made when it is used up.

const SLAB_BYTES = 128 * 1024;
const RECORD_ROOM = 20 * 1024;

let slab = null;
let used = 0;

/** A slab with room for a record from `used()` on. */
function roomySlab() {
  if (slab === null || SLAB_BYTES - used < RECORD_ROOM) {
    slab = new Uint8Array(SLAB_BYTES);
    used = 0;
  }
  return slab;
}

function slabUsed() {
  return used;
}

/** The next bytes are in use. */
function takeFromSlab(length) {
  used += length;
}

module.exports = { roomySlab, slabUsed, takeFromSlab };
