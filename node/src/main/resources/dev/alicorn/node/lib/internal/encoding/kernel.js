'use strict';

// Loads the codec kernel at its first use in a running process, and moves text and bytes through its memory.
// `ready()` is false where there is none: while a snapshot is built, in an engine without WebAssembly's string
// builtins, and until enough has been converted to pay for compiling it.

const { KERNEL_BUDGET, KERNEL_UNITS, LOOP_COPY, WASM_PAGE } = require('internal/encoding/limits');
const candidates = [require('internal/encoding/kernel_stringref'), require('internal/encoding/kernel_builtins')];

const host = internalBinding('encoding');

let kernel = null;
let memory = null;
let budget = KERNEL_BUDGET;
let refused = false;

function instantiate({ bytes }) {
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(bytes, { builtins: ['js-string'] }), {}).exports;
  } catch {
    return null; // the engine lacks what it is made of
  }
}

function load() {
  if (refused || typeof host.decode !== 'function') return false; // no host yet: the snapshot may hold no instance
  refused = true; // one attempt
  for (let i = 0; i < candidates.length && kernel === null; i++) kernel = instantiate(candidates[i]);
  if (kernel === null) return false;
  memory = new Uint8Array(kernel.memory.buffer);
  return true;
}

/** Whether the kernel may be used for a conversion of `length` bytes or units. */
function ready(length) {
  if (kernel !== null) return true;
  budget -= length;
  return budget < 0 && load();
}

/** Copies bytes[start, end) to the kernel's memory at `to`. */
function put(bytes, start, end, to = 0) {
  const length = end - start;
  if (length <= LOOP_COPY) {
    for (let i = 0; i < length; i++) memory[to + i] = bytes[start + i];
  } else if (length === bytes.length) {
    memory.set(bytes, to);
  } else {
    memory.set(new Uint8Array(bytes.buffer, bytes.byteOffset + start, length), to);
  }
}

/** Copies the first `length` bytes of the kernel's memory into `bytes`. */
function take(bytes, offset, length) {
  if (length <= LOOP_COPY) {
    for (let i = 0; i < length; i++) bytes[offset + i] = memory[i];
  } else {
    bytes.set(new Uint8Array(memory.buffer, 0, length), offset);
  }
}

const isContinuation = (byte) => (byte & 0xc0) === 0x80;
const isLeadSurrogate = (unit) => (unit & 0xfc00) === 0xd800;

/** Where to cut UTF-8 at or before `at`, so that no character is split. */
function utf8Boundary(bytes, start, at) {
  let cut = at;
  while (cut > start && at - cut < 3 && isContinuation(bytes[cut])) cut--;
  return isContinuation(bytes[cut]) ? at : cut;
}

function decodeUtf8(bytes, start, end) {
  let text = '';
  while (end - start > KERNEL_UNITS) {
    const cut = utf8Boundary(bytes, start, start + KERNEL_UNITS);
    put(bytes, start, cut);
    text += kernel.decodeUtf8(cut - start);
    start = cut;
  }
  put(bytes, start, end);
  return text + kernel.decodeUtf8(end - start);
}

/** The text of at most KERNEL_UNITS bytes, or undefined if they are malformed. */
function decodeUtf8Strict(bytes, start, end) {
  put(bytes, start, end);
  try {
    return kernel.decodeUtf8Strict(end - start);
  } catch {
    return undefined; // it traps
  }
}

function decodeLatin1(bytes, start, end, mask) {
  let text = '';
  for (; end - start > KERNEL_UNITS; start += KERNEL_UNITS) {
    put(bytes, start, start + KERNEL_UNITS);
    text += kernel.decodeLatin1(KERNEL_UNITS, mask);
  }
  put(bytes, start, end);
  return text + kernel.decodeLatin1(end - start, mask);
}

function decodeUtf16(bytes, start, end) {
  const step = KERNEL_UNITS * 2;
  let text = '';
  for (; end - start > step; start += step) {
    put(bytes, start, start + step);
    text += kernel.decodeUtf16(KERNEL_UNITS);
  }
  put(bytes, start, end);
  return text + kernel.decodeUtf16((end - start) >>> 1);
}

/** How many of the encoded bytes fit in `room` without splitting a character. */
function fitUtf8(room) {
  let count = room;
  while (count > 0 && isContinuation(memory[count])) count--;
  return count;
}

/** Encodes into bytes[offset, offset + room); a character that does not fit whole is left out, with all after it. */
function encodeUtf8(string, bytes, offset, room) {
  if (string.length > KERNEL_UNITS) return encodeUtf8Pieces(string, bytes, offset, room);
  let count = kernel.encodeUtf8(string);
  if (count > room) count = fitUtf8(room);
  take(bytes, offset, count);
  return count;
}

function encodeUtf8Pieces(string, bytes, offset, room) {
  let written = 0;
  for (let at = 0; at < string.length;) {
    let next = Math.min(at + KERNEL_UNITS, string.length);
    if (next < string.length && isLeadSurrogate(string.charCodeAt(next - 1))) next--;
    const count = kernel.encodeUtf8(string.slice(at, next));
    if (count > room - written) {
      const fitting = fitUtf8(room - written);
      take(bytes, offset + written, fitting);
      return written + fitting;
    }
    take(bytes, offset + written, count);
    written += count;
    at = next;
  }
  return written;
}

/** `string` must not be longer than the room. */
function encodeLatin1(string, bytes, offset) {
  for (let at = 0; at < string.length; at += KERNEL_UNITS) {
    const piece = string.length <= KERNEL_UNITS ? string : string.slice(at, at + KERNEL_UNITS);
    take(bytes, offset + at, kernel.encodeLatin1(piece));
  }
  return string.length;
}

/** `string` must not be longer than half the room; returns bytes. */
function encodeUtf16(string, bytes, offset) {
  for (let at = 0; at < string.length; at += KERNEL_UNITS) {
    const piece = string.length <= KERNEL_UNITS ? string : string.slice(at, at + KERNEL_UNITS);
    take(bytes, offset + at * 2, kernel.encodeUtf16(piece) * 2);
  }
  return string.length * 2;
}

const FIND_NEEDLE = KERNEL_UNITS * 3; // where the needle lies
const FIND_STEP = FIND_NEEDLE - 64; // a vector is read beyond the end
const MAX_NEEDLE = WASM_PAGE - 64;

/** The first place of needle[needleStart, needleEnd) in bytes[start, end), or -1. */
function find(bytes, start, end, needle, needleStart, needleEnd) {
  const size = needleEnd - needleStart;
  put(needle, needleStart, needleEnd, FIND_NEEDLE);
  for (;;) {
    const stop = Math.min(end, start + FIND_STEP);
    put(bytes, start, stop);
    const at = kernel.find(stop - start, FIND_NEEDLE, size, 0);
    if (at >= 0) return start + at;
    if (stop === end) return -1;
    start = stop - size + 1;
  }
}

module.exports = {
  ready,
  decodeUtf8,
  decodeLatin1,
  decodeUtf16,
  encodeUtf8,
  encodeLatin1,
  encodeUtf16,
  utf8Length: (string) => kernel.utf8Length(string),
  decodeUtf8Strict,
  encodeToMemory: (string) => kernel.encodeUtf8(string),
  take,
  find,
  MAX_NEEDLE,
};
