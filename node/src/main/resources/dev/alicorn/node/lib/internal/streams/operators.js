'use strict';

module.exports = require('vendor/readable-stream/lib/internal/streams/operators');
