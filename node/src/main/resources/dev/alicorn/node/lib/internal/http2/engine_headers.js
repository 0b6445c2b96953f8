'use strict';

// Header blocks that an Engine receives: requests, answers, promises and trailers.

const { Buffer } = require('buffer');
const { Code, Lib } = require('internal/http2/engine_errors');
const { State } = require('internal/http2/engine_stream');
const { Flag } = require('internal/http2/frames');
const { ACCEPT, Kind, MALFORMED, MessageRules } = require('internal/http2/rules');

/** More than that in CONTINUATION frames no message needs. */
const MAX_BLOCK_BYTES = 512 * 1024;

/** Payload without padding and, of HEADERS, priority; null if it is too short. */
function withoutPadding(flags, payload) {
  if (!(flags & Flag.PADDED)) return payload;
  if (payload.length === 0 || payload[0] + 1 > payload.length) return null;
  return payload.subarray(1, payload.length - payload[0]);
}

const heads = {
  onHeaders(flags, id, payload) {
    let block = withoutPadding(flags, payload);
    if (id === 0 || block === null) {
      if (id === 0) this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'HEADERS: stream_id == 0');
      else this.terminate(Code.PROTOCOL_ERROR, 'HEADERS: invalid padding');
      return;
    }
    let weight = 16;
    if (flags & Flag.PRIORITY) {
      if (block.length < 5) {
        this.fail(Code.FRAME_SIZE_ERROR, Lib.PROTO, 'HEADERS: too short');
        return;
      }
      if ((block.readUInt32BE(0) & 0x7fffffff) === id) {
        this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'HEADERS: depend on itself');
        return;
      }
      weight = block[4] + 1;
      block = block.subarray(5);
    }
    this.beginBlock({ id, flags, weight, promised: 0, parts: [block], length: block.length });
  },

  onPushPromise(flags, id, payload) {
    const block = withoutPadding(flags, payload);
    if (this.isServer || id === 0 || block === null || block.length < 4 || this.local.enablePush === 0) {
      this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'PUSH_PROMISE: push disabled');
      return;
    }
    const promised = block.readUInt32BE(0) & 0x7fffffff;
    this.beginBlock({ id, flags: flags & ~Flag.END_STREAM, weight: 16, promised, parts: [block.subarray(4)], length: block.length });
  },

  beginBlock(block) {
    this.block = block;
    if (block.flags & Flag.END_HEADERS) this.endBlock();
  },

  onContinuation(flags, payload) {
    const { block } = this;
    if (block === null) {
      this.terminate(Code.PROTOCOL_ERROR, 'CONTINUATION: unexpected');
      return;
    }
    block.parts.push(payload);
    block.length += payload.length;
    if (block.length > MAX_BLOCK_BYTES || block.parts.length > 1024) {
      this.fail(Code.ENHANCE_YOUR_CALM, Lib.PROTO, 'too large header block');
      return;
    }
    if (flags & Flag.END_HEADERS) this.endBlock();
  },

  endBlock() {
    const { block } = this;
    this.block = null;
    const stream = block.promised === 0 ? this.streamOfBlock(block) : this.promisedStream(block);
    if (this.stopped) return;
    const message = stream === null ? null : this.beginMessage(stream, block);
    const bytes = block.parts.length === 1 ? block.parts[0] : Buffer.concat(block.parts);
    const isDecoded = this.decodeBlock(bytes, message, stream);
    if (isDecoded && stream !== null && !stream.closing && !this.stopped) this.endMessage(stream, block, message);
  },

  /** The stream that a HEADERS frame is of; null for one that is not looked at, though its block is decoded. */
  streamOfBlock(block) {
    const { id } = block;
    const stream = this.streams.get(id);
    if (stream !== undefined) return this.mayContinue(stream, block) ? stream : null;
    const isTheirs = (id % 2 === 1) === this.isServer;
    if (!isTheirs || !this.isServer) {
      if (this.isIdle(id) || !isTheirs && this.isServer) {
        this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'HEADERS: invalid stream_id');
      }
      return null;
    }
    if (id <= this.lastReceivedId) return null; // of a stream that we have closed
    return this.openRequest(block);
  },

  mayContinue(stream) {
    if (stream.closing) return false;
    if (stream.readShut && stream.reserved === 0) {
      this.fail(Code.STREAM_CLOSED, Lib.STREAM_CLOSED, 'HEADERS: stream closed');
      return false;
    }
    if (stream.reserved === State.RESERVED_LOCAL) {
      this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'HEADERS: stream reserved');
      return false;
    }
    return true;
  },

  openRequest({ id, weight }) {
    if (id > this.goawaySent) return null;
    this.lastReceivedId = id;
    if (this.theirCount >= this.local.maxConcurrentStreams) {
      this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'request HEADERS: max concurrent streams exceeded');
      return null;
    }
    this.lastProcessedId = id;
    const stream = this.addStream(id, false);
    stream.weight = weight;
    this.count(stream);
    if (this.theirCount > this.submittedConcurrency()) this.failStream(stream, Code.REFUSED_STREAM, 0);
    else if (!this.sink.mayAdd()) this.reset(stream, Code.ENHANCE_YOUR_CALM);
    return stream;
  },

  /** What we have told the peer, even if it has not acknowledged that yet. */
  submittedConcurrency() {
    let least = Infinity;
    for (const { pairs } of this.submittedSettings) {
      for (const [id, value] of pairs) if (id === 3) least = value;
    }
    return least;
  },

  promisedStream({ id, promised }) {
    const parent = this.streams.get(id);
    if (promised % 2 === 1 || promised <= this.lastReceivedId || (parent === undefined && this.isIdle(id)) ||
        parent?.isOurs === false) {
      this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'PUSH_PROMISE: invalid stream_id');
      return null;
    }
    this.lastReceivedId = promised;
    if (promised > this.goawaySent) return null;
    const stream = this.addStream(promised, false);
    stream.reserved = State.RESERVED_REMOTE;
    stream.writeShut = true;
    this.reservedCount++;
    if (parent === undefined || parent.closing || this.reservedCount > this.limits.maxReservedRemoteStreams) {
      this.reset(stream, Code.CANCEL);
    }
    return stream;
  },

  beginMessage(stream, { promised }) {
    const isRequest = promised !== 0 || (this.isServer && !stream.answered);
    let kind = Kind.HEADERS;
    if (isRequest) kind = Kind.REQUEST;
    else if (stream.reserved === State.RESERVED_REMOTE) kind = Kind.PUSH_RESPONSE;
    else if (!stream.answered) kind = Kind.RESPONSE;
    const isTrailer = !isRequest && stream.final;
    const mayProtocol = this.local.enableConnectProtocol === 1;
    return {
      kind,
      isTrailer,
      rules: new MessageRules(kind, isTrailer, mayProtocol, this.limits.strictFieldWhitespaceValidation),
      fields: [],
      sensitive: [],
      length: 0,
    };
  },

  /** False if the connection has failed. */
  decodeBlock(bytes, message, stream) {
    try {
      this.decoder.decode(bytes, (name, value, isSensitive) => {
        if (message !== null && !stream.closing) this.onField(stream, message, name, value, isSensitive);
      });
      return true;
    } catch (err) {
      if (err.constructor.name !== 'CompressionError') throw err;
      this.fail(Code.COMPRESSION_ERROR, Lib.HEADER_COMP, 'HEADERS: could not decompress');
      return false;
    }
  },

  onField(stream, message, name, value, isSensitive) {
    const verdict = message.rules.field(name, value);
    if (verdict === MALFORMED) {
      this.failStream(stream, Code.PROTOCOL_ERROR, Lib.HTTP_HEADER);
      return;
    }
    if (verdict !== ACCEPT) return;
    message.length += name.length + value.length + 32;
    if (message.fields.length >= 2 * this.limits.maxHeaderListPairs || message.length > this.limits.maxHeaderListSize()) {
      this.reset(stream, Code.ENHANCE_YOUR_CALM);
      return;
    }
    message.fields.push(name, value);
    if (isSensitive) message.sensitive.push(name);
  },

  endMessage(stream, { flags }, message) {
    const { rules, kind, isTrailer } = message;
    const endStream = (flags & Flag.END_STREAM) !== 0;
    if (!rules.isComplete() || (isTrailer && !endStream) || (rules.isInformational && endStream)) {
      this.failStream(stream, Code.PROTOCOL_ERROR, Lib.HTTP_MESSAGING);
      return;
    }
    this.noteMessage(stream, message);
    if (endStream) {
      stream.readShut = true;
      if (!this.hasWholeContent(stream)) return;
    }
    this.sink.headers(stream, kind, flags, message.fields, message.sensitive);
    if (endStream) this.closeIfShut(stream);
  },

  noteMessage(stream, { rules, kind, isTrailer }) {
    if (isTrailer) return;
    stream.contentLength = rules.contentLength;
    if (kind === Kind.REQUEST) {
      stream.method = rules.method;
      if (stream.reserved !== 0) return;
      stream.answered = true;
      stream.final = true;
      if (rules.method === 'CONNECT') stream.contentLength = -1;
      return;
    }
    if (stream.reserved === State.RESERVED_REMOTE) {
      stream.reserved = 0;
      this.reservedCount--;
      this.count(stream);
    }
    stream.answered = true;
    stream.final = !rules.isInformational;
    stream.hasNoContent = stream.final && (stream.method === 'HEAD' || rules.status === 304 || rules.status === 204);
    if (stream.method === 'CONNECT' && rules.status < 300) stream.contentLength = -1;
  },
};

module.exports = { heads };
