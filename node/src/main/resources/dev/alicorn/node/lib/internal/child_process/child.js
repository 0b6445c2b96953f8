'use strict';

// ChildProcess: a child, its streams and its end.
// https://nodejs.org/api/child_process.html#class-childprocess

const EventEmitter = require('events');
const process = require('process');
const { ErrnoException } = require('internal/errors');
const { convertToValidSignal } = require('internal/util');
const { validateArray, validateObject, validateOneOf, validateString } = require('internal/validators');
const channels = require('internal/child_process/channels');
const { Process, owner_symbol } = require('internal/child_process/handle');
const { closePipes, getValidStdio } = require('internal/child_process/stdio');
const { UV_EACCES, UV_EAGAIN, UV_EINVAL, UV_EMFILE, UV_ENFILE, UV_ENOENT, UV_ESRCH } = require('internal/uv');

// Told by 'error' in the next tick, with streams that are at their end; all other refusals are thrown.
const TOLD_LATER = new Set([UV_EACCES, UV_EAGAIN, UV_EMFILE, UV_ENFILE, UV_ENOENT]);

function ChildProcess() {
  Reflect.apply(EventEmitter, this, []);
  this._closesNeeded = 1;
  this._closesGot = 0;
  this.connected = false;
  this.signalCode = null;
  this.exitCode = null;
  this.killed = false;
  this.spawnfile = null;
  this._handle = new Process();
  this._handle[owner_symbol] = this;
  this._handle.onexit = (exitCode, signalCode) => onExit(this, exitCode, signalCode);
  channels.childCreated(this);
}
Object.setPrototypeOf(ChildProcess.prototype, EventEmitter.prototype);
Object.setPrototypeOf(ChildProcess, EventEmitter);

/** @param exitCode negative for the error number of a child that could not be started */
function onExit(child, exitCode, signalCode) {
  if (signalCode) child.signalCode = signalCode;
  else child.exitCode = exitCode;
  child.stdin?.destroy();
  if (child._handle) {
    child._handle.close();
    child._handle = null;
  }
  if (exitCode < 0) {
    child.emit('error', spawnError(child, exitCode));
  } else {
    child.emit('exit', child.exitCode, child.signalCode);
  }
  // Who does not read the child's streams must hear 'close' all the same: what is left in them is let go.
  process.nextTick(flushStdio, child);
  maybeClose(child);
}

function spawnError(child, errno) {
  const err = new ErrnoException(errno, child.spawnfile ? `spawn ${child.spawnfile}` : 'spawn');
  if (child.spawnfile) err.path = child.spawnfile;
  err.spawnargs = child.spawnargs.slice(1);
  return err;
}

function flushStdio(child) {
  for (const stream of child.stdio ?? []) {
    if (!stream || !stream.readable || stream.readableFlowing !== null || stream.readableListening) continue;
    if (stream.listenerCount('readable') > 0 || stream._readableState?.readableListening) continue;
    stream.resume();
  }
}

function maybeClose(child) {
  child._closesGot++;
  if (child._closesGot === child._closesNeeded) child.emit('close', child.exitCode, child.signalCode);
}

function createSocket(pipe, readable) {
  return new (require('net').Socket)({ handle: pipe, readable });
}

/** The stream at our end of each pipe, or null. */
function makeStreams(child, stdio) {
  return stdio.map(({ type, handle, ipc }, i) => {
    if (ipc || (type !== 'pipe' && type !== 'overlapped')) return null;
    if (!child._handle) { // It ended before its streams were made.
      handle.close();
      return null;
    }
    const socket = createSocket(handle, i > 0);
    if (i > 0) {
      child._closesNeeded++;
      socket.on('close', () => maybeClose(child));
    }
    return socket;
  });
}

function validateEnvPairs(options) {
  if (options.envPairs === undefined) options.envPairs = [];
  else validateArray(options.envPairs, 'options.envPairs');
  validateString(options.file, 'options.file');
  if (options.args === undefined) options.args = [];
  else validateArray(options.args, 'options.args');
}

ChildProcess.prototype.spawn = function spawn(options) {
  validateObject(options, 'options');
  options = { __proto__: null, ...options };
  const { serialization } = options;
  validateOneOf(serialization, 'options.serialization', [undefined, 'json', 'advanced']);
  const { stdio, ipc, ipcFd } = getValidStdio(options.stdio || 'pipe', false);
  if (ipc !== undefined) {
    validateEnvPairs({ envPairs: options.envPairs, file: '', args: [] });
    options.envPairs = [...options.envPairs ?? [], `NODE_CHANNEL_FD=${ipcFd}`,
      `NODE_CHANNEL_SERIALIZATION_MODE=${serialization || 'json'}`];
  }
  validateEnvPairs(options);
  options.stdio = stdio;
  this.spawnfile = options.file;
  this.spawnargs = options.args;

  channels.spawnStarts(this, options);
  const err = this._handle.spawn({ ...options, args: options.args.length === 0 ? [options.file] : options.args });
  if (err < 0 && !TOLD_LATER.has(err)) {
    closePipes(stdio);
    this._handle.close();
    this._handle = null;
    const error = new ErrnoException(err, 'spawn');
    channels.spawnFailed(this, error);
    throw error;
  }
  if (err < 0) {
    channels.spawnFailed(this, spawnError(this, err));
    process.nextTick(() => onExit(this, err, ''));
    if (err === UV_EMFILE || err === UV_ENFILE) { // Nothing more can be opened.
      closePipes(stdio);
      return err;
    }
  } else {
    process.nextTick(() => this.emit('spawn'));
    channels.spawnEnded(this);
  }
  this.pid = this._handle.pid;
  this.stdio = makeStreams(this, stdio);
  [this.stdin = null, this.stdout = null, this.stderr = null] = this.stdio;
  if (ipc !== undefined) require('internal/child_process/channel').setupChannel(this, ipc, serialization);
  return err;
};

ChildProcess.prototype.kill = function kill(signal) {
  const number = signal === 0 ? 0 : convertToValidSignal(signal === undefined ? 'SIGTERM' : signal);
  if (!this._handle) return false;
  const err = this._handle.kill(number);
  if (err === 0) {
    this.killed = true;
    return true;
  }
  if (err === UV_ESRCH) return false;
  if (err === UV_EINVAL) throw new ErrnoException(err, 'kill');
  this.emit('error', new ErrnoException(err, 'kill'));
  return false;
};

ChildProcess.prototype[Symbol.dispose] = function() {
  if (!this.killed) this.kill();
};

ChildProcess.prototype.ref = function ref() {
  this._handle?.ref();
};

ChildProcess.prototype.unref = function unref() {
  this._handle?.unref();
};

module.exports = { ChildProcess, maybeClose };
