'use strict';

// Handles that write at once, within the call: what a program says must come out before it goes on, in the order in
// which it was said by whatever means, and whole even if the next statement is process.exit().

const process = require('process');
const { Buffer } = require('buffer');
const { Pipe } = require('internal/pipe_wrap');
const { UV_EPIPE } = require('internal/uv');

const binding = internalBinding('stdio');

/** The writing half of a handle over `fd`, for a subclass of Pipe. */
function writeNow(handle, fd, buffer, callback) {
  const err = binding.writeSync(fd, buffer);
  if (err) return err;
  handle.bytesWritten += buffer.byteLength;
  callback(0);
  return 0;
}

/** A pipe or socket on standard output: it is never read, so the loop need not know it. */
class StdioPipe extends Pipe {
  #fd;
  #isShutDown = false;

  constructor(fd) {
    super(false);
    this.#fd = fd;
  }

  get fd() {
    return this.#fd;
  }

  write(buffer, callback) {
    return this.#isShutDown ? UV_EPIPE : writeNow(this, this.#fd, buffer, callback);
  }

  writev(buffers, callback) {
    return this.write(Buffer.concat(buffers), callback);
  }

  writeString(string, encoding, callback) {
    return this.write(Buffer.from(string, encoding), callback);
  }

  writeText() {
    return -1;
  }

  shutdown(callback) {
    this.#isShutDown = true;
    process.nextTick(callback, 0);
    return 0;
  }
}

module.exports = { StdioPipe, writeNow };
