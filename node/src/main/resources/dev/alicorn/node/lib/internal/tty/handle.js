'use strict';

// The handle of a terminal: bytes travel as over a pipe, on a description of its own (so that its non-blocking mode is not
// shared with the other processes of the terminal); size and mode are asked of the terminal itself.

const { Pipe } = require('internal/stream_wrap');
const { UV_EINVAL } = require('internal/uv');

const binding = internalBinding('tty');

class TTY extends Pipe {
  #fd = -1;

  constructor() {
    super(false);
  }

  open(fd) {
    if (!binding.isatty(fd)) return UV_EINVAL;
    const own = binding.open(fd);
    if (own < 0) return own;
    this.#fd = fd;
    return super.open(own);
  }

  /** Fills [columns, rows]. */
  getWindowSize(out) {
    return binding.getWindowSize(this.#fd, out);
  }

  setRawMode(on) {
    return binding.setRawMode(this.#fd, on);
  }
}

module.exports = { TTY };
