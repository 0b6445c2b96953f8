'use strict';

// A handle that encrypts what it is given for the handle below it, and the reverse: what a TLSSocket reads and writes by.
// The host does the work (internalBinding('tls')); this moves bytes between the two, and knows when to go on.

const { Buffer } = require('buffer');
const { nextTick } = require('process');
const { FastBuffer } = require('internal/buffer/fast_buffer');
const { wrap } = require('internal/async_wrap');
const requests = require('internal/requests');
const shared = require('internal/shared');
const { connectionError, sslMessage, verifyError } = require('internal/tls/errors');
const { Flag, result } = require('internal/tls/engine_result');
const { LayeredHandle } = require('internal/tls/layered_handle');
const { PendingWrites } = require('internal/tls/pending_writes');
const { roomySlab, slabUsed, takeFromSlab } = require('internal/tls/plain_slab');
const { UV_ECANCELED, UV_EOF, UV_EPIPE, UV_EPROTO } = require('internal/uv');

const binding = internalBinding('tls');

function noop() {}

class TLSWrap extends LayeredHandle {
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
  #writes = new PendingWrites(result, (length, callback) => this.#send(length, callback));
  #shutDown = null;
  #wrap; // what hooks know of this handle, or null

  bytesRead = 0;
  bytesWritten = 0;
  reading = false;
  onread = null;
  error = undefined;
  facts = null;
  trace = null; // shows the records, if the socket was told to

  // Set by the TLSSocket.
  onhello = noop;
  onhandshakestart = noop;
  onhandshakedone = noop;
  onnewsession = noop;
  onerror = noop;
  onearlywrite = noop;

  /** As LayeredHandle has it, with a NativeContext. */
  constructor(parent, parentSocket, context, isServer) {
    super(parent, parentSocket);
    this.context = context;
    this.isServer = isServer;
    this.id = binding.open(context.id, isServer);
    this.#wrap = wrap('TLSWRAP', this);
    if (parentSocket !== null) this.listen();
  }

  getAsyncId() {
    return this.#wrap === null ? super.getAsyncId() : this.#wrap.id;
  }

  #call(callback, ...args) {
    if (this.#wrap === null) Reflect.apply(callback, this, args);
    else this.#wrap.call(callback, this, ...args);
  }

  get established() {
    return this.#established;
  }

  get closed() {
    return this.#closed;
  }

  // Until bytes can leave none counts as written.
  get writeQueueSize() {
    return this.#established && !this.#finishing ? this.#writes.bytes : Infinity;
  }

  /** Why the peer is not trusted; null if it is. */
  verifyError() {
    // The default is what OpenSSL has for no certificate at all.
    const code = binding.verifyError(this.id) ?? 'UNABLE_TO_GET_ISSUER_CERT';
    return code === '' ? null : verifyError(code);
  }

  /**
   * A client's hello, or the answer to it.
   *
   * @param settings context, peer, servername, protocols, requestCert, needCert
   */
  start({ context, peer = '', servername, protocols, requestCert = false, needCert = false }) {
    if (this.#closed || this.#started) return;
    this.#started = true;
    if (context !== undefined) this.context = context;
    binding.start(this.id, this.context.id, peer, servername, protocols, requestCert, needCert);
    if (!this.isServer) this.#call(this.onhandshakestart);
    this.#turn();
  }

  /** Hands over bytes that somebody else has read from the handle below. */
  receive(chunk) {
    this.#feed(chunk);
    this.#turn();
  }

  #feed(chunk) {
    this.trace?.received(chunk);
    binding.feed(this.id, chunk);
  }

