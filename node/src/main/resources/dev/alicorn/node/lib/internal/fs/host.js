'use strict';

// Calls of the fs binding that cross better in another shape than the one the library asks for: numbers as the bytes of
// doubles, lists of buffers as arguments.

const requests = require('internal/requests');

function asNumbers(bytes) {
  return bytes === undefined ? undefined : new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
}

/** Called once the binding has its functions. */
function adapt(binding) {
  for (const name of ['stat', 'lstat', 'fstat', 'statfs']) {
    const call = binding[name];
    binding[name] = (id, ...args) => {
      if (id === 0) return asNumbers(call(0, ...args));
      requests.convert(id, asNumbers);
      return call(id, ...args);
    };
  }
  for (const name of ['readv', 'writev']) {
    const call = binding[name];
    binding[name] = (id, fd, buffers, position) => call(id, fd, position, ...buffers);
  }
}

module.exports = { adapt };
