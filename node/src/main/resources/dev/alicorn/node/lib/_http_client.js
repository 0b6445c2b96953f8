'use strict';

// A name of old: `http` has it all.
const { ClientRequest } = require('internal/http/client_request');

module.exports = { ClientRequest };
