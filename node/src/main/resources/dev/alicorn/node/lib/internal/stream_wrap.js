'use strict';

// TCP and Pipe handles over the host's loop. What is frequent (reads, writes, closing) travels in batches through
// internal/bridge; what is rare is called at once. Results are 0 or libuv's negative error numbers.

const shared = require('internal/shared');
const { Event, Submission, onEvent, submit } = require('internal/bridge');
const { getFrame, setFrame } = require('internal/async_context');
const { newAsyncId } = require('internal/async_ids');
const { wrap, wrapOnce } = require('internal/async_wrap');
const { utf8, latin1 } = require('internal/encoding/codecs');
const { FixedQueue } = require('internal/fixed_queue');
const { bytesAt, isCurrentSlab, reserve } = require('internal/stream_memory');
const { nextTick } = require('internal/task_queues');

const binding = internalBinding('streams');
const ipc = internalBinding('ipc');

const KIND_TCP = 0;
const KIND_PIPE = 1;

/** What hooks call handles: by kind, connections and servers. */
const PROVIDERS = [['TCPWRAP', 'TCPSERVERWRAP'], ['PIPEWRAP', 'PIPESERVERWRAP']];

/** Writes up to this many bytes are copied for the host; larger ones are lent to it, at the price of a call. */
const COPY_BYTES = 64 * 1024;

/** Several buffers are copied to one place anyway, as long as there is room. */
const GATHER_BYTES = 256 * 1024;

const owner_symbol = Symbol('owner_symbol');
const handles = new Map();

class Handle {
  #id;
  #asyncId = 0;
  #wrap; // what hooks know of this handle, or null
  #refed = true;
  #closed = null;
  #connected = null;
  #shutDown = null;
  #written = null; // the callback of the one write under way, if there is only one
  #writing = 0; // bytes of it
  #moreWrites = null; // a queue of { callback, bytes } behind it
  #frame = getFrame();
  #wantsReads = false;
  #held = null; // reads that came after readStop()

  bytesRead = 0;
  bytesWritten = 0;
  writeQueueSize = 0;
  onread = null;
  onconnection = null;
  reading = false;

