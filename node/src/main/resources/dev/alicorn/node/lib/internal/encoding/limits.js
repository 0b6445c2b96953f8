'use strict';

// Where one way of converting text becomes faster than another: measured in V8 14.7 on x86-64, see
// node/src/test/js/codec-bench.js. Lengths are bytes when decoding and UTF-16 units when encoding.

module.exports = {
  /** Up to here a loop over String.fromCharCode beats a call into the kernel. */
  LOOP_DECODE: 12,
  /** Up to here a loop over charCodeAt beats a call into the kernel. */
  LOOP_ENCODE: 24,
  /** Up to here copying byte by byte beats making a view for %TypedArray%.prototype.set. */
  LOOP_COPY: 48,
  /** What plain JavaScript may convert before the kernel, half a millisecond to compile, is worth loading. */
  KERNEL_BUDGET: 48 * 1024,
  /** Longest run that the kernel takes at once; longer text goes in pieces. */
  KERNEL_UNITS: 32 * 1024,
  /** Most arguments that String.fromCharCode gets from one array. */
  APPLY_UNITS: 8 * 1024,
  /** From here V8's own base64 and hex methods beat a loop, in bytes. */
  NATIVE_BASE64: 64,
  NATIVE_HEX: 16,
};
