'use strict';

// How the events of a process come to the one that runs it: on a pipe, in the form of channels with advanced
// serialization. Standard output stays the program's.

const { failure } = require('internal/test_runner/failure');

const FD = 3;

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
  const { advanced } = require('internal/child_process/serialization');
  return (event) => {
    const frame = advanced.write(describe(event));
    for (let at = 0; at < frame.length;) at += writeSync(FD, frame, at);
  };
}

/** Calls `onEvent` with each event that comes on a stream. */
function readEvents(stream, onEvent) {
  const { advanced } = require('internal/child_process/serialization');
  const reader = new advanced.Reader();
  stream.on('data', (piece) => {
    for (const event of reader.read(piece)) onEvent(revive(event));
  });
}

module.exports = { openSink, readEvents };
