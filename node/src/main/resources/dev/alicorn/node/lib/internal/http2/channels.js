'use strict';

// The diagnostics channels of http2.

const { channel } = require('diagnostics_channel');

function of(side) {
  const name = (event) => channel(`http2.${side}.stream.${event}`);
  return {
    created: name('created'),
    start: name('start'),
    error: name('error'),
    finish: name('finish'),
    close: name('close'),
    bodyChunkSent: name('bodyChunkSent'),
    bodySent: name('bodySent'),
  };
}

module.exports = { client: of('client'), server: of('server') };
