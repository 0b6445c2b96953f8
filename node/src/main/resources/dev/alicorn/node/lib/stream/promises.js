'use strict';

const { finished } = require('internal/streams/end-of-stream');
const { pipelineImpl } = require('internal/streams/pipeline');
const { isIterable, isNodeStream, isWebStream } = require('internal/streams/utils');

const isOptions = (value) => value && typeof value === 'object' &&
  !isNodeStream(value) && !isIterable(value) && !isWebStream(value);

function pipeline(...streams) {
  return new Promise((resolve, reject) => {
    const { signal, end } = isOptions(streams.at(-1)) ? streams.pop() : {};
    pipelineImpl(streams, (err, value) => {
      if (err) reject(err);
      else resolve(value);
    }, { signal, end });
  });
}

module.exports = { finished, pipeline };

// Loading this alone must give streams their operators too.
require('stream');
