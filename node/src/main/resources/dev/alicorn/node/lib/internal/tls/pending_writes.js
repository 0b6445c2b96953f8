'use strict';

// Writes that are not encrypted yet, in their order, and how many bytes have not left yet.

const { nextTick } = require('process');

const binding = internalBinding('tls');

class PendingWrites {
  #result;
  #send;
  #writes = [];
  #bytes = 0;

  /**
   * @param result what the host says of its last call
   * @param send hands on bytes for the peer
   */
  constructor(result, send) {
    this.#result = result;
    this.#send = send;
  }

  get isEmpty() {
    return this.#writes.length === 0;
  }

  get bytes() {
    return this.#bytes;
  }

  add(bytes, callback) {
    this.#writes.push({ bytes, at: 0, callback });
    this.#bytes += bytes.byteLength;
  }

  /** Makes what is left of the last one ours: the caller wants its bytes back. */
  keepRest() {
    const last = this.#writes.at(-1);
    if (last === undefined) return;
    last.bytes = Uint8Array.from(last.bytes.subarray(last.at));
    last.at = 0;
  }

  /** Encrypts some of the first one; false if the engine takes nothing now. */
  encrypt(id) {
    const [write] = this.#writes;
    if (!this.#encryptOf(write, id)) return false;
    if (write.at === write.bytes.byteLength && this.#writes[0] === write) this.#writes.shift();
    return true;
  }

  #encryptOf(write, id) {
    const { bytes, callback } = write;
    if (bytes.byteLength === 0) {
      nextTick(callback, 0);
      return true;
    }
    binding.encrypt(id, bytes, write.at);
    const taken = this.#result(3);
    const length = this.#result(2);
    write.at += taken;
    if (taken === 0) {
      this.#send(length);
      return false;
    }
    const isLast = write.at === bytes.byteLength;
    this.#send(length, isLast ? (status) => this.#finish(bytes.byteLength, callback, status) : undefined);
    return true;
  }

  #finish(length, callback, status) {
    this.#bytes -= length;
    callback(status);
  }

  /** Ends all of them with this status. */
  cancel(status) {
    const writes = this.#writes;
    this.#writes = [];
    for (const { bytes, callback } of writes) this.#finish(bytes.byteLength, callback, status);
  }
}

module.exports = { PendingWrites };
