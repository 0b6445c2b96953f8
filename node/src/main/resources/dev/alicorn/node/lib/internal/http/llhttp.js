'use strict';

// llhttp as WebAssembly (from undici): the instance, its memory, and numbers of its API. It is made when HTTP is first
// spoken; its calls go from JavaScript to wasm and back without leaving the engine.

const { load } = require('internal/vendor');

/** llhttp_type_t. */
const Type = { REQUEST: 1, RESPONSE: 2 };

/** Those of llhttp_errno_t that the library acts on. */
const Errno = { OK: 0, PAUSED_UPGRADE: 22, USER: 24 };

/** What a parser may be lenient about: the n-th bit is the n-th of these, as Node's HTTPParser numbers them. */
const LENIENT = [
  'headers', 'chunked_length', 'keep_alive', 'transfer_encoding', 'version', 'data_after_close', 'optional_lf_after_cr',
  'optional_crlf_after_chunk', 'optional_cr_before_lf', 'spaces_after_chunk_size',
];

const LENIENT_ALL = 2 ** LENIENT.length - 1;

const INPUT_BYTES = 64 * 1024;

/** Where a parser's state has `content_length`: 64 bits behind eight words, as llhttp.h lays it out. */
const BODY_LEFT_AT = 32;

let wasm = null;
let heap = null;
let words = null;
let input = 0;
let inputBusy = false;

/** Makes the instance, once. `callbacks` are those of its imports, by name without `wasm_`. */
function instantiate(callbacks) {
  const env = {};
  for (const name of Object.keys(callbacks)) env[`wasm_${name}`] = callbacks[name];
  wasm = new WebAssembly.Instance(new WebAssembly.Module(load('llhttp')), { env }).exports;
  wasm._initialize();
  input = wasm.malloc(INPUT_BYTES);
  return wasm;
}

function setLenient(at, bits) {
  LENIENT.forEach((name, i) => wasm[`llhttp_set_lenient_${name}`](at, (bits >> i) & 1));
}

/** While a parser is paused it takes nothing and says so. */
function setPaused(at, isPaused) {
  if (isPaused) wasm.llhttp_pause(at);
  else wasm.llhttp_resume(at);
}

/** Lets a parser go on that has seen a change of the protocol. */
function resumeAfterUpgrade(at) {
  wasm.llhttp_resume_after_upgrade(at);
}

/** The memory as bytes; anew after it has grown. */
function bytes() {
  if (heap === null || heap.byteLength === 0) heap = new Uint8Array(wasm.memory.buffer);
  return heap;
}

function wordOf(address) {
  if (words === null || words.byteLength === 0) words = new Uint32Array(wasm.memory.buffer);
  return address >>> 2;
}

/** How much of a body, or of one of its chunks, the parser still waits for; 0 where it does not know. */
function bodyLeft(at) {
  const low = wordOf(at + BODY_LEFT_AT);
  return words[low] + words[low + 1] * 2 ** 32;
}

/** Tells a parser in the middle of a body that so much of it has passed by. */
function passBody(at, length) {
  const left = bodyLeft(at) - length;
  const low = wordOf(at + BODY_LEFT_AT);
  words[low] = left % 2 ** 32;
  words[low + 1] = Math.floor(left / 2 ** 32);
}

/** Room for the next piece of input. A parser that runs inside of another's callback gets room of its own. */
function borrowInput() {
  if (inputBusy) return wasm.malloc(INPUT_BYTES);
  inputBusy = true;
  return input;
}

function returnInput(at) {
  if (at === input) inputBusy = false;
  else wasm.free(at);
}

/** The text at `at`, which ends with a zero byte; '' for a null pointer. */
function textAt(at) {
  let text = '';
  if (at === 0) return text;
  const memory = bytes();
  for (let i = at; memory[i] !== 0; i++) text += String.fromCharCode(memory[i]);
  return text;
}

module.exports = {
  Errno, INPUT_BYTES, LENIENT_ALL, Type, bodyLeft, borrowInput, bytes, instantiate, passBody, resumeAfterUpgrade,
  returnInput, setLenient, setPaused, textAt,
};
