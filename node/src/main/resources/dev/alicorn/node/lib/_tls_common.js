'use strict';

// A name of old: `tls` has it all.
const { SecureContext, createSecureContext } = require('tls');

module.exports = { SecureContext, createSecureContext };
