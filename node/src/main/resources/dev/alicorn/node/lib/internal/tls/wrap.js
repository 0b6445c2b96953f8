'use strict';

// A handle that encrypts what it is given for the handle below it, and the reverse: what a TLSSocket reads and writes by.
// The host does the work (internalBinding('tls')); this moves bytes between the two, and knows when to go on.

const { Buffer } = require('buffer');
const { nextTick } = require('process');
const { FastBuffer } = require('internal/buffer/fast_buffer');
const { Pipe } = require('internal/stream_wrap');
const requests = require('internal/requests');
const shared = require('internal/shared');
const { connectionError, sslMessage } = require('internal/tls/errors');
const { UV_ECANCELED, UV_EOF, UV_EPIPE, UV_EPROTO } = require('internal/uv');

const binding = internalBinding('tls');

/** What a turn of the engine tells. EngineSteps.java has the same. */
const Flag = { TASKS: 1, DONE: 2, PEER_CLOSED: 4, HELLO: 8, FAILED: 16, MORE: 32, TICKET: 64, RESTARTED: 128 };

const RESULTS_AT = 64 * 1024;
const SLAB_BYTES = 128 * 1024;
const RECORD_ROOM = 20 * 1024;

// Plain bytes are put here, and views of it handed out.
let slab = null;
let slabUsed = 0;

function roomInSlab() {
  if (slab === null || SLAB_BYTES - slabUsed < RECORD_ROOM) {
    slab = new Uint8Array(SLAB_BYTES);
    slabUsed = 0;
  }
  return slab;
}

/** What the host says of the last call. */
function result(index) {
  const { scratch } = shared;
  return new Int32Array(scratch.buffer, scratch.byteOffset + RESULTS_AT, 4)[index];
}

function noop() {}

class TLSWrap {
  #parent;
  #id;
  #context; // a NativeContext
  #isServer;
  #started = false;
  #established = false;
  #working = false; // slow steps run on the pool
  #turning = false;
  #again = false; // a turn was asked for while turning
  #failed = false;
  #finishing = false; // the handshake's last bytes have not left yet
  #closed = false;
  #ended = false; // onread has been told of the end
  #parentEnd = 0; // how the handle below has ended
  #queue = []; // writes that are not encrypted yet
  #queued = 0;
  #shutDown = null;

  bytesRead = 0;
  bytesWritten = 0;
  reading = false;
  onread = null;
  error = undefined;
  facts = null;

  // Set by the TLSSocket.
  onhello = noop;
  onhandshakestart = noop;
  onhandshakedone = noop;
  onnewsession = noop;
  onerror = noop;

  /**
   * @param parent the handle below
   * @param owner the socket to which that belongs, if it is not ours alone
   */
  constructor(parent, owner, context, isServer) {
    this.parentSocket = owner;
    this.#context = context;
    this.#isServer = isServer;
    this.#id = binding.open(context.id, isServer);
    this.#attach(parent);
  }

