'use strict';

// https://nodejs.org/api/child_process.html

const { ChildProcess } = require('internal/child_process/child');
const { exec, execFile } = require('internal/child_process/exec');
const { fork, spawn } = require('internal/child_process/spawn');
const { execFileSync, execSync, spawnSync } = require('internal/child_process/sync');

/** Makes this process the child of the one behind the descriptor. */
function _forkChild(fd, serializationMode) {
  require('internal/child_process/channel').openChannel(fd, serializationMode);
}

module.exports = { _forkChild, ChildProcess, exec, execFile, execFileSync, execSync, fork, spawn, spawnSync };
