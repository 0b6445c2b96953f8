'use strict';

// What a handle over another one passes on to it.

const { Pipe } = require('internal/stream_wrap');

class LayeredHandle {
  #below;

  /**
   * @param below the handle below
   * @param parentSocket the socket to which that belongs, if it is not ours alone
   */
  constructor(below, parentSocket) {
    this.parentSocket = parentSocket;
    this.below = below;
  }

  get below() {
    return this.#below;
  }

  set below(handle) {
    this.#below = handle;
    for (const name of ['setNoDelay', 'setKeepAlive', 'bind']) {
      if (handle[name]) this[name] = (...args) => handle[name](...args);
    }
    if (handle.getsockname && !(handle instanceof Pipe)) {
      this.getsockname = (out) => handle.getsockname(out);
      this.getpeername = (out) => handle.getpeername(out);
    }
  }

  get fd() {
    return this.#below.fd ?? -1;
  }

  get _resourceType() {
    return 'TLSWRAP';
  }

  getAsyncId() {
    return this.#below.getAsyncId?.() ?? 0;
  }

  ref() {
    this.#below.ref?.();
  }

  unref() {
    this.#below.unref?.();
  }

  hasRef() {
    return this.#below.hasRef?.() ?? false;
  }
}

module.exports = { LayeredHandle };
