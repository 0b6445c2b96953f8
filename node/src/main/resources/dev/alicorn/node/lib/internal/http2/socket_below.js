'use strict';

// The socket that a session works on: its own where it is given one, else one over whatever duplex stream it is given.

const net = require('net');
const { StreamHandle } = require('internal/net/stream_handle');

class StreamSocket extends net.Socket {
  constructor(stream) {
    super({ handle: new StreamHandle(stream), manualStart: true });
    this.stream = stream;
    stream.on('error', (err) => this.destroy(err));
  }
}

function socketOf(given) {
  return given instanceof net.Socket ? given : new StreamSocket(given);
}

module.exports = { StreamSocket, socketOf };
