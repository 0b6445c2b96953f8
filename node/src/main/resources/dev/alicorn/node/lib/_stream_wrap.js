'use strict';

// A name of old, for a socket over any stream.
const { JSStreamSocket } = require('internal/net/js_stream_socket');

module.exports = JSStreamSocket;
