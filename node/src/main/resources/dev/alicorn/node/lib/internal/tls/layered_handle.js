'use strict';

// What a handle over another one passes on to it.

const { nextTick } = require('process');
const { Pipe } = require('internal/pipe_wrap');

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

  /** What is read below comes to `onBelowRead` from now on. */
  listen() {
    this.#below.onread = (nread, chunk) => this.onBelowRead(nread, chunk);
  }

  /** The socket below has got another handle while it connected. */
  rebase(handle) {
    if (handle === this.#below) return;
    this.below = handle;
    this.listen();
    if (this.reading) handle.readStart();
  }

  connect(...args) {
    const callback = args.pop();
    const status = this.#below.connect(...args, callback);
    if (status === 0) this.listen();
    return status;
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

  /** Closes what is below, or the socket that it belongs to. */
  closeBelow(callback) {
    const { parentSocket } = this;
    if (parentSocket === null) {
      this.#below.close(callback);
    } else if (parentSocket.closed || parentSocket._handle === null) {
      nextTick(callback);
    } else {
      parentSocket.once('close', callback);
      parentSocket.destroy();
    }
  }
}

module.exports = { LayeredHandle };
