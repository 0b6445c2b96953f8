'use strict';

// The channel between a process and its child, by which both send messages: `send`, 'message', `disconnect`.
// https://nodejs.org/api/child_process.html#subprocesssendmessage-sendhandle-options-callback

const EventEmitter = require('events');
const process = require('process');
const {
  ErrnoException,
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_IPC_CHANNEL_CLOSED, ERR_IPC_DISCONNECTED, ERR_MISSING_ARGS,
  },
} = require('internal/errors');
const { validateObject } = require('internal/validators');
const { IpcPipe } = require('internal/pipe_wrap');
const { kinds, typeOf } = require('internal/child_process/passing');
const formats = require('internal/child_process/serialization');
const { SocketLists } = require('internal/child_process/socket_list');

const streams = internalBinding('streams');

const INTERNAL_PREFIX = 'NODE_';
const HANDLE = 'NODE_HANDLE';
const ACK = 'NODE_HANDLE_ACK';
const NACK = 'NODE_HANDLE_NACK';

/** How often a handle that did not arrive is sent again. */
const MOST_TRIES = 3;

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
  #lists;
  #closed;
  #passing = null; // the handle that the other process has not acknowledged
  #waiting = []; // what was sent meanwhile
  #closeWhenSent = false;

  /** @param closed called when the channel has closed, before 'disconnect' is emitted */
  constructor(target, handle, format, closed) {
    this.#target = target;
    this.#handle = handle;
    this.#format = format;
    this.#reader = new format.Reader();
    this.#control = new Control(handle);
    this.#lists = new SocketLists(target);
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
    for (const message of this.#reader.read(chunk)) {
      if (isInternal(message)) this.#takeInternal(message);
      else this.#tell(message, undefined);
    }
  }

  #takeInternal(message) {
    switch (message.cmd) {
      case HANDLE: this.#receive(message); break;
      case ACK: this.#acknowledged(); break;
      case NACK: this.#sendAgain(); break;
      default: this.#target.emit('internalMessage', message, undefined);
    }
  }

  #receive({ type, msg, ...description }) {
    const handle = this.#handle?.takeHandle();
    if (handle === undefined) {
      this.#write({ cmd: NACK }, true);
      return;
    }
    this.#write({ cmd: ACK }, true);
    const kind = kinds[type];
    if (kind === undefined) {
      handle.close();
      return;
    }
    kind.receive(handle, (value) => {
      if (isInternal(msg)) this.#target.emit('internalMessage', msg, value);
      else this.#tell(msg, value);
    }, description, this.#lists);
  }

  #tell(message, handle) {
    if (!this.#target.channel) return;
    process.nextTick(() => {
      if (this.#target.listenerCount('message') > 0) this.#target.emit('message', message, handle);
      else this.#control[kPendingMessages].push({ message, handle });
    });
  }

  /** Tells what came while nobody listened. */
  tellPending() {
    const pending = this.#control[kPendingMessages];
    this.#control[kPendingMessages] = [];
    for (const { message, handle } of pending) process.nextTick(() => this.#target.emit('message', message, handle));
  }

  #disconnectOnce() {
    this.#passing = null; // nobody is left to acknowledge it
    if (this.#target.connected) this.#target.disconnect();
    else this.close();
  }

  /**
   * Sends a message, maybe with something to pass. One handle is under way at a time: what is sent before the other
   * process has acknowledged it waits.
   *
   * @returns whether more may be sent before what was sent is written
   */
  send(message, value, options, callback) {
    const type = value ? typeOf(value) : undefined;
    if (this.#passing !== null) {
      this.#waiting.push([message, value, options, callback]);
      return this.#waiting.length === 1;
    }
    const handle = type === undefined ? undefined : kinds[type].handleOf(value);
    if (!handle) return this.#write(message, options.swallowErrors, callback);
    const framed = { cmd: HANDLE, type, msg: message, ...kinds[type].describe?.(value, this.#lists) };
    this.#passing = { framed, handle, keepOpen: Boolean(options.keepOpen) || type !== 'net.Socket', tries: 0, options, callback };
    const result = this.#pass();
    if (!options.keepOpen) kinds[type].sent(value, handle);
    return result;
  }

  #pass() {
    const { framed, handle, options, callback } = this.#passing;
    this.#passing.tries++;
    const bytes = this.#format.write(framed);
    const done = (status) => {
      if (status < 0) this.#refuse(new ErrnoException(status, 'write'), options.swallowErrors, callback);
      else if (callback) callback(null);
    };
    const err = this.#handle.writeHandle(bytes, handle, done);
    if (err < 0) this.#refuse(new ErrnoException(err, 'write'), options.swallowErrors, callback);
    return this.#handle.writeQueueSize < FULL_BYTES;
  }

  #acknowledged() {
    if (this.#passing === null) return;
    const { handle, keepOpen } = this.#passing;
    if (!keepOpen) handle.close();
    this.#sendWaiting();
  }

  #sendAgain() {
    if (this.#passing === null) return;
    if (this.#passing.tries <= MOST_TRIES) {
      this.#passing.callback = undefined;
      this.#pass();
    } else {
      process.emitWarning('Handle did not reach the receiving process correctly', 'SentHandleNotReceivedWarning');
      this.#acknowledged();
    }
  }

  #sendWaiting() {
    this.#passing = null;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const args of waiting) this.send(...args);
    if (this.#passing === null && this.#closeWhenSent) this.close();
  }

  #write(message, swallowErrors, callback) {
    if (this.#handle === null) return false;
    const bytes = this.#format.write(message);
    const done = (status) => {
      if (status < 0) this.#refuse(new ErrnoException(status, 'write'), swallowErrors, callback);
      else if (callback) callback(null);
    };
    const result = this.#handle.write(bytes, done, true);
    streams.flush(); // a program that does not return from here is heard all the same
    if (result < 0) this.#refuse(new ErrnoException(result, 'write'), swallowErrors, callback);
    else if (result === 1 && callback) process.nextTick(callback, null);
    return this.#handle.writeQueueSize < FULL_BYTES;
  }

  #refuse(err, swallowErrors, callback) {
    if (typeof callback === 'function') process.nextTick(callback, err);
    else if (!swallowErrors) process.nextTick(() => this.#target.emit('error', err));
  }

  /** Closes, but not before what waits for an acknowledgement was sent. */
  closeWhenSent() {
    if (this.#passing === null) this.close();
    else this.#closeWhenSent = true;
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
    return channel.send(message, handleToSend, typeof options === 'boolean' ? { swallowErrors: options } : options ?? {}, callback);
  };

  target.disconnect = function() {
    if (!this.connected) {
      this.emit('error', new ERR_IPC_DISCONNECTED());
      return;
    }
    this.connected = false;
    this._disconnect();
  };

  target._disconnect = () => channel.closeWhenSent();

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
  const handle = new IpcPipe();
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
