'use strict';

// Small buffers are cut from a shared slab, which costs a third of an allocation of their own.

const { FastBuffer } = require('internal/buffer/fast_buffer');

const ALIGNMENT = 8;

let sizes = { poolSize: 8 * 1024 };

/** Takes the pool's size from now on from the `poolSize` that a program sees and may change. */
function useSizeOf(owner) {
  owner.poolSize = sizes.poolSize;
  sizes = owner;
}

let slab = null; // the bytes of the pool: made at first use, so that a snapshot does not carry it
let offset = 0;

function renew() {
  slab = new FastBuffer(sizes.poolSize);
  offset = 0;
}

/** Whether a buffer of so many bytes comes from the pool. */
const isPooled = (size) => size < sizes.poolSize >>> 1;

/** Makes sure that `size` bytes, a pooled amount, are free, and returns the slab. */
function reserve(size) {
  if (slab === null || size > slab.length - offset) renew();
  return slab;
}

/** Cuts off `size` of the bytes that were reserved last. */
function cut(size) {
  const buffer = new FastBuffer(slab.buffer, offset, size);
  offset = (offset + size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  return buffer;
}

/** Uninitialised memory, as far as there is such a thing: what V8 allocates is zero, what the pool gives may not be. */
function allocate(size) {
  if (size <= 0) return new FastBuffer();
  if (!isPooled(size)) return new FastBuffer(size);
  reserve(size);
  return cut(size);
}

module.exports = { useSizeOf, isPooled, reserve, cut, allocate, offset: () => offset };
