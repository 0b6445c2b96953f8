'use strict';

// HTTPParser: from bytes to messages, by llhttp. Who uses one gives it `onIncoming(message, shouldKeepAlive)`, which answers
// 0 for a message with its body, 1 for one without, 2 for the end of HTTP on this connection.

const { setFrame } = require('internal/async_context');
const { FastBuffer } = require('internal/buffer/fast_buffer');
const { loopTime } = require('internal/http/date');
const { readStart, readStop } = require('internal/http/flow');
const { IncomingMessage } = require('internal/http/incoming');
const { LENIENT_ALL, Type } = require('internal/http/llhttp');
const { METHOD_NAMES } = require('internal/http/methods');
const { HeadParser } = require('internal/http/parser_head');
const { CONTINUE, FAIL } = require('internal/http/parser_input');
const { kIncomingMessage } = require('internal/http/symbols');

const DEFAULT_MAX_HEADER_PAIRS = 2000;

class HTTPParser extends HeadParser {
  constructor() {
    super();
    this.socket = null;
    this.incoming = null;
    this.outgoing = null;
    this.onIncoming = null;
    this.afterBodyPiece = null; // called between the pieces of a body and its end
    this.frame = undefined; // the asynchronous context of what it calls
    this.joinDuplicateHeaders = false;
    this.maxHeaderPairs = DEFAULT_MAX_HEADER_PAIRS;
    this.messageStart = 0; // milliseconds of the loop's clock; 0 between messages
    this.headersCompleted = false;
  }

  /** Begins with a new connection. */
  initialize(type, maxHeaderSize, lenient) {
    this.open(type, lenient ? LENIENT_ALL : 0, { type }, maxHeaderSize);
    this.messageStart = loopTime();
    this.headersCompleted = false;
  }

  remove() {}

  onMessageBegin() {
    this.beginHead();
    this.messageStart = loopTime();
    this.headersCompleted = false;
    return CONTINUE;
  }

  onHeadersComplete(statusCode, upgrade, shouldKeepAlive) {
    if (this.isDoomed) return FAIL;
    this.headersCompleted = true;
    const message = this.#makeIncoming(statusCode, upgrade);
    this.incoming = message;
    setFrame(this.frame);
    const answer = this.onIncoming(message, shouldKeepAlive) | 0;
    this.beginTrailers();
    this.upgraded = answer === 2;
    return answer;
  }

  #makeIncoming(statusCode, upgrade) {
    const { socket } = this;
    const Incoming = (this.type === Type.REQUEST && socket?.server?.[kIncomingMessage]) || IncomingMessage;
    const message = new Incoming(socket);
    const { major, minor } = this;
    message.httpVersionMajor = major;
    message.httpVersionMinor = minor;
    message.httpVersion = major === 1 ? (minor === 1 ? '1.1' : '1.0') : `${major}.${minor}`;
    message.joinDuplicateHeaders = this.joinDuplicateHeaders;
    message.url = this.url;
    message.upgrade = upgrade !== 0;
    if (this.type === Type.REQUEST) {
      message.method = METHOD_NAMES[this.method];
    } else {
      message.statusCode = statusCode;
      message.statusMessage = this.statusMessage;
    }
    message._takeHead(this.takeFields(), this.maxHeaderPairs);
    return message;
  }

  onBody(at, length) {
    const message = this.incoming;
    if (!this.passBodyPiece(at, length)) return FAIL;
    if (message === null || message._dumped) return CONTINUE;
    setFrame(this.frame);
    const { chunk } = this;
    const more = message.push(new FastBuffer(chunk.buffer, chunk.byteOffset + this.offset(at), length));
    if (!more && this.socket !== null) readStop(this.socket);
    this.afterBodyPiece?.();
    return this.isDoomed ? FAIL : CONTINUE;
  }

  onMessageComplete() {
    const message = this.incoming;
    this.messageStart = 0;
    if (message !== null) {
      message.complete = true;
      if (this.hasFields) message.rawTrailers = this.takeRawFields();
      setFrame(this.frame);
      message.push(null);
    }
    this.endTrailers();
    if (this.socket !== null) readStart(this.socket);
    return CONTINUE;
  }
}

HTTPParser.DEFAULT_MAX_HEADER_PAIRS = DEFAULT_MAX_HEADER_PAIRS;
HTTPParser.REQUEST = Type.REQUEST;
HTTPParser.RESPONSE = Type.RESPONSE;

module.exports = { HTTPParser };
