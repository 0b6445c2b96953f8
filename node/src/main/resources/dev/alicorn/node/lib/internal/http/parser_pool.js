'use strict';

// Parsers that wait for their next connection.

const { HTTPParser } = require('internal/http/parser');
const { kConnections } = require('internal/http/symbols');

const DEFAULT_MAX_IDLE = 1000;

let maxIdle = DEFAULT_MAX_IDLE;
const idle = [];

const parsers = {
  name: 'parsers',
  get max() {
    return maxIdle;
  },
  set max(count) {
    maxIdle = count;
  },
  alloc: () => idle.pop() ?? new HTTPParser(),
  free(parser) {
    if (idle.length >= maxIdle) return false;
    idle.push(parser);
    return true;
  },
};

/** Parts a parser from its connection, its messages and its socket, and keeps it for the next. */
function freeParser(parser, request, socket) {
  if (parser) {
    parser.onIncoming = null;
    parser.socket?.server?.[kConnections]?.delete(parser);
    parser.socket = null;
    parser.incoming = null;
    parser.outgoing = null;
    parser.upgraded = false;
    if (parser.free()) parsers.free(parser);
  }
  if (request) request.parser = null;
  if (socket) socket.parser = null;
}

module.exports = { freeParser, parsers };
