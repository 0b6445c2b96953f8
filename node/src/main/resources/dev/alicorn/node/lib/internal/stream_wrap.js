'use strict';

// Handles of streams over the host's loop. What is frequent (reads, writes, closing) travels in batches through
// internal/bridge; what is rare is called at once. Results are 0 or libuv's negative error numbers.

const { Event, Submission, onEvent, submit } = require('internal/bridge');
const { wrapOnce } = require('internal/async_wrap');
const { activeOf } = require('internal/handle_wrap');
const { bytesAt } = require('internal/stream_memory');
const { StreamWrites } = require('internal/stream_writes');
const { nextTick } = require('internal/task_queues');

const binding = internalBinding('streams');

const handles = new Map();

class StreamWrap extends StreamWrites {
  #connected = null;
  #wantsReads = false;
  #held = null; // reads that came after readStop()

  bytesRead = 0;
  onread = null;
  onconnection = null;
  reading = false;

  /**
   * @param type what hooks call it
   * @param id the host's number
   * @param server whose listening handle accepted this one
   */
  constructor(type, id, server) {
    super(binding, id, type, server?._trigger);
    handles.set(id, this);
  }

  static {
    onEvent(Event.READ, (id, at, length) => {
      const handle = handles.get(id);
      if (handle === undefined) return;
      handle.bytesRead += length;
      handle.#deliver(length, bytesAt(at, length));
    });
    onEvent(Event.READ_END, (id, status) => handles.get(id)?.#deliver(status, undefined));
    onEvent(Event.WRITTEN, (id, status) => handles.get(id)?._onWritten(status));
    onEvent(Event.CONNECTED, (id, status) => handles.get(id)?.#onConnected(status));
    onEvent(Event.SHUT_DOWN, (id, status) => handles.get(id)?._onShutDown(status));
    onEvent(Event.CLOSED, (id) => {
      const handle = handles.get(id);
      handles.delete(id);
      handle?._finishClose();
    });
    onEvent(Event.CONNECTION, (id, status, clientId) => {
      const handle = handles.get(id);
      if (handle !== undefined) handle._makeCallback(handle.#onConnection, status, clientId);
      else if (status === 0) submit(Submission.CLOSE, clientId, 0, 0);
    });
  }

  #onConnection(status, clientId) {
    const client = status === 0 ? new this.constructor(false, clientId, this) : undefined;
    this.onconnection(status, client);
  }

  #onConnected(status) {
    const callback = this.#connected;
    this.#connected = null;
    if (callback) this._completeRequest(callback, status);
  }

  // The host may have read on by the time it hears that it should stop: that waits here until reading goes on.
  #deliver(nread, chunk) {
    if (!this.#wantsReads || this.#held !== null) (this.#held ??= []).push({ nread, chunk });
    else this._makeCallback(this.onread, nread, chunk);
  }

  #release() {
    try {
      while (this.#held !== null && this.#wantsReads && !this._isClosing) {
        const { nread, chunk } = this.#held.shift();
        if (this.#held.length === 0) this.#held = null;
        this._makeCallback(this.onread, nread, chunk);
      }
    } finally {
      this.#releaseSoon(); // what an exception left
    }
  }

  #releaseSoon() {
    if (this.#held !== null && this.#wantsReads && !this._isClosing) nextTick(() => this.#release());
  }

  open(fd) {
    return binding.open(this._id, fd);
  }

  listen(backlog) {
    return binding.listen(this._id, backlog);
  }

  readStart() {
    this.reading = true;
    this.#wantsReads = true;
    this.#releaseSoon();
    submit(Submission.READ_START, this._id, 0, 0);
    return 0;
  }

  readStop() {
    this.reading = false;
    this.#wantsReads = false;
    submit(Submission.READ_STOP, this._id, 0, 0);
    return 0;
  }

  close(callback) {
    if (this._beginClose(callback)) submit(Submission.CLOSE, this._id, 0, 0);
  }

  reset(callback) {
    return this._beginClose(callback) ? binding.reset(this._id) : 0;
  }

  /** Starts a connection attempt by `begin`, a request of that class; `callback(status)` comes once if it was accepted. */
  _connect(begin, name, callback) {
    const status = begin(this._id);
    if (status === 0) this.#connected = wrapOnce(name, callback, this._trigger);
    return status;
  }
}

module.exports = { StreamWrap, activeHandles: () => activeOf(handles) };
