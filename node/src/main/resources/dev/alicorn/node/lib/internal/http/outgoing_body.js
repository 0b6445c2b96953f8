'use strict';

// write() and end() of a message that leaves: its body, chunked or counted, and its trailers.

const process = require('process');
const { Buffer } = require('buffer');
const {
  codes: {
    ERR_HTTP_BODY_NOT_ALLOWED, ERR_HTTP_CONTENT_LENGTH_MISMATCH, ERR_INVALID_ARG_TYPE, ERR_STREAM_ALREADY_FINISHED,
    ERR_STREAM_DESTROYED, ERR_STREAM_NULL_VALUES, ERR_STREAM_WRITE_AFTER_END,
  },
} = require('internal/errors');
const {
  kBytesWritten, kConnection, kNeedDrain, kOnFinish, kRejectNonStandardBodyWrites, kSocket,
} = require('internal/http/symbols');

const CRLF = '\r\n';

function nop() {}

function onFinish(message) {
  if (message[kSocket]?._hadError) return;
  message[kOnFinish]?.();
  message.emit('finish');
}

function uncorkNT(socket) {
  socket.uncork();
}

function fail(message, err, callback) {
  process.nextTick(emitFailure, message, err, callback);
}

function emitFailure(message, err, callback) {
  callback(err);
  if (typeof message.emit === 'function' && !message.destroyed) message.emit('error', err);
}

function byteLengthOf(chunk, encoding) {
  return typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.byteLength;
}

function checkChunk(chunk) {
  if (chunk === null) throw new ERR_STREAM_NULL_VALUES();
  if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) {
    throw new ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'Uint8Array'], chunk);
  }
}

/** Compares what was written with the Content-Length, for who asked for that. */
function checkLength(message, length, isEnd) {
  if (!message.strictContentLength || !message._hasBody || message.chunkedEncoding || message._removedContLen) return;
  if (typeof message._contentLength !== 'number' || message.hasHeader('transfer-encoding')) return;
  const written = message[kBytesWritten] + length;
  if (isEnd ? written !== message._contentLength : written > message._contentLength) {
    throw new ERR_HTTP_CONTENT_LENGTH_MISMATCH(written, message._contentLength);
  }
}

/** True if the chunk may go on its way; else the callback is or will be told. */
function accepts(message, callback) {
  let err;
  if (message.finished) err = new ERR_STREAM_WRITE_AFTER_END();
  else if (message.destroyed) err = new ERR_STREAM_DESTROYED('write');
  if (err === undefined) return true;
  if (message.destroyed) process.nextTick(callback, err);
  else fail(message, err, callback);
  return false;
}

function writeChunked(message, chunk, encoding, length, callback) {
  message._send(length.toString(16), 'latin1', null);
  message._send(CRLF, null, null);
  message._send(chunk, encoding, null, length);
  return message._send(CRLF, null, callback);
}

function write(message, chunk, encoding, callback, isEnd) {
  if (typeof callback !== 'function') callback = nop;
  checkChunk(chunk);
  if (!accepts(message, callback)) return false;
  const length = byteLengthOf(chunk, encoding);
  if (!message._header) {
    if (isEnd) message._contentLength = length;
    message._implicitHeader();
  }
  if (!message._hasBody) {
    if (message[kRejectNonStandardBodyWrites]) throw new ERR_HTTP_BODY_NOT_ALLOWED();
    process.nextTick(callback);
    return true;
  }
  checkLength(message, length, isEnd);
  message[kBytesWritten] += length;
  const socket = message[kSocket];
  if (!isEnd && socket && !socket.writableCorked) {
    // What a handler writes in one turn leaves together.
    socket.cork();
    process.nextTick(uncorkNT, socket);
  }
  const ok = message.chunkedEncoding && chunk.length !== 0 ?
    writeChunked(message, chunk, encoding, length, callback) :
    message._send(chunk, encoding, callback, length);
  if (!ok) message[kNeedDrain] = true;
  return ok;
}

/** Makes the end of the body known, once it is on its way 'finish' comes. */
function sendEnd(message, hasChunk) {
  const finish = () => onFinish(message);
  if (message._hasBody && message.chunkedEncoding) {
    message._send(`0\r\n${message._trailer}\r\n`, 'latin1', finish);
  } else if (!message._headerSent || message.writableLength || hasChunk) {
    message._send('', 'latin1', finish);
  } else {
    process.nextTick(finish);
  }
}

/** Whether the message has a server's socket for itself, with nothing sent or waiting. */
function isUntouched(message) {
  const socket = message[kSocket];
  return !message._headerSent && !message.destroyed && !message.strictContentLength && message.outputData.length === 0 &&
    socket?.[kConnection] !== undefined && socket._httpMessage === message && socket.writableCorked === 0;
}

/** Sends a head and a text that is all of the body in one write, whose end is the message's. False if that cannot be. */
function endWithText(message, text, encoding, callback) {
  if (!isUntouched(message)) return false;
  if (!message._header) {
    message._contentLength = Buffer.byteLength(text, encoding);
    message._implicitHeader();
  }
  if (!message._hasBody || message.chunkedEncoding) return false;
  if (typeof callback === 'function') message.once('finish', callback);
  message.finished = true;
  if (!message._send(text, encoding, () => onFinish(message))) message[kNeedDrain] = true;
  message._finish();
  return true;
}

function refuseSecondEnd(message, callback) {
  if (typeof callback !== 'function') return;
  if (message.writableFinished) callback(new ERR_STREAM_ALREADY_FINISHED('end'));
  else message.on('finish', callback);
}

const bodyMethods = {
  write(chunk, encoding, callback) {
    if (typeof encoding === 'function') {
      callback = encoding;
      encoding = null;
    }
    return write(this, chunk, encoding, callback, false);
  },

  end(chunk, encoding, callback) {
    if (typeof chunk === 'function') {
      callback = chunk;
      chunk = null;
      encoding = null;
    } else if (typeof encoding === 'function') {
      callback = encoding;
      encoding = null;
    }
    if (chunk) {
      if (this.finished) {
        fail(this, new ERR_STREAM_WRITE_AFTER_END(), typeof callback === 'function' ? callback : nop);
        return this;
      }
      if (typeof chunk === 'string' && endWithText(this, chunk, encoding, callback)) return this;
      this[kSocket]?.cork();
      write(this, chunk, encoding, null, true);
    } else if (this.finished) {
      refuseSecondEnd(this, callback);
      return this;
    } else if (!this._header) {
      this[kSocket]?.cork();
      this._contentLength = 0;
      this._implicitHeader();
    }
    if (typeof callback === 'function') this.once('finish', callback);
    checkLength(this, 0, true);
    sendEnd(this, Boolean(chunk));
    uncorkAll(this);
    this.finished = true;
    // The last of the queue, and all of it is with the socket.
    if (this.outputData.length === 0 && this[kSocket]?._httpMessage === this) this._finish();
    return this;
  },
};

function uncorkAll(message) {
  const socket = message[kSocket];
  if (socket) {
    // A cork for the end of the turn may be there as well.
    socket._writableState.corked = 1;
    socket.uncork();
  }
  while (message.writableCorked > 0) message.uncork();
}

module.exports = { bodyMethods };
