'use strict';

// A name of old: `tls` has it all.
const { Server, TLSSocket, connect, createServer } = require('tls');

module.exports = { Server, TLSSocket, connect, createServer };
