'use strict';

// https://nodejs.org/api/http2.html#class-clienthttp2stream

const { client: channels } = require('internal/http2/channels');
const { Http2Stream } = require('internal/http2/stream');
const { kInit, kState } = require('internal/http2/symbols');

const CONTINUE = 100;

class ClientHttp2Stream extends Http2Stream {
  /** @param engineStream of a pushed stream; undefined where a request is still to be sent */
  constructor(session, engineStream, options) {
    super(session, options);
    this[kState].headersSent = true;
    if (engineStream !== undefined) this[kInit](engineStream);
    this.on('headers', onInformation);
  }

  /** A stream that the server has pushed. */
  _publishOpened(headers, flags) {
    if (channels.created.hasSubscribers) channels.created.publish({ stream: this, headers });
    if (channels.start.hasSubscribers) channels.start.publish({ stream: this, headers, flags });
  }

  _publishWrite(chunks) {
    if (!channels.bodyChunkSent.hasSubscribers) return;
    const isOne = chunks.length === 1;
    channels.bodyChunkSent.publish({
      stream: this,
      writev: !isOne,
      data: isOne ? chunks[0].chunk : chunks,
      encoding: isOne ? chunks[0].encoding : '',
    });
  }

  _publishEnd() {
    if (channels.bodySent.hasSubscribers) channels.bodySent.publish({ stream: this });
  }

  _publishEndOfStream(error) {
    if (error && channels.error.hasSubscribers) channels.error.publish({ stream: this, error });
    if (channels.close.hasSubscribers) channels.close.publish({ stream: this });
  }
}

function onInformation(headers) {
  if (headers[':status'] === CONTINUE) this.emit('continue');
}

module.exports = { ClientHttp2Stream };
