'use strict';

// process.dlopen. Add-ons call V8 and Node by their C++ interfaces, which are not here: none can be loaded.
// https://nodejs.org/api/process.html#processdlopenmodule-filename-flags

const { codes: { ERR_DLOPEN_DISABLED, ERR_DLOPEN_FAILED } } = require('internal/errors');

const ELF = '7f454c46';

/** What the system's loader says to a file that is no library; null for one that is. */
function whyNotLibrary(filename) {
  const fs = require('fs');
  let fd;
  try {
    fd = fs.openSync(filename);
    const head = Buffer.alloc(4);
    const count = fs.readSync(fd, head);
    if (count < head.length) return 'file too short';
    return head.toString('hex') === ELF ? null : 'invalid ELF header';
  } catch (err) {
    const { message } = err;
    const reason = { ENOENT: 'No such file or directory', EACCES: 'Permission denied' }[err.code] ?? message;
    return `cannot open shared object file: ${reason}`;
  } finally {
    if (fd !== undefined) fs.closeSync(fd);
  }
}

function dlopen(module, filename) {
  if (!require('internal/options').isOn('addons', true)) throw new ERR_DLOPEN_DISABLED();
  if (arguments.length < 2) {
    throw Object.assign(new TypeError('process.dlopen needs at least 2 arguments'), { code: 'ERR_MISSING_ARGS' });
  }
  if (module === null || module === undefined || module.exports === undefined || module.exports === null) {
    throw new TypeError('Cannot convert undefined or null to object');
  }
  throw new ERR_DLOPEN_FAILED(`${filename}: ${whyNotLibrary(`${filename}`) ?? 'native addons cannot be loaded by this runtime'}`);
}

module.exports = { dlopen };
