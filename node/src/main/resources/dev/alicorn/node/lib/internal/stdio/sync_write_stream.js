'use strict';

// A writable stream over a file descriptor that writes within the call: standard output that goes to a file.

const { Writable } = require('stream');
const fs = require('fs');

class SyncWriteStream extends Writable {
  constructor(fd, options) {
    super({ autoDestroy: true });
    this.fd = fd;
    this.readable = false;
    this.autoClose = options?.autoClose ?? true;
  }

  _write(chunk, encoding, callback) {
    try {
      for (let at = 0; at < chunk.length;) at += fs.writeSync(this.fd, chunk, at, chunk.length - at);
    } catch (err) {
      callback(err);
      return;
    }
    callback();
  }

  _destroy(err, callback) {
    if (this.fd !== null) {
      if (this.autoClose) fs.closeSync(this.fd);
      this.fd = null;
    }
    callback(err);
  }

  destroySoon() {
    this.destroy();
  }
}

module.exports = { SyncWriteStream };
