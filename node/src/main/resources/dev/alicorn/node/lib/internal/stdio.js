'use strict';

// process.stdin, stdout and stderr: each made when it is first asked for, as its descriptor's kind demands.

const process = require('process');

const binding = internalBinding('stdio');

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;

const streams = [null, null, null];

function makeOutput(fd) {
  switch (binding.guessHandleType(fd)) {
    case 'TTY': {
      const { WriteStream } = require('tty');
      return Object.assign(new WriteStream(fd), { _type: 'tty' });
    }
    case 'FILE': {
      const { SyncWriteStream } = require('internal/stdio/sync_write_stream');
      return Object.assign(new SyncWriteStream(fd, { autoClose: false }), { _type: 'fs' });
    }
    case 'PIPE': case 'TCP': {
      const { Socket } = require('net');
      const { StdioPipe } = require('internal/stdio/sync_write');
      const options = { handle: new StdioPipe(fd), readable: false, writable: true };
      return Object.assign(new Socket(options), { _type: 'pipe' });
    }
    default: { // Nobody listens: what is written vanishes.
      const { Writable } = require('stream');
      return new Writable({
        write(chunk, encoding, callback) {
          callback();
        },
      });
    }
  }
}

/** Ends the stream for those who watch it, but keeps it usable: a standard stream lives as long as the process. */
function dummyDestroy(err, callback) {
  callback(err);
  this._undestroy();
  if (!this._writableState.emitClose) process.nextTick(() => this.emit('close'));
}

/** In a worker, standard streams lead to who started it. */
function workerStream(fd) {
  const { isMainThread } = require('internal/worker/thread').state;
  return isMainThread ? undefined : require('internal/worker/main').stdio(fd);
}

function output(fd) {
  if (streams[fd] !== null) return streams[fd];
  streams[fd] = workerStream(fd) ?? null;
  if (streams[fd] !== null) return streams[fd];
  const stream = makeOutput(fd);
  stream.fd = fd;
  stream._isStdio = true;
  stream.destroySoon = stream.destroy;
  stream._destroy = dummyDestroy;
  if (stream.isTTY) process.on('SIGWINCH', () => stream._refreshSize());
  streams[fd] = stream;
  return stream;
}

function makeInput(fd) {
  switch (binding.guessHandleType(fd)) {
    case 'TTY': {
      const { ReadStream } = require('tty');
      return new ReadStream(fd);
    }
    case 'FILE': {
      const { ReadStream } = require('fs');
      return new ReadStream(null, { fd, autoClose: false });
    }
    case 'PIPE': case 'TCP': {
      if (process.channel?.fd === fd) return endedInput(); // A parent process has put its channel there.
      const { Socket } = require('net');
      const stream = new Socket({ fd, readable: true, writable: false, manualStart: true });
      stream._writableState.ended = true;
      return stream;
    }
    default:
      return endedInput();
  }
}

function endedInput() {
  const { Readable } = require('stream');
  const stream = new Readable({ read() {} });
  stream.push(null);
  return stream;
}

/** Stops the handle once the stream is paused, so that it no longer keeps the process alive. */
function stopWhenPaused(stream) {
  const handle = stream._handle;
  if (!handle?.reading || stream.readableFlowing) return;
  handle.reading = false;
  stream._readableState.reading = false;
  handle.readStop();
}

function stdin() {
  if (streams[STDIN] !== null) return streams[STDIN];
  streams[STDIN] = workerStream(STDIN) ?? null;
  if (streams[STDIN] !== null) return streams[STDIN];
  const stream = makeInput(STDIN);
  stream.fd = STDIN;
  stream.on('pause', () => process.nextTick(stopWhenPaused, stream));
  streams[STDIN] = stream;
  return stream;
}

module.exports = { stdin, stdout: () => output(STDOUT), stderr: () => output(STDERR) };
