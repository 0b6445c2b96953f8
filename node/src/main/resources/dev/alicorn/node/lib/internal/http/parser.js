'use strict';

// HTTPParser: from bytes to messages, by llhttp. Who uses one gives it `onIncoming(message, shouldKeepAlive)`, which answers
// 0 for a message with its body, 1 for one without, 2 for the end of HTTP on this connection.

const { setFrame } = require('internal/async_context');
const { wrap } = require('internal/async_wrap');
const { latin1 } = require('internal/encoding/codecs');
const { FastBuffer } = require('internal/buffer/fast_buffer');
const { Head } = require('internal/http/head');
const { IncomingMessage } = require('internal/http/incoming');
const { maxHeaderSize: defaultMaxHeaderSize } = require('internal/http/limits');
const { kIncomingMessage } = require('internal/http/symbols');
const llhttp = require('internal/http/llhttp');
const { METHOD_NAMES } = require('internal/http/methods');
const { loopTime } = require('internal/http/date');
const { readStart, readStop } = require('internal/http/flow');

const { Errno, INPUT_BYTES, Type } = llhttp;

const DEFAULT_MAX_HEADER_PAIRS = 2000;
const SPACE_AT_END = /[ \t]+$/;
const CONTINUE = 0;
const FAIL = -1;
const MAX_CHUNK_OVERHEAD_BYTES = 16 * 1024;

let wasm = null;
let current = null; // the parser that runs

const NAME = 1;
const VALUE = 2;

let callbacks = null; // what llhttp calls

function trimEnd(value) {
  return value.replace(SPACE_AT_END, '');
}

class HTTPParser {
  #at = 0; // llhttp's own state, in its memory
  #type = 0;
  #input = 0;
  #chunk = null; // what is parsed now, and where in it the piece begins that lies in the input
  #base = 0;
  #spans = []; // grows and is used again; #spanCount of it are the message's
  #spanCount = 0;
  #last = 0; // the kind of the last span: URL, NAME, VALUE
  #failure = null; // what a callback threw, or the error that it found
  #headBytes = 0;
  #trailing = false;
  #overhead = 0; // bytes of a chunk's head so far
  #bodyEnd = 0; // where the last piece of the body ended, or the head
  #isInBody = false; // whether the last piece of input ended with a piece of the body
  #url = '';
  #statusMessage = '';
  #rawHeaders = null; // strings, once a head has come in several pieces
  #doomed = false;
  #depth = 0;
  #wrap = null; // what hooks know of this parser while it has a connection

  constructor() {
    this.socket = null;
    this.incoming = null;
    this.outgoing = null;
    this.onIncoming = null;
    this.afterBodyPiece = null; // called between the pieces of a body and its end
    this.frame = undefined; // the asynchronous context of what it calls
    this.joinDuplicateHeaders = false;
    this.maxHeaderPairs = DEFAULT_MAX_HEADER_PAIRS;
    this.maxHeaderSize = 0;
    this.messageStart = 0; // milliseconds of the loop's clock; 0 between messages
    this.headersCompleted = false;
    this.upgraded = false;
  }

  /** Begins with a new connection. */
  initialize(type, maxHeaderSize, lenient) {
    wasm ??= llhttp.instantiate(callbacks);
    if (this.#at !== 0) {
      wasm.llhttp_free(this.#at);
      this.#at = 0;
    }
    this.#type = type;
    this.#wrap?.destroy();
    this.#wrap = wrap(type === Type.REQUEST ? 'HTTPINCOMINGMESSAGE' : 'HTTPCLIENTREQUEST', { type });
    this.#at = wasm.llhttp_alloc(type);
    if (lenient) this.#setLenient();
    this.maxHeaderSize = maxHeaderSize || defaultMaxHeaderSize();
    this.messageStart = loopTime();
    this.headersCompleted = false;
    this.upgraded = false;
    this.#begin();
  }

  #setLenient() {
    const at = this.#at;
    wasm.llhttp_set_lenient_headers(at, 1);
    wasm.llhttp_set_lenient_chunked_length(at, 1);
    wasm.llhttp_set_lenient_keep_alive(at, 1);
    wasm.llhttp_set_lenient_transfer_encoding(at, 1);
    wasm.llhttp_set_lenient_version(at, 1);
    wasm.llhttp_set_lenient_data_after_close(at, 1);
    wasm.llhttp_set_lenient_optional_lf_after_cr(at, 1);
    wasm.llhttp_set_lenient_optional_crlf_after_chunk(at, 1);
    wasm.llhttp_set_lenient_optional_cr_before_lf(at, 1);
    wasm.llhttp_set_lenient_spaces_after_chunk_size(at, 1);
  }

