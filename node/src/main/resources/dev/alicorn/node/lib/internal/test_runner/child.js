'use strict';

// How the events of a process come to the one that runs it: frames of serialized values on a pipe, each behind its
// length in four bytes. Standard output stays the program's.

const { Buffer } = require('buffer');
const { failure } = require('internal/test_runner/failure');

const FD = 3;
const HEAD = 4;

/** Errors travel described: with their class, properties and causes. */
function describe({ type, data }) {
  const { describe: describeError } = require('internal/worker/errors');
  const { error } = data.details ?? data;
  if (!error) return { type, data: { ...data } };
  const told = { failureType: error.failureType, cause: describeError(error.cause) };
  return { type, data: { ...data, error: undefined, details: { ...data.details, error: undefined } }, told };
}

function revive({ type, data, told }) {
  if (told === undefined) return { type, data };
  const error = failure(require('internal/worker/errors').revive(told.cause), told.failureType);
  if (type === 'test:summary') return { type, data: { ...data, error } };
  return { type, data: { ...data, details: { ...data.details, error } } };
}

function openSink() {
  const { writeSync } = require('fs');
  const { serialize } = require('v8');
  return (event) => {
    const body = serialize(describe(event));
    const head = Buffer.alloc(HEAD);
    head.writeUInt32BE(body.length);
    const frame = Buffer.concat([head, body]);
    for (let at = 0; at < frame.length;) at += writeSync(FD, frame, at);
  };
}

/** Takes pieces of frames; calls `onEvent` with each event. */
class FrameReader {
  #rest = Buffer.alloc(0);
  #onEvent;

  constructor(onEvent) {
    this.#onEvent = onEvent;
  }

  take(piece) {
    const { deserialize } = require('v8');
    let rest = Buffer.concat([this.#rest, piece]);
    while (rest.length >= HEAD && rest.length >= HEAD + rest.readUInt32BE()) {
      const end = HEAD + rest.readUInt32BE();
      this.#onEvent(revive(deserialize(rest.subarray(HEAD, end))));
      rest = rest.subarray(end);
    }
    this.#rest = rest;
  }
}

module.exports = { FrameReader, openSink };
