'use strict';

// The host's side of a stream: one job at a time, on the pool or at once, between buffers of JavaScript.

const { codes: { ERR_ZLIB_INITIALIZATION_FAILED } } = require('internal/errors');
const { wrap } = require('internal/async_wrap');
const requests = require('internal/requests');
const { zstdErrors } = require('internal/zlib/constants');

const binding = internalBinding('zlib');

let abandoned;

/** Has the host let go of what nobody closed. */
function watch(handle, id) {
  abandoned ??= new FinalizationRegistry((lost) => binding.close(lost));
  abandoned.register(handle, id, handle);
}

class ZlibHandle {
  #id;
  #wrap; // what hooks know of it, or null
  #errorNames; // by numbers, where the host does not know them
  // Room left in the output, input left, an error's number.
  #state = new Int32Array(new ArrayBuffer(12));

  /** @param open asks the host for a stream, given the memory of the state; answers its id, 0 for a wrong parameter */
  constructor(open, { refusal, errorNames = {} } = {}) {
    this.#errorNames = errorNames;
    this.#id = open(this.#state);
    if (this.#id === 0) throw new ERR_ZLIB_INITIALIZATION_FAILED(refusal);
    watch(this, this.#id);
    this.#wrap = wrap('ZLIB', this);
  }

  static forZlib(mode, { level, windowBits, strategy, dictionary }) {
    return new ZlibHandle((state) => binding.open(state, mode, level, windowBits, strategy, dictionary));
  }

  static forBrotli(encode, params) {
    return new ZlibHandle((state) => binding.openBrotli(state, encode, params), { refusal: 'Initialization failed' });
  }

  static forZstd(compress, { params, pledgedSrcSize, dictionary }) {
    const open = (state) => binding.openZstd(state, compress, params, pledgedSrcSize, dictionary);
    return new ZlibHandle(open, { refusal: 'Setting parameter failed', errorNames: zstdErrors });
  }

  /** Room and input that are left, where packages look for them that call the handle themselves. */
  get writeState() {
    return new Uint32Array(this.#state.buffer, 0, 2);
  }

  get availOut() {
    return this.#state[0];
  }

  get availIn() {
    return this.#state[1];
  }

  /** What the last job failed of; null if it did not. */
  takeError() {
    const errno = this.#state[2];
    if (errno === 0) return null;
    this.#state[2] = 0;
    const text = binding.failure(this.#id);
    const space = text.indexOf(' ');
    return Object.assign(new Error(text.slice(space + 1)), { errno, code: this.#errorNames[errno] ?? text.slice(0, space) });
  }

  writeSync(flush, input, inOffset, inLength, output, outOffset, outLength) {
    binding.write(0, this.#id, flush, input, inOffset, inLength, output, outOffset, outLength);
  }

  /** Calls back when the job is done, also when the handle was closed meanwhile. */
  write(flush, input, inOffset, inLength, output, outOffset, outLength, callback) {
    const done = this.#wrap === null ? callback : () => this.#wrap.call(callback);
    const id = requests.add(done, null);
    binding.write(id, this.#id, flush, input, inOffset, inLength, output, outOffset, outLength);
  }

  params(level, strategy) {
    binding.params(this.#id, level, strategy);
  }

  reset() {
    binding.reset(this.#id);
  }

  close() {
    abandoned.unregister(this);
    binding.close(this.#id);
    this.#wrap?.destroy();
  }
}

module.exports = { ZlibHandle };
