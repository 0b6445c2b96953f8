'use strict';

// HTTPParser as `_http_common` and process.binding('http_parser') have it: it calls functions that its user has put to
// properties with small numbers (kOnHeaders and the like), and makes no messages.

const { Buffer } = require('buffer');
const { FastBuffer } = require('internal/buffer/fast_buffer');
const { loopTime } = require('internal/http/date');
const llhttp = require('internal/http/llhttp');
const { HeadParser } = require('internal/http/parser_head');
const { CONTINUE, FAIL } = require('internal/http/parser_input');
const { isArrayBufferView } = require('internal/util/types');

const { Type } = llhttp;

const kOnMessageBegin = 0;
const kOnHeaders = 1;
const kOnHeadersComplete = 2;
const kOnBody = 3;
const kOnMessageComplete = 4;
const kOnExecute = 5;
const kOnTimeout = 6;

/** So many fields may wait; the next one hands over those before it. */
const MAX_FIELDS = 32;

class HTTPParser extends HeadParser {
  #fields = 0;
  #hasFlushed = false;
  #startedAt = 0; // milliseconds of the loop's clock; 0 between messages
  #headersCompleted = false;
  #pending = null; // pause or resume, asked for by a callback
  #consumed = null; // { handle, onread }

  /** @param lenient bits: HTTPParser.kLenientAll and the like */
  initialize(type, resource, maxHeaderSize = 0, lenient = 0) {
    this.#pending = null;
    this.open(type, lenient, resource, maxHeaderSize);
    this.#begin();
    this.#startedAt = 0;
  }

  #begin() {
    this.#fields = 0;
    this.#hasFlushed = false;
    this.#headersCompleted = false;
  }

  execute(chunk) {
    if (!isArrayBufferView(chunk)) throw new TypeError('The "buffer" argument must be an ArrayBufferView');
    // Where the protocol changes it stops: what follows is its user's.
    this.upgraded = true;
    const taken = super.execute(chunk);
    llhttp.resumeAfterUpgrade(this.at);
    if (this.#pending !== null) this.#pauseNow(this.#pending);
    return taken;
  }

  pause() {
    this.#setPaused(true);
  }

  resume() {
    this.#setPaused(false);
  }

  #setPaused(isPaused) {
    if (this.isRunning) this.#pending = isPaused;
    else this.#pauseNow(isPaused);
  }

  #pauseNow(isPaused) {
    this.#pending = null;
    llhttp.setPaused(this.at, isPaused);
  }

  /** Reads a handle in place of who did, and tells kOnExecute what execute() answered. */
  consume(handle) {
    this.unconsume();
    this.#consumed = { handle, onread: handle.onread };
    handle.onread = (nread, chunk) => {
      if (nread > 0) this[kOnExecute]?.(this.execute(chunk));
      else this.#consumed?.onread?.call(handle, nread, chunk);
    };
  }

  unconsume() {
    if (this.#consumed === null) return;
    const { handle, onread } = this.#consumed;
    this.#consumed = null;
    handle.onread = onread;
  }

  /** The bytes that are parsed now. */
  getCurrentBuffer() {
    return Buffer.from(this.chunk ?? '');
  }

  /** Milliseconds since the message began. */
  duration() {
    return this.#startedAt === 0 ? 0 : loopTime() - this.#startedAt;
  }

  headersCompleted() {
    return this.#headersCompleted;
  }

  free() {
    super.free();
  }

  remove() {}

  /** Calls what the user has put to a property. */
  #call(key, ...args) {
    const callback = this[key];
    if (typeof callback === 'function') return Reflect.apply(callback, this, args);
    return undefined;
  }

  hears(event) {
    if (event === 'end') return this.hasFields || typeof this[kOnMessageComplete] === 'function';
    return typeof this[event === 'begin' ? kOnMessageBegin : kOnBody] === 'function';
  }

  onMessageBegin() {
    this.beginHead();
    this.#begin();
    this.#startedAt = loopTime();
    try {
      this.#call(kOnMessageBegin);
      return CONTINUE;
    } catch (err) {
      return this.caught(err);
    }
  }

  onName(at, length) {
    try {
      if (this.isNewField && ++this.#fields === MAX_FIELDS) {
        this.#flush();
        this.#fields = 1;
      }
    } catch (err) {
      return this.caught(err);
    }
    return super.onName(at, length);
  }

  #flush() {
    const fields = this.takeRawFields();
    const { url } = this;
    this.forgetFields();
    this.url = '';
    this.#hasFlushed = true;
    this.#call(kOnHeaders, fields, url);
  }

  onHeadersComplete(statusCode, upgrade, shouldKeepAlive) {
    if (this.isDoomed) return FAIL;
    this.#headersCompleted = true;
    this.#startedAt ||= loopTime();
    const isRequest = this.type === Type.REQUEST;
    let fields;
    let url;
    if (this.#hasFlushed) {
      this.#flush();
    } else {
      fields = this.takeRawFields();
      if (isRequest) ({ url } = this);
    }
    this.#fields = 0;
    const answer = this.#call(
      kOnHeadersComplete, this.major, this.minor, fields, isRequest ? this.method : undefined, url,
      isRequest ? undefined : statusCode, isRequest ? undefined : this.statusMessage, upgrade !== 0, shouldKeepAlive,
    );
    this.beginTrailers();
    return answer | 0;
  }

  onBody(at, length) {
    if (!this.passBodyPiece(at, length)) return FAIL;
    const { chunk } = this;
    this.#call(kOnBody, new FastBuffer(chunk.buffer, chunk.byteOffset + this.offset(at), length));
    return this.isDoomed ? FAIL : CONTINUE;
  }

  onMessageComplete() {
    if (this.hasFields) this.#flush();
    this.endTrailers();
    this.#startedAt = 0;
    this.#call(kOnMessageComplete);
    return CONTINUE;
  }
}

const CONSTANTS = {
  REQUEST: Type.REQUEST, RESPONSE: Type.RESPONSE,
  kOnMessageBegin, kOnHeaders, kOnHeadersComplete, kOnBody, kOnMessageComplete, kOnExecute, kOnTimeout,
  kLenientNone: 0, kLenientHeaders: 1, kLenientChunkedLength: 2, kLenientKeepAlive: 4, kLenientTransferEncoding: 8,
  kLenientVersion: 16, kLenientDataAfterClose: 32, kLenientOptionalLFAfterCR: 64, kLenientOptionalCRLFAfterChunk: 128,
  kLenientOptionalCRBeforeLF: 256, kLenientSpacesAfterChunkSize: 512, kLenientAll: llhttp.LENIENT_ALL,
};

Object.assign(HTTPParser, CONSTANTS);

module.exports = { HTTPParser };