  #attach(parent) {
    this.#parent = parent;
    for (const name of ['setNoDelay', 'setKeepAlive', 'bind']) {
      if (parent[name]) this[name] = (...args) => parent[name](...args);
    }
    if (parent.getsockname && !(parent instanceof Pipe)) {
      this.getsockname = (out) => parent.getsockname(out);
      this.getpeername = (out) => parent.getpeername(out);
    }
    if (this.parentSocket !== null) this.#listen();
  }

  #listen() {
    this.#parent.onread = (nread, chunk) => this.#onParentRead(nread, chunk);
  }

  /** The socket below has got another handle while it connected. */
  rebase(parent) {
    if (parent === this.#parent) return;
    this.#attach(parent);
    if (this.reading) parent.readStart();
  }

  connect(...args) {
    const callback = args.pop();
    const status = this.#parent.connect(...args, callback);
    if (status === 0) this.#listen();
    return status;
  }

  get id() {
    return this.#id;
  }

  get established() {
    return this.#established;
  }

  get closed() {
    return this.#closed;
  }

  get isServer() {
    return this.#isServer;
  }

  // Until bytes can leave none counts as written.
  get writeQueueSize() {
    return this.#established ? this.#queued : Infinity;
  }

  get fd() {
    return this.#parent.fd ?? -1;
  }

  get _resourceType() {
    return 'TLSWRAP';
  }

  getAsyncId() {
    return this.#parent.getAsyncId?.() ?? 0;
  }

  ref() {
    this.#parent.ref?.();
  }

  unref() {
    this.#parent.unref?.();
  }

  hasRef() {
    return this.#parent.hasRef?.() ?? false;
  }

  /**
   * A client's hello, or the answer to it.
   *
   * @param settings context, peer, servername, protocols, requestCert, needCert
   */
  start({ context, peer = '', servername, protocols, requestCert = false, needCert = false }) {
    if (this.#closed || this.#started) return;
    this.#started = true;
    if (context !== undefined) this.#context = context;
    binding.start(this.#id, this.#context.id, peer, servername, protocols, requestCert, needCert);
    this.#turn();
  }

  /** Hands over bytes that somebody else has read from the handle below. */
  receive(chunk) {
    binding.feed(this.#id, chunk);
    this.#turn();
  }

  #onParentRead(nread, chunk) {
    if (this.#closed || this.#failed) return;
    if (nread > 0) {
      binding.feed(this.#id, chunk);
    } else if (nread < 0) {
      this.#parentEnd = nread;
    }
    this.#turn();
  }

  /** Whether the engine may be turned: not while it works, and not while nobody wants its bytes. */
  #mayTurn() {
    return !this.#working && !this.#failed && !this.#closed && (!this.#established || this.reading || this.#parentEnd !== 0);
  }

  #turn() {
    this.#again = true;
    if (this.#turning) return;
    this.#turning = true;
    try {
      while (this.#again && this.#mayTurn()) this.#turnOnce();
    } finally {
      this.#turning = false;
    }
    if (this.#mayTurn() && this.#parentEnd !== 0) this.#end(this.#parentEnd);
    if (this.#established) this.#flush();
  }

  #turnOnce() {
    const into = roomInSlab();
    const at = slabUsed;
    this.#again = false;
    binding.turn(this.#id, into, at);
    const flags = result(0);
    const plain = result(1);
    slabUsed += plain;
    if (flags & Flag.MORE) this.#again = true;
    if (flags & Flag.DONE) this.#onDone(result(2));
    else this.#send(result(2));
    if (flags & Flag.RESTARTED) this.onhandshakestart();
    if (plain > 0 && !this.#closed) this.#deliver(new FastBuffer(into.buffer, at, plain));
    if (flags & Flag.TICKET && !this.#closed) this.onnewsession();
    if (flags & Flag.PEER_CLOSED) this.#end(UV_EOF);
    if (flags & Flag.TASKS) this.#work();
    else if (flags & Flag.FAILED) this.#fail();
    else if (flags & Flag.HELLO) this.#hello();
  }

  /** The last bytes of the handshake leave only if they are still wanted: a client may refuse the server now. */
  #onDone(length) {
    const last = shared.scratch.slice(0, length);
    this.#established = true;
    this.#finishing = true;
    this.facts = binding.handshakeFacts(this.#id);
    this.onhandshakedone();
    this.#finishing = false;
    if (length > 0 && !this.#closed) this.#parent.write(last, noop, true);
    this.#flush();
  }

  #deliver(chunk) {
    this.bytesRead += chunk.length;
    this.onread(chunk.length, chunk);
  }

  #end(status) {
    if (this.#ended || this.#closed) return;
    this.#ended = true;
    this.onread(status, undefined);
  }

  #work() {
    if (this.#closed) return;
    this.#working = true;
    const id = requests.add((err) => {
      this.#working = false;
      if (this.#closed) {
        binding.close(this.#id);
        return;
      }
      if (err !== null) throw err;
      this.#turn();
    }, null);
    binding.runTasks(id, this.#id);
  }

  #hello() {
    if (this.#started) return;
    this.onhandshakestart();
    const [servername, protocols, sessionId, hasTicket, wantsStatus] = binding.hello(this.#id);
    this.onhello({ servername, protocols, sessionId, hasTicket, wantsStatus });
  }

  #fail() {
    this.#failed = true;
    if (this.#closed) return;
    const [reason, number] = binding.failure(this.#id);
    if (this.#queue.length > 0) {
      this.error = sslMessage(reason, number);
      this.#cancelWrites(UV_EPROTO);
    }
    this.onerror(connectionError(reason, number));
  }

  #send(length, callback = noop) {
    if (length === 0) return;
    const err = this.#parent.write(shared.scratch.subarray(0, length), callback, true);
    if (err < 0) nextTick(callback, err);
  }

  readStart() {
    this.reading = true;
    this.#parent.readStart();
    if (this.#started) nextTick(() => this.#turn());
    return 0;
  }

  readStop() {
    this.reading = false;
    if (this.#established) this.#parent.readStop();
    return 0;
  }

  write(data, callback, copy) {
    const { byteLength } = data;
    this.bytesWritten += byteLength;
    const bytes = copy && !this.#established ? Uint8Array.from(data) : data;
    this.#queue.push({ bytes, at: 0, callback });
    this.#queued += byteLength;
    if (this.#failed) nextTick(() => this.#cancelWrites(UV_EPROTO));
    else this.#flush();
    this.#keepRest(copy);
    return 0;
  }

  writev(buffers, callback, copy) {
    return this.write(buffers.length === 1 ? buffers[0] : Buffer.concat(buffers), callback, copy);
  }

  /** What could not be encrypted yet must be ours, when the caller wants its bytes back. */
  #keepRest(copy) {
    const last = this.#queue.at(-1);
    if (!copy || last === undefined || !this.#established) return;
    last.bytes = Uint8Array.from(last.bytes.subarray(last.at));
    last.at = 0;
  }

  #flush() {
    if (this.#finishing) return;
    while (this.#queue.length > 0 && this.#established && !this.#working && !this.#failed && !this.#closed) {
      const [write] = this.#queue;
      if (!this.#encrypt(write)) return;
      if (write.at === write.bytes.byteLength && this.#queue[0] === write) this.#queue.shift();
    }
    if (this.#queue.length === 0 && this.#shutDown !== null) this.#shutDownNow();
  }

  /** Encrypts some of a write; false if the engine takes nothing now. */
  #encrypt(write) {
    const { bytes, callback } = write;
    if (bytes.byteLength === 0) {
      nextTick(callback, 0);
      return true;
    }
    binding.encrypt(this.#id, bytes, write.at);
    const taken = result(3);
    const length = result(2);
    write.at += taken;
    if (taken === 0) {
      this.#send(length);
      if (binding.isOutboundDone(this.#id)) this.#cancelWrites(UV_EPIPE);
      return false;
    }
    const isLast = write.at === bytes.byteLength;
    this.#send(length, isLast ? (status) => this.#onWritten(bytes.byteLength, callback, status) : noop);
    return true;
  }

  #onWritten(length, callback, status) {
    this.#queued -= length;
    callback(status);
  }

  #cancelWrites(status) {
    const writes = this.#queue;
    this.#queue = [];
    for (const { bytes, callback } of writes) this.#onWritten(bytes.byteLength, callback, status);
  }

  shutdown(callback) {
    this.#shutDown = callback;
    if (this.#queue.length === 0 && !this.#finishing) this.#shutDownNow();
    return 0;
  }

  #shutDownNow() {
    const callback = this.#shutDown;
    this.#shutDown = null;
    if (this.#established && !this.#working && !this.#failed) {
      binding.shutdown(this.#id);
      this.#send(result(2));
    }
    this.#parent.shutdown(callback);
  }

  /** Begins a new handshake. */
  renegotiate() {
    binding.restart(this.#id);
    this.#turn();
  }

  reset(callback) {
    this.#release();
    return this.#parent.reset(callback);
  }

  #release() {
    this.#closed = true;
    this.reading = false;
    if (!this.#working) binding.close(this.#id);
    if (this.#queue.length > 0) nextTick(() => this.#cancelWrites(UV_ECANCELED));
  }

  close(callback) {
    if (this.#closed) return;
    this.#release();
    const { parentSocket } = this;
    const done = () => {
      if (this.#context.singleUse) this.#context.close();
      callback?.();
    };
    if (parentSocket === null) {
      this.#parent.close(done);
    } else if (parentSocket.closed || parentSocket._handle === null) {
      nextTick(done);
    } else {
      parentSocket.once('close', done);
      parentSocket.destroy();
    }
  }
}

module.exports = { TLSWrap };
