'use strict';

// Errors that nghttp2 has numbers for.

const MESSAGES = {
  [-501]: 'Invalid argument',
  [-502]: 'Out of buffer space',
  [-505]: 'Protocol error',
  [-509]: 'Stream ID is not available',
  [-510]: 'Stream was already closed or invalid',
  [-522]: 'The length of the frame is invalid',
  [-523]: 'Header compression/decompression error',
  [-524]: 'Flow control error',
  [-902]: 'The user callback function failed',
  [-903]: 'Received bad client magic byte string',
  [-904]: 'Flooding was detected in this HTTP/2 session, and it must be closed',
};

class NghttpError extends Error {
  constructor(number, code = undefined) {
    super(code === undefined ? MESSAGES[number] ?? 'Unknown error code' : MESSAGES[number]);
    this.code = code ?? 'ERR_HTTP2_ERROR';
    this.errno = number;
    Error.captureStackTrace(this, NghttpError);
  }

  get ['constructor']() {
    return Error;
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}

/** Names of the protocol's error codes, as messages have them. */
const CODE_NAMES = [
  'NGHTTP2_NO_ERROR', 'NGHTTP2_PROTOCOL_ERROR', 'NGHTTP2_INTERNAL_ERROR', 'NGHTTP2_FLOW_CONTROL_ERROR',
  'NGHTTP2_SETTINGS_TIMEOUT', 'NGHTTP2_STREAM_CLOSED', 'NGHTTP2_FRAME_SIZE_ERROR', 'NGHTTP2_REFUSED_STREAM', 'NGHTTP2_CANCEL',
  'NGHTTP2_COMPRESSION_ERROR', 'NGHTTP2_CONNECT_ERROR', 'NGHTTP2_ENHANCE_YOUR_CALM', 'NGHTTP2_INADEQUATE_SECURITY',
  'NGHTTP2_HTTP_1_1_REQUIRED',
];

function nameOfCode(code) {
  return CODE_NAMES[code] ?? code;
}

module.exports = { NghttpError, nameOfCode };
