'use strict';

// Content that an Engine receives (DATA), piece by piece as it comes, and the windows that it uses up.

const { Code, Lib } = require('internal/http2/engine_errors');
const { Flag } = require('internal/http2/frames');

const content = {
  beginContent(length, flags, id, first) {
    this.sink.frameReceived();
    const isPadded = (flags & Flag.PADDED) !== 0;
    const padding = isPadded ? first : 0;
    if (id === 0 || (isPadded && padding + 1 > length)) {
      this.terminate(Code.PROTOCOL_ERROR, 'DATA: invalid frame');
      return;
    }
    let stream = this.streams.get(id);
    if (stream === undefined && this.isIdle(id)) {
      this.terminate(Code.PROTOCOL_ERROR, 'DATA: stream in idle');
      return;
    }
    if (stream?.readShut && !stream.closing) {
      this.terminate(Code.STREAM_CLOSED, 'DATA: stream in half-closed(remote)');
      return;
    }
    if (stream !== undefined && (stream.reserved !== 0 || (stream.isOurs && !stream.final && !stream.closing))) {
      this.failStream(stream, Code.PROTOCOL_ERROR, Lib.HTTP_MESSAGING);
    }
    if (stream?.closing) stream = undefined;
    if (!this.countReceived(stream, length)) return;
    if (stream?.closing) stream = undefined;
    if (length === 0 && !(flags & Flag.END_STREAM)) this.sink.emptyFrame();
    const overhead = isPadded ? padding + 1 : 0;
    this.consumeUnseen(stream, overhead);
    this.content = { stream, left: length - overhead, padding, flags };
    if (length === overhead) this.endContentIfWhole();
  },

  /** Both windows; false if the peer has sent more than it may. */
  countReceived(stream, length) {
    this.received += length;
    if (this.received > this.localWindow) {
      this.terminate(Code.FLOW_CONTROL_ERROR, 'DATA: connection window exceeded');
      return false;
    }
    if (stream === undefined) return true;
    stream.received += length;
    if (stream.received > stream.localWindow) this.reset(stream, Code.FLOW_CONTROL_ERROR);
    return true;
  },

  /** Bytes that no program sees. */
  consumeUnseen(stream, length) {
    if (length === 0) return;
    this.consumeConnection(length);
    if (stream !== undefined) this.consume(stream, length);
  },

  takeContentAt(bytes, at) {
    const { content } = this;
    const length = Math.min(content.left, bytes.length - at);
    if (length > 0) {
      content.left -= length;
      this.passContent(content, bytes.subarray(at, at + length));
      at += length;
    } else {
      const skipped = Math.min(content.padding, bytes.length - at);
      content.padding -= skipped;
      at += skipped;
    }
    if (!this.stopped) this.endContentIfWhole();
    return at;
  },

  passContent({ stream }, chunk) {
    this.consumeConnection(chunk.length);
    if (stream === undefined || stream.closed || stream.closing) return;
    stream.contentReceived += chunk.length;
    if (stream.hasNoContent || (stream.contentLength !== -1 && stream.contentReceived > stream.contentLength)) {
      this.failStream(stream, Code.PROTOCOL_ERROR, Lib.HTTP_MESSAGING);
      return;
    }
    if (stream.reading) this.consume(stream, chunk.length);
    else stream.unconsumed += chunk.length;
    this.sink.data(stream, chunk);
  },

  endContentIfWhole() {
    const { content } = this;
    if (content === null || content.left > 0 || content.padding > 0) return;
    this.content = null;
    const { stream, flags } = content;
    if (!(flags & Flag.END_STREAM) || stream === undefined || stream.closed || stream.closing) return;
    stream.readShut = true;
    if (!this.hasWholeContent(stream)) return;
    this.sink.end(stream);
    this.closeIfShut(stream);
  },

  /** The length that was announced must have come; else the stream fails. */
  hasWholeContent(stream) {
    if (stream.contentLength === -1 || stream.hasNoContent || stream.contentReceived === stream.contentLength) return true;
    this.failStream(stream, Code.PROTOCOL_ERROR, Lib.HTTP_MESSAGING);
    return false;
  },
};

module.exports = { content };
