'use strict';

// Answers whose content is a file: respondWithFD and respondWithFile.

const { Buffer } = require('buffer');
const fs = require('fs');
const {
  codes: {
    ERR_HTTP2_INVALID_STREAM, ERR_HTTP2_PAYLOAD_FORBIDDEN, ERR_HTTP2_SEND_FILE, ERR_HTTP2_SEND_FILE_NOSEEK, ERR_INVALID_ARG_TYPE,
    ERR_INVALID_ARG_VALUE,
  },
} = require('internal/errors');
const { assertIsObject, assertPseudoHeaderOfResponse, toFields } = require('internal/http2/headers');
const { WITHOUT_CONTENT, assertCanRespond, headOf, isStrict } = require('internal/http2/server_stream');
const { kEngine, kEngineStream, kSentHeaders, kSession, kState, kUpdateTimer, kWire } = require('internal/http2/symbols');

const INTERNAL_ERROR = 2;
const PIECE = 64 * 1024;

function ignore() {}

function closeFile(fd) {
  fs.close(fd, ignore);
}

function checkOptions(options) {
  assertIsObject(options, 'options');
  const checked = { ...options };
  for (const name of ['offset', 'length']) {
    const value = checked[name];
    if (value !== undefined && typeof value !== 'number') throw new ERR_INVALID_ARG_VALUE(`options.${name}`, value);
  }
  const { statCheck } = checked;
  if (statCheck !== undefined && typeof statCheck !== 'function') throw new ERR_INVALID_ARG_VALUE('options.statCheck', statCheck);
  return checked;
}

/** `{ headers, options }` of an answer that may have content. */
function prepare(stream, headersParam, given) {
  assertCanRespond(stream);
  const options = checkOptions(given);
  stream[kUpdateTimer]();
  if (options.waitForTrailers) stream[kState].hasTrailers = true;
  const { headers, status } = headOf(stream, headersParam, options);
  if (WITHOUT_CONTENT.has(status) || stream.headRequest) throw new ERR_HTTP2_PAYLOAD_FORBIDDEN(status);
  return { headers, options };
}

function respondWithFD(stream, given, headersParam, givenOptions) {
  const { headers, options } = prepare(stream, headersParam, givenOptions);
  let fd = given;
  if (fd !== null && typeof fd === 'object' && typeof fd.fd === 'number') {
    options.fileHandle = fd; // collected no sooner than the answer has left
    fd = fd.fd;
  }
  if (typeof fd !== 'number') throw new ERR_INVALID_ARG_TYPE('fd', ['number', 'FileHandle'], given);
  if (options.statCheck === undefined) {
    send(stream, fd, headers, options, options.offset ?? 0, options.length ?? -1);
    return;
  }
  fs.fstat(fd, (err, stat) => {
    if (err) {
      stream.destroy(err);
      return;
    }
    if (stream.destroyed || stream.closed) {
      stream.destroy(new ERR_HTTP2_INVALID_STREAM());
      return;
    }
    const place = { offset: options.offset ?? 0, length: options.length ?? -1 };
    if (!passes(stream, stat, headers, options, place)) return;
    send(stream, fd, headers, options, place.offset, place.length);
  });
}

/** Asks the program; false if it does not want the file to be sent, or has answered itself. */
function passes(stream, stat, headers, { statCheck }, place) {
  if (statCheck !== undefined && Reflect.apply(statCheck, stream, [stat, headers, place]) === false) return false;
  return !stream.headersSent;
}

function respondWithFile(stream, path, headersParam, givenOptions) {
  const { headers, options } = prepare(stream, headersParam, givenOptions);
  const fail = (err) => {
    if (options.onError) options.onError(err);
    else stream.destroy(err);
  };
  fs.open(path, 'r', (openError, fd) => {
    if (openError) {
      fail(openError);
      return;
    }
    fs.fstat(fd, (err, stat) => {
      const problem = err ?? problemOf(stat, options);
      if (problem) {
        closeFile(fd);
        fail(problem);
      } else {
        sendFile(stream, fd, stat, headers, options);
      }
    });
  });
}

