'use strict';

// A writable stream over a file descriptor that writes within the call: standard output that goes to a file.

const { Writable } = require('stream');

const binding = internalBinding('stdio');

class SyncWriteStream extends Writable {
  constructor(fd, options) {
    super({ autoDestroy: true });
    this.fd = fd;
    this.readable = false;
    this.autoClose = options?.autoClose ?? true;
  }

  _write(chunk, encoding, callback) {
    const errno = binding.writeSync(this.fd, chunk);
    callback(errno === 0 ? null : new (require('internal/errors').ErrnoException)(errno, 'write'));
  }

  _destroy(err, callback) {
    if (this.fd !== null) {
      if (this.autoClose) require('fs').closeSync(this.fd);
      this.fd = null;
    }
    callback(err);
  }

  destroySoon() {
    this.destroy();
  }
}

module.exports = { SyncWriteStream };
