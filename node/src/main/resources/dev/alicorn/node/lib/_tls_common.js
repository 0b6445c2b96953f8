'use strict';

// A name of old: `tls` has it all.
const { SecureContext, createSecureContext } = require('tls');
const { translatePeerCertificate } = require('internal/tls/certificates');

module.exports = { SecureContext, createSecureContext, translatePeerCertificate };
