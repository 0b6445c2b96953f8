'use strict';

// Where a test is written.

const { captureCallSites } = require('internal/errors/stack');

const FRAME_LIMIT = 30;

/** The nearest frame of the program as { file, line, column }, or undefined. */
function callerLocation() {
  for (const site of captureCallSites(FRAME_LIMIT, callerLocation)) {
    const file = site.getFileName();
    if (typeof file !== 'string' || file.startsWith('node:')) continue;
    const { fileURLToPath } = require('internal/url');
    return {
      file: file.startsWith('file:') ? fileURLToPath(file) : file,
      line: site.getLineNumber(),
      column: site.getColumnNumber(),
    };
  }
  return undefined;
}

module.exports = { callerLocation };
