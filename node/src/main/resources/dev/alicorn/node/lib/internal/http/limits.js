'use strict';

// Limits and leniency, as options of the command line set them.

const { getOptionValue, isOn } = require('internal/options');

const DEFAULT_MAX_HEADER_BYTES = 16 * 1024;

let headerBytes;

function maxHeaderSize() {
  headerBytes ??= Number(getOptionValue('--max-http-header-size')) || DEFAULT_MAX_HEADER_BYTES;
  return headerBytes;
}

let warned = false;

/** Whether all parsers are lenient: --insecure-http-parser. */
function isLenient() {
  const lenient = isOn('insecure-http-parser');
  if (lenient && !warned) {
    warned = true;
    require('process').emitWarning('Using insecure HTTP parsing');
  }
  return lenient;
}

module.exports = { isLenient, maxHeaderSize };
