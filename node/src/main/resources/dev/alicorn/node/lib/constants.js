'use strict';

// The numbers of os, fs and crypto in one object, as they were before each of those modules had its own.

const { constants: { dlopen, errno, priority, signals } } = require('internal/os/constants');
const { constants: fs } = require('internal/fs/constants');
const { constants: crypto } = require('internal/crypto/constants');

module.exports = Object.freeze({ ...dlopen, ...errno, ...priority, ...signals, ...fs, ...crypto });
