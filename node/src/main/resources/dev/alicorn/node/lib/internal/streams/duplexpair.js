'use strict';
// Two streams back to back: what is written to one is read from the other.

const process = require('process');
const Duplex = require('internal/streams/duplex');

class DuplexSide extends Duplex {
  #other = null;
  #written = null; // the callback of a write that the other side has not read yet

  connect(other) {
    this.#other = other;
  }

  _read() {
    const callback = this.#written;
    if (callback === null) return;
    this.#written = null;
    callback();
  }

  _write(chunk, encoding, callback) {
    if (chunk.length === 0) {
      process.nextTick(callback);
      return;
    }
    this.#other.push(chunk);
    this.#other.#written = callback;
  }

  _final(callback) {
    this.#other.on('end', callback);
    this.#other.push(null);
  }
}

function duplexPair(options) {
  const first = new DuplexSide(options);
  const second = new DuplexSide(options);
  first.connect(second);
  second.connect(first);
  return [first, second];
}

module.exports = duplexPair;
