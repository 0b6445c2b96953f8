'use strict';

// The tty module: streams over a terminal.

const { ErrnoException, codes: { ERR_INVALID_FD, ERR_TTY_INIT_FAILED } } = require('internal/errors');
const { getErrorMap } = require('internal/uv');
const { Socket } = require('internal/net/socket');
const { getColorDepth, hasColors } = require('internal/tty/colors');
const { TTY } = require('internal/tty/handle');

const binding = internalBinding('tty');

const MAX_FD = 2147483647;

function isatty(fd) {
  return Number.isInteger(fd) && fd >= 0 && fd <= MAX_FD && Boolean(binding.isatty(fd));
}

function openTerminal(fd) {
  if (fd >> 0 !== fd || fd < 0) throw new ERR_INVALID_FD(fd);
  const handle = new TTY();
  const errno = handle.open(fd);
  if (errno) {
    handle.close();
    const [code, message] = getErrorMap().get(errno) ?? [`${errno}`, 'unknown error'];
    throw new ERR_TTY_INIT_FAILED({ errno, code, message, syscall: 'uv_tty_init' });
  }
  return handle;
}

function ReadStream(fd, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(fd, options);
  Socket.call(this, { readableHighWaterMark: 0, handle: openTerminal(fd), manualStart: true, ...options });
  this.isRaw = false;
  this.isTTY = true;
}
Object.setPrototypeOf(ReadStream.prototype, Socket.prototype);
Object.setPrototypeOf(ReadStream, Socket);

ReadStream.prototype.setRawMode = function setRawMode(flag) {
  flag = Boolean(flag);
  const err = this._handle?.setRawMode(flag);
  if (err) {
    this.emit('error', new ErrnoException(err, 'setRawMode'));
    return this;
  }
  this.isRaw = flag;
  return this;
};

function WriteStream(fd) {
  if (!(this instanceof WriteStream)) return new WriteStream(fd);
  Socket.call(this, { readableHighWaterMark: 0, handle: openTerminal(fd), manualStart: true });
  const size = [];
  if (!this._handle.getWindowSize(size)) [this.columns, this.rows] = size;
}
Object.setPrototypeOf(WriteStream.prototype, Socket.prototype);
Object.setPrototypeOf(WriteStream, Socket);

Object.assign(WriteStream.prototype, {
  isTTY: true,
  getColorDepth,
  hasColors,

  _refreshSize() {
    const size = [];
    const err = this._handle?.getWindowSize(size);
    if (err) {
      this.emit('error', new ErrnoException(err, 'getWindowSize'));
      return;
    }
    const [columns, rows] = size;
    if (columns === undefined || (columns === this.columns && rows === this.rows)) return;
    this.columns = columns;
    this.rows = rows;
    this.emit('resize');
  },

  cursorTo(x, y, callback) {
    return require('internal/readline/cursor').cursorTo(this, x, y, callback);
  },

  moveCursor(dx, dy, callback) {
    return require('internal/readline/cursor').moveCursor(this, dx, dy, callback);
  },

  clearLine(direction, callback) {
    return require('internal/readline/cursor').clearLine(this, direction, callback);
  },

  clearScreenDown(callback) {
    return require('internal/readline/cursor').clearScreenDown(this, callback);
  },

  getWindowSize() {
    return [this.columns, this.rows];
  },
});

module.exports = { isatty, ReadStream, WriteStream };
