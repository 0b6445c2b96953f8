'use strict';

// The memory through which streams' bytes pass: slabs into which the host reads, and room for what goes out.

const shared = require('internal/shared');

// An event names a slab by its slot, above the bits of the offset in it.
const OFFSET_BITS = 20;
const OFFSET_MASK = (1 << OFFSET_BITS) - 1;
const slabs = [];
let current = null; // the one that is read into now
let FastBuffer = null;

/** The host reads into this ArrayBuffer from now on; those of lower slots may be named by events still to come. */
function setSlab(slot, buffer) {
  FastBuffer ??= require('internal/buffer/fast_buffer').FastBuffer;
  slabs.length = slot;
  slabs.push(buffer);
  current = buffer;
}

/** The bytes that an event names. */
function bytesAt(at, length) {
  return new FastBuffer(slabs[at >> OFFSET_BITS], at & OFFSET_MASK, length);
}

function isCurrentSlab(buffer) {
  return buffer === current;
}

/** Makes room for `length` bytes in the outgoing memory. */
function reserve(length) {
  const { counters } = shared;
  if (counters[shared.OUT_USED] + length > shared.out.length) shared.flush();
  const at = counters[shared.OUT_USED];
  counters[shared.OUT_USED] = at + length;
  return at;
}

module.exports = { bytesAt, isCurrentSlab, reserve, setSlab };
