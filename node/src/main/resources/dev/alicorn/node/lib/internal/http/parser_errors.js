'use strict';

/** Gives a parser's error what programs look at: the reason in its message, and the bytes that were parsed. */
function prepareError(err, parser, rawPacket) {
  err.rawPacket = rawPacket || parser.getCurrentBuffer();
  if (typeof err.reason === 'string') err.message = `Parse Error: ${err.reason}`;
}

module.exports = { prepareError };
