'use strict';

// A parser's run through the bytes of a connection: llhttp's state, what has been parsed, and how it stops. What llhttp finds
// is told to methods: onMessageBegin, onUrl, onStatus, onName, onValue, onHeadersComplete, onBody and onMessageComplete, by
// address in llhttp's memory, and onPieceEnd for all that must outlive a piece of input.

const { wrap } = require('internal/async_wrap');
const { latin1 } = require('internal/encoding/codecs');
const llhttp = require('internal/http/llhttp');

const { Errno, INPUT_BYTES, Type } = llhttp;

const CONTINUE = 0;
const FAIL = -1;
const MAX_CHUNK_OVERHEAD_BYTES = 16 * 1024;

let wasm = null;
let current = null; // the parser that runs

class ParserInput {
  #input = 0;
  #chunk = null; // what is parsed now, and where in it the piece begins that lies in the input
  #base = 0;
  #failure = null; // what a callback threw, or the error that it found
  #overhead = 0; // bytes of a chunk's head so far
  #bodyEnd = 0; // where the last piece of the body ended, or the head
  #isInBody = false; // whether the last piece of input ended with a piece of the body
  #doomed = false;
  #depth = 0;
  #wrap = null; // what hooks know of this parser while it has a connection

  at = 0; // llhttp's own state, in its memory
  type = 0;
  upgraded = false;

  /** Begins with a new connection. `resource` is what hooks see of it; `lenient` has the bits of llhttp.LENIENT. */
  open(type, lenient, resource) {
    wasm ??= llhttp.instantiate(callbacks);
    if (this.at !== 0) {
      wasm.llhttp_free(this.at);
      this.at = 0;
    }
    this.type = type;
    this.#wrap?.destroy();
    this.#wrap = wrap(type === Type.REQUEST ? 'HTTPINCOMINGMESSAGE' : 'HTTPCLIENTREQUEST', resource);
    this.at = wasm.llhttp_alloc(type);
    if (lenient !== 0) llhttp.setLenient(this.at, lenient);
    this.upgraded = false;
    this.#isInBody = false;
  }

