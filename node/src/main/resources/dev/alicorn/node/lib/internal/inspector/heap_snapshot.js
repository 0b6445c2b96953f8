'use strict';

// The heap, as the engine writes it for its developer tools.

const { datedName } = require('internal/dated_name');
const { EngineSession } = require('internal/inspector/session');
const { validateBoolean, validateObject } = require('internal/validators');

function readOptions(options = {}) {
  validateObject(options, 'options');
  const { exposeInternals = false, exposeNumericValues = false } = options;
  validateBoolean(exposeInternals, 'options.exposeInternals');
  validateBoolean(exposeNumericValues, 'options.exposeNumericValues');
  return { exposeInternals, captureNumericValue: exposeNumericValues };
}

/** Pieces of JSON. */
function takeSnapshot(options) {
  const pieces = [];
  const session = new EngineSession(({ method, params }) => {
    if (method === 'HeapProfiler.addHeapSnapshotChunk') pieces.push(params.chunk);
  });
  try {
    session.command('HeapProfiler.enable');
    session.command('HeapProfiler.takeHeapSnapshot', { reportProgress: false, ...options });
  } finally {
    session.close();
  }
  return pieces;
}

/** A stream of a snapshot's pieces. */
function streamOf(pieces) {
  return require('stream').Readable.from(pieces, { objectMode: false });
}

/** @return the file's name */
function writeSnapshot(filename, options) {
  const fs = require('fs');
  const name = filename === undefined ? datedName('Heap', 1, 'heapsnapshot') : require('internal/fs/paths').getValidatedPath(filename);
  const read = readOptions(options);
  const fd = fs.openSync(name, 'w');
  try {
    for (const piece of takeSnapshot(read)) fs.writeSync(fd, piece);
  } finally {
    fs.closeSync(fd);
  }
  return `${name}`;
}

module.exports = { readOptions, streamOf, takeSnapshot, writeSnapshot };
