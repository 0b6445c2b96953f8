'use strict';

// What every handle over the host's loop is: its number there, whether it keeps the loop alive, what hooks know of it,
// the frame that its callbacks run in, and its end.

const { getFrame, setFrame } = require('internal/async_context');
const { newAsyncId } = require('internal/async_ids');
const { wrap } = require('internal/async_wrap');

const owner_symbol = Symbol('owner_symbol');

class HandleWrap {
  #binding;
  #id;
  #wrap; // what hooks know of this handle, or null
  #asyncId;
  #frame = getFrame();
  #refed = true;
  #isClosing = false;
  #onClosed; // the callback of close()

  /**
   * @param binding the host's functions for handles of this kind
   * @param id the host's number of the handle
   * @param type what hooks call it
   * @param trigger the async id of what made it, if that is not what is being executed
   */
  constructor(binding, id, type, trigger) {
    this.#binding = binding;
    this.#id = id;
    this.#wrap = wrap(type, this, trigger);
    this.#asyncId = this.#wrap === null ? 0 : this.#wrap.id;
  }

  get _id() {
    return this.#id;
  }

  /** The id that hooks know this handle by, which is the trigger of its requests; undefined if no hook was told of it. */
  get _trigger() {
    return this.#wrap?.id;
  }

  get _isClosing() {
    return this.#isClosing;
  }

  /** Calls back in this handle's frame and in its execution context. */
  _makeCallback(callback, a, b, c, d) {
    setFrame(this.#frame);
    if (this.#wrap === null) callback.call(this, a, b, c, d);
    else this.#wrap.call(callback, this, a, b, c, d);
    setFrame(undefined);
  }

  /** Calls back in this handle's frame: a request, which has an execution context of its own. */
  _completeRequest(callback, a, b) {
    setFrame(this.#frame);
    callback.call(this, a, b);
    setFrame(undefined);
  }

  /** Notes what to call when the handle is closed; false if it is closing already. */
  _beginClose(callback) {
    if (this.#isClosing) return false;
    this.#isClosing = true;
    this.#onClosed = callback;
    return true;
  }

  /** The host has closed the handle. */
  _finishClose() {
    if (this.#onClosed) this._makeCallback(this.#onClosed);
    this.#wrap?.destroy();
  }

  ref() {
    if (this.#refed || this.#isClosing) return;
    this.#refed = true;
    this.#binding.ref(this.#id, 1);
  }

  unref() {
    if (!this.#refed || this.#isClosing) return;
    this.#refed = false;
    this.#binding.ref(this.#id, 0);
  }

  hasRef() {
    return this.#refed && !this.#isClosing;
  }

  get fd() {
    return this.#isClosing ? -1 : this.#binding.fd(this.#id);
  }

  getAsyncId() {
    return this.#asyncId ||= newAsyncId();
  }

  getsockname(out) {
    return fillAddress(out, this.#binding.getsockname(this.#id));
  }

  getpeername(out) {
    return fillAddress(out, this.#binding.getpeername(this.#id));
  }
}

// The host hands over [address, port, family], or an error number.
function fillAddress(out, result) {
  if (typeof result === 'number') return result;
  const [address, port, family] = result;
  Object.assign(out, { address, family, port });
  return 0;
}

/** Of handles by their numbers, those that keep the loop alive. */
function activeOf(handles) {
  return Array.from(handles.values()).filter((handle) => handle.hasRef());
}

module.exports = { HandleWrap, activeOf, owner_symbol };
