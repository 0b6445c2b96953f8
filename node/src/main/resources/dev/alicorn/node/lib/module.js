'use strict';
// https://nodejs.org/api/module.html

module.exports = require('internal/modules/cjs/loader').Module;
