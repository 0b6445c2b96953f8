'use strict';

// The channel between a process and its child, by which both send messages: `send`, 'message', `disconnect`.
// https://nodejs.org/api/child_process.html#subprocesssendmessage-sendhandle-options-callback

const EventEmitter = require('events');
const process = require('process');
const {
  ErrnoException,
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_HANDLE_TYPE, ERR_IPC_CHANNEL_CLOSED, ERR_IPC_DISCONNECTED, ERR_MISSING_ARGS,
  },
} = require('internal/errors');
const { validateObject } = require('internal/validators');
const { Pipe } = require('internal/stream_wrap');
const formats = require('internal/child_process/serialization');

const INTERNAL_PREFIX = 'NODE_';

/** From this much on that is not written yet, send() answers false. */
const FULL_BYTES = 128 * 1024;

const kPendingMessages = Symbol('kPendingMessages');

/** `channel`: what users may do with the handle. It keeps the program alive while somebody listens, or on demand. */
class Control extends EventEmitter {
  #handle;
  #refs = 0;
  #isExplicit = false;
  [kPendingMessages] = [];

  constructor(handle) {
    super();
    this.#handle = handle;
  }

  refCounted() {
    if (++this.#refs === 1 && !this.#isExplicit) this.#handle.ref();
  }

  unrefCounted() {
    if (--this.#refs === 0 && !this.#isExplicit) {
      this.#handle.unref();
      this.emit('unref');
    }
  }

  ref() {
    this.#isExplicit = true;
    this.#handle.ref();
  }

  unref() {
    this.#isExplicit = true;
    this.#handle.unref();
  }

  get fd() {
    return this.#handle.fd;
  }
}

function isInternal(message) {
  return message !== null && typeof message === 'object' && typeof message.cmd === 'string' &&
    message.cmd.startsWith(INTERNAL_PREFIX);
}

function validateMessage(message) {
  if (message === undefined) throw new ERR_MISSING_ARGS('message');
  if (!['string', 'object', 'number', 'boolean'].includes(typeof message)) {
    throw new ERR_INVALID_ARG_TYPE('message', ['string', 'object', 'number', 'boolean'], message);
  }
}

/** One end of a channel: what is read becomes events of the target, what the target sends is written. */
class Channel {
  #target;
  #handle;
  #format;
  #reader;
  #control;
  #closed;

  /** @param closed called when the channel has closed, before 'disconnect' is emitted */
  constructor(target, handle, format, closed) {
    this.#target = target;
    this.#handle = handle;
    this.#format = format;
    this.#reader = new format.Reader();
    this.#control = new Control(handle);
    this.#closed = closed;
    handle.onread = (nread, chunk) => this.#onRead(nread, chunk);
  }

  get control() {
    return this.#control;
  }

  start() {
    this.#handle.readStart();
  }

  #onRead(nread, chunk) {
    if (nread <= 0) {
      if (nread < 0) this.#disconnectOnce();
      return;
    }
    // The listeners of one message may run a program's whole end: what follows it is told later, as separate events.
    for (const message of this.#reader.read(chunk)) {
      if (isInternal(message)) this.#target.emit('internalMessage', message, undefined);
      else this.#tell(message);
    }
  }

  #tell(message) {
    if (!this.#target.channel) return;
    process.nextTick(() => {
      if (this.#target.listenerCount('message') > 0) this.#target.emit('message', message, undefined);
      else this.#control[kPendingMessages].push(message);
    });
  }

  /** Tells what came while nobody listened. */
  tellPending() {
    const pending = this.#control[kPendingMessages];
    this.#control[kPendingMessages] = [];
    for (const message of pending) process.nextTick(() => this.#target.emit('message', message, undefined));
  }

  #disconnectOnce() {
    if (this.#target.connected) this.#target.disconnect();
    else this.close();
  }

  /** Whether more may be sent before what was sent is written. */
  send(message, swallowErrors, callback) {
    const bytes = this.#format.write(message);
    const done = (status) => {
      if (status < 0) this.#refuse(new ErrnoException(status, 'write'), swallowErrors, callback);
      else if (callback) callback(null);
    };
    const result = this.#handle.write(bytes, done, true);
    if (result < 0) this.#refuse(new ErrnoException(result, 'write'), swallowErrors, callback);
    else if (result === 1 && callback) process.nextTick(callback, null);
    return this.#handle.writeQueueSize < FULL_BYTES;
  }

  #refuse(err, swallowErrors, callback) {
    if (typeof callback === 'function') process.nextTick(callback, err);
    else if (!swallowErrors) process.nextTick(() => this.#target.emit('error', err));
  }

  close() {
    const handle = this.#handle;
    if (handle === null) return;
    this.#handle = null;
    this.#target.channel = null;
    process.nextTick(() => {
      handle.close();
      this.#target.emit('disconnect');
      this.#closed();
    });
  }
}

/** Gives `target` its end of a channel, and the methods to use it. */
function attach(target, handle, mode, closed) {
  const channel = new Channel(target, handle, formats[mode ?? 'json'] ?? formats.json, closed);
  target.channel = channel.control;
  target.connected = true;

  target.send = function(message, handleToSend, options, callback) {
    if (typeof handleToSend === 'function') {
      callback = handleToSend;
      handleToSend = undefined;
      options = undefined;
    } else if (typeof options === 'function') {
      callback = options;
      options = undefined;
    } else if (options !== undefined) {
      validateObject(options, 'options');
    }
    if (this.connected) return this._send(message, handleToSend, { swallowErrors: false, ...options }, callback);
    const err = new ERR_IPC_CHANNEL_CLOSED();
    if (typeof callback === 'function') process.nextTick(callback, err);
    else process.nextTick(() => this.emit('error', err));
    return false;
  };

  target._send = function(message, handleToSend, options, callback) {
    validateMessage(message);
    if (handleToSend) throw new ERR_INVALID_HANDLE_TYPE();
    const swallowErrors = typeof options === 'boolean' ? options : Boolean(options?.swallowErrors);
    return channel.send(message, swallowErrors, callback);
  };

  target.disconnect = function() {
    if (!this.connected) {
      this.emit('error', new ERR_IPC_DISCONNECTED());
      return;
    }
    this.connected = false;
    this._disconnect();
  };

  target._disconnect = () => channel.close();

  target.on('newListener', (event) => {
    if (event === 'message') process.nextTick(() => channel.tellPending());
  });
  return channel;
}

/** The parent's end; `close` of the child waits for it. */
function setupChannel(child, handle, mode) {
  const { maybeClose } = require('internal/child_process/child');
  child._closesNeeded++;
  const channel = attach(child, handle, mode, () => maybeClose(child));
  child.channel.ref();
  channel.start();
}

/** The child's end, on a descriptor: it keeps the program alive while somebody listens for what comes by it. */
function openChannel(fd, mode) {
  const handle = new Pipe(false);
  const err = handle.open(fd);
  if (err) throw new ErrnoException(err, 'open');
  handle.unref();
  const channel = attach(process, handle, mode, () => {});
  const { control } = channel;
  const counts = (event) => event === 'message' || event === 'disconnect';
  process.on('newListener', (event) => {
    if (counts(event) && process.channel) control.refCounted();
  });
  process.on('removeListener', (event) => {
    if (counts(event) && process.channel) control.unrefCounted();
  });
  channel.start();
}

module.exports = { openChannel, setupChannel };
