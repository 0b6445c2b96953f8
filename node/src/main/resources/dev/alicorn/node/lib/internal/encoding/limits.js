'use strict';

// Where one way of converting text becomes faster than another: measured in V8 14.7 on x86-64, see
// node/src/test/js/codec-bench.js. Lengths are bytes when decoding and UTF-16 units when encoding.

const KERNEL_UNITS = 128 * 1024;
const WASM_PAGE = 64 * 1024;

module.exports = {
  /** Up to here a loop over String.fromCharCode beats a call into the kernel. */
  LOOP_DECODE: 3,
  /** Up to here a loop over charCodeAt beats a call into the kernel. */
  LOOP_ENCODE: 12,
  /** Up to here copying byte by byte beats making a view for %TypedArray%.prototype.set. */
  LOOP_COPY: 32,
  /** What plain JavaScript may convert before the kernel, half a millisecond to compile, is worth loading. */
  KERNEL_BUDGET: 48 * 1024,
  /** Longest run that the kernel takes at once; longer text goes in pieces. */
  KERNEL_UNITS,
  /** Room for three bytes a unit, and for a needle to search for. */
  KERNEL_MEMORY_PAGES: (KERNEL_UNITS * 3) / WASM_PAGE + 1,
  WASM_PAGE,
  /** Most arguments that String.fromCharCode gets from one array. */
  APPLY_UNITS: 8 * 1024,
  /** Above these V8's own base64 and hex methods beat a loop, in bytes. */
  NATIVE_BASE64: 11,
  NATIVE_HEX: 16,
};