  /** Parses bytes: how many were taken, or an Error with `code`, `reason` and `bytesParsed`. */
  execute(chunk) {
    const outer = current;
    const outerChunk = this.#chunk;
    const outerInput = this.#input;
    const outerBase = this.#base;
    const input = llhttp.borrowInput();
    this.#depth++;
    current = this;
    this.#chunk = chunk;
    this.#input = input;
    try {
      return this.#run(chunk);
    } finally {
      current = outer;
      llhttp.returnInput(input);
      this.#depth--;
      this.#chunk = outerChunk;
      this.#input = outerInput;
      this.#base = outerBase;
      if (this.#doomed && this.#depth === 0) this.free();
    }
  }

  #run(chunk) {
    const { length } = chunk;
    let at = 0;
    while (at < length) {
      if (this.#isInBody && length - at < llhttp.bodyLeft(this.at)) return this.#pass(at, length);
      const size = Math.min(length - at, INPUT_BYTES);
      llhttp.bytes().set(size === length ? chunk : chunk.subarray(at, at + size), this.#input);
      this.#base = at;
      this.#bodyEnd = this.#input;
      this.#isInBody = false;
      const code = wasm.llhttp_execute(this.at, this.#input, size);
      if (code !== Errno.OK) {
        if (this.#doomed && !this.#failure?.thrown) return length; // freed by its own callback: the rest is nobody's
        const stop = this.#stopped(code, at);
        if (stop.resume === undefined) return stop;
        at = stop.resume;
        continue;
      }
      this.#isInBody &&= this.#bodyEnd === this.#input + size;
      if (this.onPieceEnd() && this.#tooMuchOverhead(this.#input + size)) return this.#error(Errno.USER, at + size);
      at += size;
    }
    return length;
  }

  /** All the rest is body, with more to come: llhttp need not see it. */
  #pass(at, length) {
    this.#base = at;
    this.#bodyEnd = this.#input;
    llhttp.passBody(this.at, length - at);
    if (bodyPiece(this.#input, length - at) === CONTINUE || (this.#doomed && !this.#failure?.thrown)) return length;
    return this.#error(Errno.USER, length);
  }

  /** llhttp has stopped before the end of its input. */
  #stopped(code, base) {
    const parsed = base + wasm.llhttp_get_error_pos(this.at) - this.#input;
    if (code !== Errno.PAUSED_UPGRADE) return this.#error(code, parsed);
    if (this.upgraded) return parsed;
    // The other side offered to change the protocol and nobody here wants to: HTTP goes on.
    wasm.llhttp_resume_after_upgrade(this.at);
    return { resume: parsed };
  }

  #error(code, bytesParsed) {
    const failure = this.#failure;
    this.#failure = null;
    if (failure !== null && failure.thrown) throw failure.value;
    const name = failure === null ? llhttp.textAt(wasm.llhttp_errno_name(code)) : failure.code;
    const reason = failure === null ? llhttp.textAt(wasm.llhttp_get_error_reason(this.at)) : failure.reason;
    return Object.assign(new Error('Parse Error'), { bytesParsed, code: name, reason });
  }

  /** The connection's end: undefined, or an Error if it came too early. */
  finish() {
    if (this.at === 0) return undefined;
    const outer = current;
    current = this;
    this.#depth++;
    try {
      const code = wasm.llhttp_finish(this.at);
      return code === Errno.OK || code === Errno.PAUSED_UPGRADE ? undefined : this.#error(code, 0);
    } finally {
      current = outer;
      this.#depth--;
      if (this.#doomed && this.#depth === 0) this.free();
    }
  }

  /** Gives llhttp's state back; false if that waits until the parser's own callbacks have returned. */
  free() {
    if (this.#depth > 0) {
      this.#doomed = true;
      return false;
    }
    this.#doomed = false;
    this.#wrap?.destroy();
    this.#wrap = null;
    if (this.at !== 0) wasm.llhttp_free(this.at);
    this.at = 0;
    this.#isInBody = false;
    return true;
  }

  close() {
    this.free();
  }

  /** llhttp's number of the request's method; see METHOD_NAMES. */
  get method() {
    return wasm.llhttp_get_method(this.at);
  }

  get major() {
    return wasm.llhttp_get_http_major(this.at);
  }

  get minor() {
    return wasm.llhttp_get_http_minor(this.at);
  }

  /** Whether a callback has given this parser up. */
  get isDoomed() {
    return this.#doomed;
  }

  get isRunning() {
    return this.#depth > 0;
  }

  /** The bytes that are parsed now: what offset() counts in. */
  get chunk() {
    return this.#chunk;
  }

  // For what llhttp's callbacks are told to. `at` is an address in its memory.

  offset(at) {
    return at - this.#input + this.#base;
  }

  text(at, length) {
    const from = this.offset(at);
    return latin1.decode(this.#chunk, from, from + length);
  }

  /** A part of the head has been seen. */
  passHead(at, length) {
    this.#bodyEnd = at + length;
  }

  /** Stops with an error: what the callback answers. */
  refuse(code, reason) {
    this.#failure = { code, reason, thrown: false };
    return FAIL;
  }

  /** The head is over: what comes now is counted anew. */
  beginBody() {
    this.#overhead = 0;
  }

  /** A message begins, whatever the last one was. */
  endBody() {
    this.#isInBody = false;
  }

  /** Counts a piece of the body; false if too much came between it and the last. */
  passBodyPiece(at, length) {
    if (this.#tooMuchOverhead(at)) return false;
    this.#overhead = 0;
    this.#bodyEnd = at + length;
    this.#isInBody = true;
    return true;
  }

  /** Heads of chunks, their extensions among them, are bytes that no callback tells of. */
  #tooMuchOverhead(end) {
    this.#overhead += end - this.#bodyEnd;
    if (this.#overhead <= MAX_CHUNK_OVERHEAD_BYTES) return false;
    this.refuse('HPE_CHUNK_EXTENSIONS_OVERFLOW', 'Chunk extensions overflow');
    return true;
  }

  /** What user code threw must not fly through wasm's frames: it is thrown when llhttp has returned. */
  caught(err) {
    this.#failure = { value: err, thrown: true };
    return FAIL;
  }

  /** Whether user code runs at an event, which hooks are to see. */
  hears(event) {
    return event !== 'begin';
  }

  static messageBegin() {
    const parser = current;
    if (parser.#wrap !== null && parser.hears('begin')) return parser.#wrap.call(parser.onMessageBegin, parser);
    return parser.onMessageBegin();
  }

  static headersComplete(statusCode, upgrade, shouldKeepAlive) {
    const parser = current;
    try {
      if (parser.#wrap !== null) return parser.#wrap.call(parser.onHeadersComplete, parser, statusCode, upgrade, shouldKeepAlive);
      return parser.onHeadersComplete(statusCode, upgrade, shouldKeepAlive);
    } catch (err) {
      return parser.caught(err);
    }
  }

  static bodyPiece(at, length) {
    const parser = current;
    try {
      if (parser.#wrap !== null && parser.hears('body')) return parser.#wrap.call(parser.onBody, parser, at, length);
      return parser.onBody(at, length);
    } catch (err) {
      return parser.caught(err);
    }
  }

  static messageComplete() {
    const parser = current;
    try {
      if (parser.#wrap !== null && parser.hears('end')) return parser.#wrap.call(parser.onMessageComplete, parser);
      return parser.onMessageComplete();
    } catch (err) {
      return parser.caught(err);
    }
  }
}

const { bodyPiece, headersComplete, messageBegin, messageComplete } = ParserInput;

const callbacks = {
  on_message_begin: () => messageBegin(),
  on_url: (_, at, length) => current.onUrl(at, length),
  on_status: (_, at, length) => current.onStatus(at, length),
  on_header_field: (_, at, length) => current.onName(at, length),
  on_header_value: (_, at, length) => current.onValue(at, length),
  on_headers_complete: (_, statusCode, upgrade, keepAlive) => headersComplete(statusCode, upgrade, keepAlive !== 0),
  on_body: (_, at, length) => bodyPiece(at, length),
  on_message_complete: () => messageComplete(),
};

module.exports = { CONTINUE, FAIL, ParserInput };
