'use strict';

// A hash or HMAC on its way. Bytes are gathered here and hashed by the host in one call through the scratch memory; only
// when they grow beyond that does the host keep a running hash, which has to be let go again.

const { Buffer } = require('buffer');
const shared = require('internal/shared');

const binding = internalBinding('crypto');

const GATHERED = 64 * 1024;
const LARGE = 16 * 1024; // not worth a copy
const LONGEST_KEY = 16 * 1024;

// Made when first needed: a start-up snapshot may not hold one.
let abandoned;

function watch(state, id) {
  abandoned ??= new FinalizationRegistry((lost) => binding.drop(lost));
  abandoned.register(state, id, state);
}

class HashState {
  #algorithm;
  #key;
  #length;
  #chunks = [];
  #size = 0;
  #id = 0;
  #result = null;

  /**
   * @param algorithm of internal/crypto/algorithms
   * @param key null for a plain hash
   * @param length of the result in bytes; -1 as the algorithm has it
   */
  constructor(algorithm, key, length) {
    this.#algorithm = algorithm;
    this.#key = key;
    this.#length = length;
  }

  get algorithm() {
    return this.#algorithm;
  }

  copy(length) {
    const copy = new HashState(this.#algorithm, this.#key, length);
    copy.#chunks = this.#chunks.slice();
    copy.#size = this.#size;
    if (this.#id !== 0) copy.#keep(binding.copy(this.#id));
    return copy;
  }

  /** @param owned whether nobody else can change the bytes later */
  update(bytes, owned) {
    const { length } = bytes;
    if (length >= LARGE || this.#size + length > GATHERED) {
      this.#open();
      this.#flush();
      if (length >= LARGE) {
        binding.update(this.#id, bytes);
        return;
      }
    }
    this.#chunks.push(owned ? bytes : Buffer.from(bytes));
    this.#size += length;
  }

  #keep(id) {
    this.#id = id;
    watch(this, id);
  }

  #open() {
    if (this.#id !== 0) return;
    const { index } = this.#algorithm;
    this.#keep(this.#key === null ? binding.openHash(index) : binding.openHmac(index, this.#key));
  }

  #flush() {
    if (this.#size === 0) return;
    binding.update(this.#id, shared.scratch.subarray(0, this.#gather(0)));
    this.#chunks = [];
    this.#size = 0;
  }

  #gather(at) {
    const { scratch } = shared;
    for (const chunk of this.#chunks) {
      scratch.set(chunk, at);
      at += chunk.length;
    }
    return at;
  }

  /** The result, as a Buffer; again when asked again. */
  digest() {
    this.#result ??= this.#finish();
    return this.#result;
  }

  #finish() {
    const direct = this.#length <= GATHERED && (this.#key === null || this.#key.length <= LONGEST_KEY);
    if (this.#id === 0 && direct) return this.#finishInScratch();
    this.#open();
    this.#flush();
    abandoned.unregister(this);
    const { buffer, byteOffset, length } = binding.finish(this.#id, this.#length);
    return Buffer.from(buffer, byteOffset, length);
  }

  #finishInScratch() {
    const { index } = this.#algorithm;
    const keyLength = this.#key === null ? 0 : this.#key.length;
    if (keyLength > 0) shared.scratch.set(this.#key, 0);
    this.#gather(keyLength);
    if (this.#key === null) return takeScratch(binding.digestScratch(index, this.#size, this.#length));
    const result = takeScratch(binding.hmacScratch(index, keyLength, this.#size));
    shared.scratch.fill(0, 0, keyLength);
    return result;
  }
}

/** The first bytes of the scratch memory, which are cleared. */
function takeScratch(length) {
  const { scratch } = shared;
  const result = Buffer.allocUnsafeSlow(length);
  for (let i = 0; i < length; i++) {
    result[i] = scratch[i];
    scratch[i] = 0;
  }
  return result;
}

module.exports = { HashState, takeScratch };
