'use strict';

// A net.Socket that reads and writes any duplex stream, for those who need a socket and have only that.

const { Socket } = require('net');
const { StreamHandle } = require('internal/net/stream_handle');

class JSStreamSocket extends Socket {
  constructor(stream) {
    super({ handle: new StreamHandle(stream), manualStart: true });
    this.stream = stream;
    stream.on('error', (err) => this.emit('error', err));
    this.read(0);
  }

  /** Whether the stream takes nothing more, or gives nothing. */
  isClosing() {
    return !this.readable || !this.writable;
  }
}

module.exports = { JSStreamSocket };
