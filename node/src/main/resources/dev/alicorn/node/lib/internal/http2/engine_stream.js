'use strict';

// What the protocol knows of a stream: its state, its windows, and what waits to be sent.

/** States as nghttp2 numbers them. */
const State = {
  IDLE: 1, OPEN: 2, RESERVED_LOCAL: 3, RESERVED_REMOTE: 4, HALF_CLOSED_LOCAL: 5, HALF_CLOSED_REMOTE: 6, CLOSED: 7,
};

class EngineStream {
  constructor(id, isOurs, localWindow, remoteWindow) {
    this.id = id;
    this.isOurs = isOurs;
    this.owner = null; // the Http2Stream
    this.weight = 16;
    this.isCounted = false; // among the streams that the peer's limit, or ours, holds down
    this.reserved = 0; // RESERVED_LOCAL, RESERVED_REMOTE or 0
    this.readShut = false; // the peer has ended
    this.writeShut = false; // we have
    this.closed = false;
    this.closing = false; // a RST_STREAM waits to leave

    // Of the message that is received.
    this.answered = false; // a client has had a head
    this.final = false; // the head is no informational one
    this.hasNoContent = false; // an answer to HEAD, or one whose status forbids content
    this.contentLength = -1;
    this.contentReceived = 0;
    this.method = undefined;

    // Windows, in bytes.
    this.localWindow = localWindow;
    this.received = 0;
    this.consumed = 0;
    this.remoteWindow = remoteWindow;
    this.reading = false;
    this.unconsumed = 0; // came while nobody read

    // To be sent.
    this.sendable = false; // our head has been submitted, and content may follow
    this.queue = []; // { bytes, at, callback }
    this.queued = 0;
    this.ended = false; // no more will be queued
    this.hasTrailers = false; // trailers are wanted at the end
    this.askedForTrailers = false;
    this.isKnown = !isOurs; // a frame of it has passed
    this.request = null; // a head that waits for the peer's limit
  }

  get state() {
    if (this.closed) return State.CLOSED;
    if (this.reserved !== 0) return this.reserved;
    if (this.request !== null) return State.IDLE;
    if (this.readShut) return this.writeShut ? State.CLOSED : State.HALF_CLOSED_REMOTE;
    return this.writeShut ? State.HALF_CLOSED_LOCAL : State.OPEN;
  }

  write(bytes, callback) {
    this.queue.push({ bytes, at: 0, callback });
    this.queued += bytes.length;
  }

  /** Whether there is anything to send now, windows aside. */
  get wantsToSend() {
    if (!this.sendable || this.writeShut || this.closed) return false;
    return this.queue.length > 0 || (this.ended && !this.askedForTrailers);
  }

  /** Takes up to `most` bytes from the queue. Pieces go to `parts`, callbacks of what was taken whole to `done`. */
  take(most, parts, done) {
    let left = most;
    while (this.queue.length > 0) {
      const [entry] = this.queue;
      const { bytes, at } = entry;
      const available = bytes.length - at;
      if (available > left) {
        if (left > 0) parts.push(bytes.subarray(at, at + left));
        entry.at += left;
        left = 0;
        break;
      }
      if (available > 0) parts.push(at === 0 ? bytes : bytes.subarray(at));
      left -= available;
      done.push(entry.callback);
      this.queue.shift();
    }
    this.queued -= most - left;
    return most - left;
  }

  /** Lets go of what will not be sent: the callbacks of it. */
  drop() {
    const callbacks = this.queue.map((entry) => entry.callback);
    this.queue = [];
    this.queued = 0;
    return callbacks;
  }
}

module.exports = { EngineStream, State };
