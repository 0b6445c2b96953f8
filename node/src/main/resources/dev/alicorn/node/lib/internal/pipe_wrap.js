'use strict';

// Handles of Unix domain sockets and pipes, and of the pipe to another process, over which handles can be passed.

const { StreamWrap } = require('internal/stream_wrap');
const { KIND: KIND_TCP, TCP } = require('internal/tcp_wrap');

const binding = internalBinding('streams');
const ipc = internalBinding('ipc');

const KIND = 1;
const KIND_UDP = 2;

class Pipe extends StreamWrap {
  constructor(isServer, id, server, type = isServer ? 'PIPESERVERWRAP' : 'PIPEWRAP') {
    super(type, id ?? binding.create(KIND, isServer ? 1 : 0), server);
  }

  bind(path) {
    return binding.bindPath(this._id, path);
  }

  connect(path, callback) {
    return this._connect((id) => binding.connectPath(id, path), 'PipeConnectWrap', callback);
  }

  /** What process.getActiveResourcesInfo() calls this. */
  get _resourceType() {
    return this.onconnection === null ? 'PipeWrap' : 'PipeServerWrap';
  }

  fchmod(mode) {
    return binding.chmod(this._id, mode);
  }
}

class IpcPipe extends Pipe {
  constructor() {
    super(false, ipc.create());
  }

  /** Writes bytes and passes a handle with them; `callback(status)` comes later unless this fails at once. */
  writeHandle(buffer, handle, callback) {
    const err = ipc.send(this._id, buffer, handle._isDatagram ? KIND_UDP : KIND, handle._id);
    if (err === 0) this._expectWritten(callback, buffer.byteLength);
    return err;
  }

  /** The oldest handle that was passed to us, or undefined. */
  takeHandle() {
    const result = ipc.receive(this._id);
    if (typeof result === 'number') return undefined;
    const [kind, id] = result;
    if (kind === KIND_UDP) return require('internal/udp_wrap').UDP.adopt(id);
    return kind === KIND_TCP ? new TCP(false, id) : new Pipe(false, id);
  }
}

module.exports = { IpcPipe, Pipe };
