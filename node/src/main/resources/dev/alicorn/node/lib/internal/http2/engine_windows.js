'use strict';

// How much an Engine lets the peer send (RFC 9113, section 5.2): what programs have taken may come again.

const frames = require('internal/http2/frames');

const windows = {
  /** Bytes of a stream that its owner has taken. */
  consume(stream, length) {
    stream.consumed += length;
    if (stream.readShut || stream.closed || stream.consumed * 2 < stream.localWindow) return;
    this.send(frames.number(frames.Type.WINDOW_UPDATE, stream.id, stream.consumed), null, stream);
    stream.received -= stream.consumed;
    stream.consumed = 0;
    this.sink.outgoing();
  },

  consumeConnection(length) {
    this.consumed += length;
    const ready = Math.min(this.consumed, this.received);
    if (ready <= 0 || ready * 2 < this.localWindow) return;
    this.send(frames.number(frames.Type.WINDOW_UPDATE, 0, ready));
    this.received -= ready;
    this.consumed -= ready;
  },

  /**
   * How much may be received before we allow more. What was allowed cannot be taken back: a smaller window counts once the peer
   * has used up the difference, which is kept as received in advance.
   */
  setLocalWindow(size) {
    const change = size - this.localWindow;
    this.localWindow = size;
    if (change < 0) {
      this.received += change;
      this.reduction -= change;
      return;
    }
    const back = Math.min(this.reduction, change);
    this.reduction -= back;
    this.received += back;
    if (change > back) this.send(frames.number(frames.Type.WINDOW_UPDATE, 0, change - back));
  },
};

module.exports = { windows };
