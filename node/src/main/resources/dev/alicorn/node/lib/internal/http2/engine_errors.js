'use strict';

// Numbers of errors: those of the protocol (RFC 9113, section 7), and those by which nghttp2 tells a program of them.

const Code = {
  NO_ERROR: 0, PROTOCOL_ERROR: 1, INTERNAL_ERROR: 2, FLOW_CONTROL_ERROR: 3, STREAM_CLOSED: 5, FRAME_SIZE_ERROR: 6,
  REFUSED_STREAM: 7, CANCEL: 8, COMPRESSION_ERROR: 9, ENHANCE_YOUR_CALM: 11,
};

/** What nghttp2 calls errors, as far as the session hears of them. */
const Lib = {
  INVALID_ARGUMENT: -501, PROTO: -505, STREAM_ID_NOT_AVAILABLE: -509, STREAM_CLOSED: -510, FRAME_SIZE_ERROR: -522,
  HEADER_COMP: -523, FLOW_CONTROL: -524, HTTP_HEADER: -531, HTTP_MESSAGING: -532, BAD_CLIENT_MAGIC: -903, FLOODED: -904,
};

module.exports = { Code, Lib };