function problemOf(stat, { offset, length }) {
  if (stat.isFile()) return null;
  if (stat.isDirectory()) return new ERR_HTTP2_SEND_FILE();
  const isSought = (offset !== undefined && offset > 0) || (length !== undefined && length >= 0);
  return isSought ? new ERR_HTTP2_SEND_FILE_NOSEEK() : null;
}

function sendFile(stream, fd, stat, headers, options) {
  if (stream.destroyed || stream.closed) {
    closeFile(fd);
    stream.destroy(new ERR_HTTP2_INVALID_STREAM());
    return;
  }
  const place = { offset: options.offset > 0 ? options.offset : 0, length: options.length ?? -1 };
  if (!passes(stream, stat, headers, options, place)) {
    closeFile(fd);
    return;
  }
  if (stat.isFile()) {
    const rest = stat.size - Number(place.offset);
    place.length = place.length < 0 ? rest : Math.min(rest, place.length);
    headers['content-length'] = place.length;
  }
  send(stream, fd, headers, options, stat.isFile() ? place.offset : -1, place.length, () => closeFile(fd));
}

/** @param offset -1 for the file's own position @param length -1 for all there is */
function send(stream, fd, headers, options, offset, length, done = ignore) {
  let head;
  try {
    head = toFields(headers, assertPseudoHeaderOfResponse, isStrict(stream[kSession]));
  } catch (err) {
    done();
    stream.destroy(err);
    return;
  }
  stream[kState].headersSent = true;
  stream[kSentHeaders] = headers;
  // For the program the stream's writable side is done: the file is what is written.
  stream._final = (callback) => callback();
  stream.end();
  stream._submitHead(head.fields, head.sensitive, { endStream: false, waitForTrailers: options.waitForTrailers });
  new FilePump(stream, fd, offset, length, done).next();
}

/** Reads pieces and hands them on, one after the other as they leave. */
class FilePump {
  #stream;
  #fd;
  #position;
  #left;
  #done;
  #engine;
  #engineStream;
  #wire;

  constructor(stream, fd, offset, length, done) {
    this.#stream = stream;
    this.#fd = fd;
    this.#position = offset;
    this.#left = length < 0 ? Infinity : length;
    this.#done = done;
    this.#engine = stream[kSession][kEngine];
    this.#wire = stream[kSession][kWire];
    this.#engineStream = stream[kEngineStream];
  }

  next() {
    if (this.#stream.destroyed || this.#engineStream.closed) {
      this.#done();
      return;
    }
    if (this.#left === 0) {
      this.#end();
      return;
    }
    const length = Math.min(PIECE, this.#left);
    const position = this.#position < 0 ? null : this.#position;
    fs.read(this.#fd, Buffer.allocUnsafe(length), 0, length, position, (err, count, bytes) => this.#onRead(err, count, bytes));
  }

  #onRead(err, count, bytes) {
    const stream = this.#stream;
    if (err) {
      this.#done();
      stream.close(INTERNAL_ERROR);
    } else if (stream.destroyed || this.#engineStream.closed) {
      this.#done();
    } else if (count === 0) {
      this.#end();
    } else {
      this.#left -= count;
      if (this.#position >= 0) this.#position += count;
      stream[kUpdateTimer]();
      this.#engine.write(this.#engineStream, bytes.subarray(0, count), (status) => {
        if (status < 0) this.#done();
        else if (this.#left > 0) this.next();
      });
      if (this.#left === 0) this.#end();
      else this.#wire.schedule();
    }
  }

  #end() {
    this.#engine.end(this.#engineStream);
    this.#wire.schedule();
    this.#done();
  }
}

module.exports = { respondWithFD, respondWithFile };
