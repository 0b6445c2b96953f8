'use strict';

// llhttp as WebAssembly (from undici): the instance, its memory, and numbers of its API. It is made when HTTP is first
// spoken; its calls go from JavaScript to wasm and back without leaving the engine.

const { load } = require('internal/vendor');

/** llhttp_type_t. */
const Type = { REQUEST: 1, RESPONSE: 2 };

/** Those of llhttp_errno_t that the library acts on. */
const Errno = { OK: 0, PAUSED_UPGRADE: 22, USER: 24 };

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

module.exports = { Errno, INPUT_BYTES, Type, bodyLeft, borrowInput, bytes, instantiate, passBody, returnInput, textAt };
