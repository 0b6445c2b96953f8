'use strict';

// Turns what the host reports as failed into the errors that Node's users know.

const { codes, uvException } = require('internal/errors');

/**
 * @param errno libuv's negative number, or 0 for an error with a code of Node's own
 * @param code the code of Node's own, or of the system error
 */
function toHostError(errno, code, message, syscall, path, dest) {
  if (errno !== 0) {
    return uvException({ errno, code, message, syscall, path: path ?? undefined, dest: dest ?? undefined });
  }
  const Coded = codes[code];
  if (Coded !== undefined) return new Coded(message);
  // An error of OpenSSL's stands on others, a line for each.
  const [top, ...below] = message.startsWith('error:') ? message.split(/\n(?=error:)/) : [message];
  const err = new Error(top);
  if (below.length > 0) err.opensslErrorStack = below;
  const openssl = /^error:[0-9A-F]+:(.*?):.*?:(.*)$/.exec(top);
  if (openssl !== null) Object.assign(err, { library: openssl[1], reason: openssl[2] });
  if (code) err.code = code;
  return err;
}

module.exports = { toHostError };
