'use strict';

// Calls of the fs binding that cross better in another shape than the one the library asks for: numbers as the bytes of
// doubles, lists of buffers as arguments.

const requests = require('internal/requests');

// The host takes 32 arguments; three are others.
const MAX_BUFFERS = 29;

function asNumbers(bytes) {
  return bytes === undefined ? undefined : new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
}

/** The same bytes in as many buffers as one call takes. */
function fewer(buffers) {
  if (buffers.length <= MAX_BUFFERS) return buffers;
  const rest = buffers.slice(MAX_BUFFERS - 1);
  return [...buffers.slice(0, MAX_BUFFERS - 1), require('buffer').Buffer.concat(rest)];
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
  const { readv, writev } = binding;
  // Fewer may be read than there is room for, as systems do with more buffers than they take. All must be written.
  binding.readv = (id, fd, buffers, position) => readv(id, fd, position, ...buffers.slice(0, MAX_BUFFERS));
  binding.writev = (id, fd, buffers, position) => writev(id, fd, position, ...fewer(buffers));
}

module.exports = { adapt };