  onBelowRead(nread, chunk) {
    if (this.#closed || this.#failed) return;
    if (nread > 0) {
      this.#feed(chunk);
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
    const into = roomySlab();
    const at = slabUsed();
    this.#again = false;
    binding.turn(this.id, into, at);
    const flags = result(0);
    const plain = result(1);
    takeFromSlab(plain);
    if (flags & Flag.MORE) this.#again = true;
    if (flags & Flag.DONE) this.#onDone(result(2));
    else this.#send(result(2));
    if (flags & Flag.RESTARTED) this.#call(this.onhandshakestart);
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
    this.facts = binding.handshakeFacts(this.id);
    this.#call(this.onhandshakedone);
    this.#finishing = false;
    if (length > 0 && !this.#closed) this.#sendBytes(last, noop);
    this.#flush();
  }

  #deliver(chunk) {
    this.bytesRead += chunk.length;
    this.#call(this.onread, chunk.length, chunk);
  }

  #end(status) {
    if (this.#ended || this.#closed) return;
    this.#ended = true;
    this.#call(this.onread, status, undefined);
  }

  #work() {
    if (this.#closed) return;
    this.#working = true;
    const id = requests.add((err) => {
      this.#working = false;
      if (this.#closed) {
        binding.close(this.id);
        return;
      }
      if (err !== null) throw err;
      this.#turn();
    }, null);
    binding.runTasks(id, this.id);
  }

  #hello() {
    if (this.#started) return;
    this.#call(this.onhandshakestart);
    const [servername, protocols, sessionId, hasTicket, wantsStatus, takesTickets] = binding.hello(this.id);
    this.onhello({ servername, protocols, sessionId, hasTicket, wantsStatus, takesTickets });
  }

  #fail() {
    this.#failed = true;
    if (this.#closed) return;
    const [reason, number] = binding.failure(this.id);
    if (!this.#writes.isEmpty) {
      this.error = sslMessage(reason, number);
      this.#writes.cancel(UV_EPROTO);
    }
    this.#call(this.onerror, connectionError(reason, number));
  }

  #send(length, callback = noop) {
    if (length > 0) this.#sendBytes(shared.scratch.subarray(0, length), callback);
  }

  #sendBytes(bytes, callback) {
    this.trace?.sent(bytes);
    const err = this.below.write(bytes, callback, true);
    if (err < 0) nextTick(callback, err);
  }

  readStart() {
    this.reading = true;
    this.below.readStart();
    if (this.#started) nextTick(() => this.#turn());
    return 0;
  }

  readStop() {
    this.reading = false;
    if (this.#established) this.below.readStop();
    return 0;
  }

  write(data, callback, copy) {
    this.bytesWritten += data.byteLength;
    this.#writes.add(copy && !this.#established ? Uint8Array.from(data) : data, callback);
    if (this.#failed) nextTick(() => this.#writes.cancel(UV_EPROTO));
    else if (!this.#started && !this.isServer) this.onearlywrite();
    else this.#flush();
    if (copy && this.#established) this.#writes.keepRest();
    return 0;
  }

  writev(buffers, callback, copy) {
    return this.write(buffers.length === 1 ? buffers[0] : Buffer.concat(buffers), callback, copy);
  }

  #flush() {
    if (this.#finishing) return;
    while (!this.#writes.isEmpty && this.#established && !this.#working && !this.#failed && !this.#closed) {
      if (this.#writes.encrypt(this.id)) continue;
      if (binding.isOutboundDone(this.id)) this.#writes.cancel(UV_EPIPE);
      return;
    }
    if (this.#writes.isEmpty && this.#shutDown !== null) this.#shutDownNow();
  }

  shutdown(callback) {
    this.#shutDown = callback;
    if (this.#writes.isEmpty && !this.#finishing) this.#shutDownNow();
    return 0;
  }

  #shutDownNow() {
    const callback = this.#shutDown;
    this.#shutDown = null;
    if (this.#established && !this.#working && !this.#failed) {
      binding.shutdown(this.id);
      this.#send(result(2));
    }
    this.below.shutdown(callback);
  }

  /** Begins a new handshake. */
  renegotiate() {
    binding.restart(this.id);
    this.#turn();
  }

  reset(callback) {
    this.#release();
    return this.below.reset(callback);
  }

  #release() {
    this.#closed = true;
    this.reading = false;
    if (!this.#working) binding.close(this.id);
    if (!this.#writes.isEmpty) nextTick(() => this.#writes.cancel(UV_ECANCELED));
  }

  close(callback) {
    if (this.#closed) return;
    this.#release();
    this.closeBelow(() => {
      if (this.context.singleUse) this.context.close();
      callback?.();
      this.#wrap?.destroy();
    });
  }
}

module.exports = { TLSWrap };