  #begin() {
    this.#spanCount = 0;
    this.#last = 0;
    this.#headBytes = 0;
    this.#trailing = false;
    this.#isInBody = false;
    this.#url = '';
    this.#statusMessage = '';
    this.#rawHeaders = null;
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
      if (this.#isInBody && length - at < llhttp.bodyLeft(this.#at)) return this.#pass(at, length);
      const size = Math.min(length - at, INPUT_BYTES);
      llhttp.bytes().set(size === length ? chunk : chunk.subarray(at, at + size), this.#input);
      this.#base = at;
      this.#bodyEnd = this.#input;
      this.#isInBody = false;
      const code = wasm.llhttp_execute(this.#at, this.#input, size);
      if (code !== Errno.OK) {
        if (this.#doomed && !this.#failure?.thrown) return length; // freed by its own callback: the rest is nobody's
        const stop = this.#stopped(code, at);
        if (stop.resume === undefined) return stop;
        at = stop.resume;
        continue;
      }
      this.#isInBody &&= this.#bodyEnd === this.#input + size;
      if (this.#spanCount > 0 || this.#last !== 0) this.#keepSpans();
      if (this.#trailing && this.#last === 0 && this.#tooMuchOverhead(this.#input + size)) return this.#error(Errno.USER, at + size);
      at += size;
    }
    return length;
  }

  /** All the rest is body, with more to come: llhttp need not see it. */
  #pass(at, length) {
    this.#base = at;
    this.#bodyEnd = this.#input;
    llhttp.passBody(this.#at, length - at);
    if (HTTPParser.onBody(this.#input, length - at) === CONTINUE || (this.#doomed && !this.#failure?.thrown)) return length;
    return this.#error(Errno.USER, length);
  }

  /** llhttp has stopped before the end of its input. */
  #stopped(code, base) {
    const parsed = base + wasm.llhttp_get_error_pos(this.#at) - this.#input;
    if (code !== Errno.PAUSED_UPGRADE) return this.#error(code, parsed);
    if (this.upgraded) return parsed;
    // The other side offered to change the protocol and nobody here wants to: HTTP goes on.
    wasm.llhttp_resume_after_upgrade(this.#at);
    return { resume: parsed };
  }

  #error(code, bytesParsed) {
    const failure = this.#failure;
    this.#failure = null;
    if (failure !== null && failure.thrown) throw failure.value;
    const name = failure === null ? llhttp.textAt(wasm.llhttp_errno_name(code)) : failure.code;
    const reason = failure === null ? llhttp.textAt(wasm.llhttp_get_error_reason(this.#at)) : failure.reason;
    return Object.assign(new Error(`Parse Error: ${reason}`), { bytesParsed, code: name, reason });
  }

  /** The connection's end: undefined, or an Error if it came too early. */
  finish() {
    if (this.#at === 0) return undefined;
    const outer = current;
    current = this;
    this.#depth++;
    try {
      const code = wasm.llhttp_finish(this.#at);
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
    if (this.#at !== 0) wasm.llhttp_free(this.#at);
    this.#at = 0;
    this.#begin();
    return true;
  }

  close() {
    this.free();
  }

  remove() {}

  // What follows is called by llhttp. `at` is an address in its memory.

  #offset(at) {
    return at - this.#input + this.#base;
  }

  #text(at, length) {
    const from = this.#offset(at);
    return latin1.decode(this.#chunk, from, from + length);
  }

  #count(at, length) {
    this.#bodyEnd = at + length;
    this.#headBytes += length;
    if (this.#headBytes < this.maxHeaderSize) return CONTINUE;
    this.#failure = { code: 'HPE_HEADER_OVERFLOW', reason: 'Header overflow', thrown: false };
    return FAIL;
  }

  #messageBegin() {
    this.#begin();
    this.messageStart = loopTime();
    this.headersCompleted = false;
    return CONTINUE;
  }

  #onUrl(at, length) {
    this.#url = this.#url === '' ? this.#text(at, length) : this.#url + this.#text(at, length);
    return this.#count(at, length);
  }

  #onStatus(at, length) {
    this.#statusMessage += this.#text(at, length);
    return this.#count(at, length);
  }

  #onName(at, length) {
    if (this.#rawHeaders !== null) this.#appendName(this.#text(at, length));
    else if (this.#last === NAME) this.#continueSpan(at, length);
    else this.#span(at, length);
    this.#last = NAME;
    return this.#count(at, length);
  }

  #onValue(at, length) {
    if (this.#rawHeaders !== null) this.#appendValue(this.#text(at, length));
    else if (this.#last === VALUE) this.#continueSpan(at, length);
    else this.#span(at, length);
    this.#last = VALUE;
    return this.#count(at, length);
  }

  #head() {
    return new Head(this.#chunk, this.#spans.slice(0, this.#spanCount));
  }

  #span(at, length) {
    const from = this.#offset(at);
    this.#spans[this.#spanCount++] = from;
    this.#spans[this.#spanCount++] = from + length;
  }

  #continueSpan(at, length) {
    this.#keepSpans();
    const raw = this.#rawHeaders;
    raw[raw.length - 1] += this.#text(at, length);
  }

  #appendName(text) {
    if (this.#last === NAME) this.#rawHeaders[this.#rawHeaders.length - 1] += text;
    else this.#rawHeaders.push(text);
  }

  #appendValue(text) {
    if (this.#last === VALUE) this.#rawHeaders[this.#rawHeaders.length - 1] += text;
    else this.#rawHeaders.push(text);
  }

  /** The rest of the head is in bytes to come: strings from here on. */
  #keepSpans() {
    if (this.#rawHeaders !== null) return;
    this.#rawHeaders = this.#head().toStrings();
    this.#spanCount = 0;
  }

  #headersComplete(statusCode, upgrade, shouldKeepAlive) {
    if (this.#doomed) return FAIL;
    this.headersCompleted = true;
    const message = this.#makeIncoming(statusCode, upgrade);
    this.incoming = message;
    setFrame(this.frame);
    const answer = this.onIncoming(message, shouldKeepAlive) | 0;
    // Trailers are counted and kept as a head of their own.
    this.#spanCount = 0;
    this.#last = 0;
    this.#rawHeaders = null;
    this.#headBytes = 0;
    this.#trailing = true;
    this.#overhead = 0;
    this.upgraded = answer === 2;
    return answer;
  }

  #makeIncoming(statusCode, upgrade) {
    const { socket } = this;
    const Incoming = (this.#type === Type.REQUEST && socket?.server?.[kIncomingMessage]) || IncomingMessage;
    const message = new Incoming(socket);
    const major = wasm.llhttp_get_http_major(this.#at);
    const minor = wasm.llhttp_get_http_minor(this.#at);
    message.httpVersionMajor = major;
    message.httpVersionMinor = minor;
    message.httpVersion = major === 1 ? (minor === 1 ? '1.1' : '1.0') : `${major}.${minor}`;
    message.joinDuplicateHeaders = this.joinDuplicateHeaders;
    message.url = this.#url;
    message.upgrade = upgrade !== 0;
    if (this.#type === Type.REQUEST) {
      message.method = METHOD_NAMES[wasm.llhttp_get_method(this.#at)];
    } else {
      message.statusCode = statusCode;
      message.statusMessage = this.#statusMessage;
    }
    message._takeHead(this.#rawHeaders?.map(trimEnd) ?? this.#head(), this.maxHeaderPairs);
    return message;
  }

  #onBodyPiece(at, length) {
    const message = this.incoming;
    if (this.#tooMuchOverhead(at)) return FAIL;
    this.#overhead = 0;
    this.#bodyEnd = at + length;
    this.#isInBody = true;
    if (message === null || message._dumped) return CONTINUE;
    setFrame(this.frame);
    const chunk = this.#chunk;
    const more = message.push(new FastBuffer(chunk.buffer, chunk.byteOffset + this.#offset(at), length));
    if (!more && this.socket !== null) readStop(this.socket);
    this.afterBodyPiece?.();
    return this.#doomed ? FAIL : CONTINUE;
  }

  /** Heads of chunks, their extensions among them, are bytes that no callback tells of. */
  #tooMuchOverhead(end) {
    this.#overhead += end - this.#bodyEnd;
    if (this.#overhead <= MAX_CHUNK_OVERHEAD_BYTES) return false;
    this.#failure = { code: 'HPE_CHUNK_EXTENSIONS_OVERFLOW', reason: 'Chunk extensions overflow', thrown: false };
    return true;
  }

  #messageComplete() {
    const message = this.incoming;
    this.messageStart = 0;
    this.#trailing = false;
    if (message !== null) {
      message.complete = true;
      if (this.#last !== 0) {
        message.rawTrailers = this.#rawHeaders?.map(trimEnd) ?? this.#head().toRawHeaders();
      }
      setFrame(this.frame);
      message.push(null);
    }
    this.#spanCount = 0;
    this.#last = 0;
    if (this.socket !== null) readStart(this.socket);
    return CONTINUE;
  }

  /** What user code threw must not fly through wasm's frames: it is thrown when llhttp has returned. */
  static #caught(parser, err) {
    parser.#failure = { value: err, thrown: true };
    return FAIL;
  }

  static onHeadersComplete(statusCode, upgrade, shouldKeepAlive) {
    const parser = current;
    try {
      if (parser.#wrap !== null) return parser.#wrap.call(parser.#headersComplete, parser, statusCode, upgrade, shouldKeepAlive);
      return parser.#headersComplete(statusCode, upgrade, shouldKeepAlive);
    } catch (err) {
      return HTTPParser.#caught(parser, err);
    }
  }

  static onBody(at, length) {
    const parser = current;
    try {
      if (parser.#wrap !== null) return parser.#wrap.call(parser.#onBodyPiece, parser, at, length);
      return parser.#onBodyPiece(at, length);
    } catch (err) {
      return HTTPParser.#caught(parser, err);
    }
  }

  static onMessageComplete() {
    const parser = current;
    try {
      if (parser.#wrap !== null) return parser.#wrap.call(parser.#messageComplete, parser);
      return parser.#messageComplete();
    } catch (err) {
      return HTTPParser.#caught(parser, err);
    }
  }

  static {
    callbacks = {
      on_message_begin: () => current.#messageBegin(),
      on_url: (_, at, length) => current.#onUrl(at, length),
      on_status: (_, at, length) => current.#onStatus(at, length),
      on_header_field: (_, at, length) => current.#onName(at, length),
      on_header_value: (_, at, length) => current.#onValue(at, length),
      on_headers_complete: (_, statusCode, upgrade, keepAlive) => HTTPParser.onHeadersComplete(statusCode, upgrade, keepAlive !== 0),
      on_body: (_, at, length) => HTTPParser.onBody(at, length),
      on_message_complete: () => HTTPParser.onMessageComplete(),
    };
  }
}

HTTPParser.DEFAULT_MAX_HEADER_PAIRS = DEFAULT_MAX_HEADER_PAIRS;
HTTPParser.REQUEST = Type.REQUEST;
HTTPParser.RESPONSE = Type.RESPONSE;

module.exports = { HTTPParser };
