'use strict';

// A name of old: `stream` has it all.
module.exports = require('stream').Readable;
