'use strict';

// https://nodejs.org/api/child_process.html: the module can be required, which many packages do without ever starting a
// process; starting one is not there yet, and says so.

const EventEmitter = require('events');
const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');

class ChildProcess extends EventEmitter {
  spawn() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('ChildProcess.prototype.spawn()');
  }
}

module.exports = { ChildProcess };

for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync']) {
  module.exports[name] = { [name]() { throw new ERR_METHOD_NOT_IMPLEMENTED(`child_process.${name}()`); } }[name];
}
