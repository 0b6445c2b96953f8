'use strict';

// The handle of a terminal. It is read as a pipe is, on a description of its own, so that non-blocking mode is not shared
// with the other processes of the terminal; it is written at once, so that nothing is lost at exit and lines do not mix.

const process = require('process');
const { Buffer } = require('buffer');
const { whenEnded } = require('internal/process/execution');
const { Pipe } = require('internal/pipe_wrap');
const { UV_EINVAL } = require('internal/uv');
const { writeNow } = require('internal/stdio/sync_write');

const binding = internalBinding('tty');

const raw = new Set(); // descriptors in raw mode: the shell gets its terminal back as it was

function resetModes() {
  for (const fd of raw) binding.setRawMode(fd, false);
}

class TTY extends Pipe {
  #fd = -1;

  constructor() {
    super(false, undefined, undefined, 'TTYWRAP');
  }

  open(fd) {
    if (!binding.isatty(fd)) return UV_EINVAL;
    const own = binding.open(fd);
    if (own < 0) return own;
    this.#fd = fd;
    return super.open(own);
  }

  write(buffer, callback) {
    return writeNow(this, this.#fd, buffer, callback);
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
    process.nextTick(callback, 0);
    return 0;
  }

  /** Fills [columns, rows]. */
  getWindowSize(out) {
    return binding.getWindowSize(this.#fd, out);
  }

  setRawMode(on) {
    const err = binding.setRawMode(this.#fd, on);
    if (err) return err;
    whenEnded(resetModes);
    if (on) raw.add(this.#fd);
    else raw.delete(this.#fd);
    return 0;
  }
}

module.exports = { TTY };
