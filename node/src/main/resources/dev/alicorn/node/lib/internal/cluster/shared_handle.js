'use strict';

// A listening handle of the primary that every worker gets a copy of: the system decides who is given what arrives.

const { checkBindError } = require('internal/net/handles');
const { UV_EBADF } = require('internal/uv');

class SharedHandle {
  #workers = new Set();
  #handle = null;
  #errno = 0;

  constructor(address, { port, addressType, fd, flags }) {
    const made = addressType === 'udp4' || addressType === 'udp6' ?
      require('internal/dgram/handle').createSocketHandle(address, port, addressType, fd, flags) :
      require('net')._createServerHandle(address, port, addressType, fd, flags);
    if (typeof made === 'number') {
      this.#errno = made;
      return;
    }
    this.#errno = checkBindError(0, port, made);
    // A refusal that bind() has kept to itself: listen() tells it.
    if (this.#errno === UV_EBADF) this.#errno = made.listen(1);
    if (this.#errno === 0) this.#handle = made;
    else made.close();
  }

  has(worker) {
    return this.#workers.has(worker.id);
  }

  /** `reply(errno, details, handle)` is called once. */
  add(worker, reply) {
    this.#workers.add(worker.id);
    reply(this.#errno, null, this.#handle);
  }

  /** Whether that was the last worker: then the handle is closed. */
  remove(worker) {
    if (!this.#workers.delete(worker.id) || this.#workers.size > 0) return false;
    this.#handle?.close();
    this.#handle = null;
    return true;
  }
}

module.exports = SharedHandle;
