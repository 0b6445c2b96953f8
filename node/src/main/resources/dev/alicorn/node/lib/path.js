'use strict';

// The POSIX flavour is what the snapshot holds; a host on Windows maps `path` to `path/win32` when it starts.
module.exports = require('internal/path/posix');