  /** @param server whose listening handle accepted this one */
  constructor(kind, isServer, id, server) {
    this.#id = id ?? binding.create(kind, isServer ? 1 : 0);
    handles.set(this.#id, this);
    this.#wrap = wrap(PROVIDERS[kind][isServer ? 1 : 0], this, server?.#wrap?.id);
    if (this.#wrap !== null) this.#asyncId = this.#wrap.id;
  }

  static {
    onEvent(Event.READ, (id, at, length) => {
      const handle = handles.get(id);
      if (handle === undefined) return;
      handle.bytesRead += length;
      handle.#deliver(length, bytesAt(at, length));
    });
    onEvent(Event.READ_END, (id, status) => handles.get(id)?.#deliver(status, undefined));
    onEvent(Event.WRITTEN, (id, status) => handles.get(id)?.#onWritten(status));
    onEvent(Event.CONNECTED, (id, status) => {
      const handle = handles.get(id);
      if (handle === undefined) return;
      const callback = handle.#connected;
      handle.#connected = null;
      handle.#call(callback, status);
    });
    onEvent(Event.SHUT_DOWN, (id, status) => {
      const handle = handles.get(id);
      if (handle === undefined) return;
      const callback = handle.#shutDown;
      handle.#shutDown = null;
      handle.#call(callback, status);
    });
    onEvent(Event.CLOSED, (id) => {
      const handle = handles.get(id);
      handles.delete(id);
      if (handle === undefined) return;
      handle.#call(handle.#closed);
      handle.#wrap?.destroy();
    });
    onEvent(Event.CONNECTION, (id, status, clientId) => {
      const handle = handles.get(id);
      if (handle === undefined) {
        if (status === 0) submit(Submission.CLOSE, clientId, 0, 0);
        return;
      }
      setFrame(handle.#frame);
      if (handle.#wrap === null) handle.#onConnection(status, clientId);
      else handle.#wrap.call(handle.#onConnection, handle, status, clientId);
      setFrame(undefined);
    });
  }

  #onConnection(status, clientId) {
    const client = status === 0 ? new this.constructor(false, clientId, this) : undefined;
    this.onconnection(status, client);
  }

  // The host may have read on by the time it hears that it should stop: that waits here until reading goes on.
  #deliver(nread, chunk) {
    if (!this.#wantsReads || this.#held !== null) {
      (this.#held ??= []).push({ nread, chunk });
      return;
    }
    setFrame(this.#frame);
    this.#read(nread, chunk);
    setFrame(undefined);
  }

  #read(nread, chunk) {
    if (this.#wrap === null) this.onread(nread, chunk);
    else this.#wrap.call(this.onread, this, nread, chunk);
  }

  #release() {
    try {
      while (this.#held !== null && this.#wantsReads && this.#closed === null) {
        const { nread, chunk } = this.#held.shift();
        if (this.#held.length === 0) this.#held = null;
        setFrame(this.#frame);
        this.#read(nread, chunk);
      }
    } finally {
      setFrame(undefined);
      this.#releaseSoon(); // what an exception left
    }
  }

  #releaseSoon() {
    if (this.#held !== null && this.#wantsReads && this.#closed === null) nextTick(() => this.#release());
  }

  #call(callback, status) {
    if (!callback) return;
    setFrame(this.#frame);
    Reflect.apply(callback, this, [status]);
    setFrame(undefined);
  }

  #onWritten(status) {
    const callback = this.#written;
    this.writeQueueSize -= this.#writing;
    const next = this.#moreWrites?.shift() ?? null;
    this.#written = next === null ? null : next.callback;
    this.#writing = next === null ? 0 : next.bytes;
    this.#call(callback, status);
  }

  #expect(callback, bytes) {
    this.bytesWritten += bytes;
    this.writeQueueSize += bytes;
    if (this.#written === null) {
      this.#written = callback;
      this.#writing = bytes;
    } else {
      (this.#moreWrites ??= new FixedQueue()).push({ callback, bytes });
    }
  }

  _expectWritten(callback, bytes) {
    this.#expect(callback, bytes);
  }

  open(fd) {
    return binding.open(this.#id, fd);
  }

  listen(backlog) {
    return binding.listen(this.#id, backlog);
  }

  readStart() {
    this.reading = true;
    this.#wantsReads = true;
    this.#releaseSoon();
    submit(Submission.READ_START, this.#id, 0, 0);
    return 0;
  }

  readStop() {
    this.reading = false;
    this.#wantsReads = false;
    submit(Submission.READ_STOP, this.#id, 0, 0);
    return 0;
  }

  /**
   * Writes; `callback(status)` comes later, once. With `copy` the bytes are the caller's again when this returns.
   * The answer 1 means that all was written at once and no callback comes.
   */
  write(buffer, callback, copy) {
    const { byteLength } = buffer;
    if (byteLength > COPY_BYTES) {
      if (binding.write(this.#id, buffer) === 1) {
        this.bytesWritten += byteLength;
        return 1;
      }
      this.#expect(wrapOnce('WRITEWRAP', {}, callback, this.#wrap?.id), byteLength);
    } else if (isCurrentSlab(buffer.buffer) && !copy) {
      this.#expect(callback, byteLength);
      submit(Submission.WRITE_SLAB, this.#id, buffer.byteOffset, byteLength);
    } else {
      this.#expect(callback, byteLength);
      const at = reserve(byteLength);
      shared.out.set(buffer, at);
      submit(Submission.WRITE, this.#id, at, byteLength);
    }
    return 0;
  }

  writev(buffers, callback, copy) {
    let total = 0;
    for (const buffer of buffers) total += buffer.byteLength;
    if (total > GATHER_BYTES) return this.write(require('buffer').Buffer.concat(buffers, total), callback, copy);
    this.#expect(callback, total);
    const at = reserve(total);
    let to = at;
    for (const buffer of buffers) {
      shared.out.set(buffer, to);
      to += buffer.byteLength;
    }
    submit(Submission.WRITE, this.#id, at, total);
    return 0;
  }

  writeString(string, encoding, callback, copy) {
    return this.write(require('buffer').Buffer.from(string, encoding), callback, copy);
  }

  /** Writes a text whose bytes are `most` at most: their number, or -1 if it may have more or is of an unusual encoding. */
  writeText(text, encoding, callback, most) {
    const codec = encoding === 'utf8' || encoding === 'utf-8' ? utf8 : encoding === 'latin1' ? latin1 : undefined;
    if (codec === undefined) return -1;
    const room = text.length * codec.maxBytesPerUnit;
    if (room > most) return -1;
    const at = reserve(room);
    const length = codec.write(shared.out, text, at, room);
    shared.counters[shared.OUT_USED] = at + length;
    this.#expect(callback, length);
    submit(Submission.WRITE, this.#id, at, length);
    return length;
  }

  shutdown(callback) {
    this.#shutDown = wrapOnce('SHUTDOWNWRAP', {}, callback, this.#wrap?.id);
    submit(Submission.SHUTDOWN, this.#id, 0, 0);
    return 0;
  }

  close(callback) {
    if (this.#closed !== null) return;
    this.#closed = callback ? this.#inWrap(callback) : () => {};
    submit(Submission.CLOSE, this.#id, 0, 0);
  }

  #inWrap(callback) {
    const watched = this.#wrap;
    return watched === null ? callback : () => watched.call(callback, this);
  }

  reset(callback) {
    if (this.#closed !== null) return 0;
    this.#closed = callback ? this.#inWrap(callback) : () => {};
    return binding.reset(this.#id);
  }

  /** Starts a connection attempt by `begin`; `callback(status)` comes once if it was accepted. */
  _connect(begin, callback) {
    const status = begin(this.#id);
    if (status === 0) this.#connected = wrapOnce(this._connectType, {}, callback, this.#wrap?.id);
    return status;
  }

  get _id() {
    return this.#id;
  }

  ref() {
    if (this.#refed || this.#closed !== null) return;
    this.#refed = true;
    binding.ref(this.#id, 1);
  }

  unref() {
    if (!this.#refed || this.#closed !== null) return;
    this.#refed = false;
    binding.ref(this.#id, 0);
  }

  hasRef() {
    return this.#refed && this.#closed === null;
  }

  get fd() {
    return this.#closed === null ? binding.fd(this.#id) : -1;
  }

  getAsyncId() {
    return this.#asyncId ||= newAsyncId();
  }

  setBlocking(on) {
    return binding.setBlocking(this.#id, on ? 1 : 0);
  }

  getsockname(out) {
    return fillAddress(out, binding.getsockname(this.#id));
  }

  getpeername(out) {
    return fillAddress(out, binding.getpeername(this.#id));
  }
}

class TCP extends Handle {
  get _connectType() {
    return 'TCPCONNECTWRAP';
  }

  constructor(isServer, id, server) {
    super(KIND_TCP, isServer, id, server);
  }

  bind(address, port, flags) {
    return binding.bind(this._id, address, port, flags | 0);
  }

  connect(address, port, callback) {
    return this._connect((id) => binding.connect(id, address, port), callback);
  }

  /** What process.getActiveResourcesInfo() calls this. */
  get _resourceType() {
    return this.onconnection === null ? 'TCPSocketWrap' : 'TCPServerWrap';
  }

  setNoDelay(on) {
    return binding.setNoDelay(this._id, on ? 1 : 0);
  }

  setKeepAlive(on, seconds) {
    return binding.setKeepAlive(this._id, on ? 1 : 0, seconds | 0);
  }
}

class Pipe extends Handle {
  get _connectType() {
    return 'PIPECONNECTWRAP';
  }

  constructor(isServer, id, server) {
    super(KIND_PIPE, isServer, id, server);
  }

  bind(path) {
    return binding.bindPath(this._id, path);
  }

  connect(path, callback) {
    return this._connect((id) => binding.connectPath(id, path), callback);
  }

  get _resourceType() {
    return this.onconnection === null ? 'PipeWrap' : 'PipeServerWrap';
  }

  fchmod(mode) {
    return binding.chmod(this._id, mode);
  }
}

/** A pipe to another process, over which handles can be passed. */
class IpcPipe extends Pipe {
  constructor() {
    super(false, ipc.create());
  }

  /** Writes bytes and passes a handle with them; `callback(status)` comes later unless this fails at once. */
  writeHandle(buffer, handle, callback) {
    const err = ipc.send(this._id, buffer, handle._id);
    if (err === 0) this._expectWritten(callback, buffer.byteLength);
    return err;
  }

  /** The oldest handle that was passed to us, or undefined. */
  takeHandle() {
    const result = ipc.receive(this._id);
    if (typeof result === 'number') return undefined;
    const [kind, id] = result;
    return kind === KIND_TCP ? new TCP(false, id) : new Pipe(false, id);
  }
}

// The host hands over [address, port, family], or an error number.
function fillAddress(out, result) {
  if (typeof result === 'number') return result;
  const [address, port, family] = result;
  Object.assign(out, { address, family, port });
  return 0;
}

/** The handles that keep the loop alive. */
function activeHandles() {
  return Array.from(handles.values()).filter((handle) => handle.hasRef());
}

module.exports = { IpcPipe, TCP, Pipe, activeHandles, owner_symbol };
