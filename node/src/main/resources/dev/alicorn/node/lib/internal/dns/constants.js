'use strict';

// The error codes that dns publishes, and the hints of getaddrinfo.

const CODES = [
  'NODATA', 'FORMERR', 'SERVFAIL', 'NOTFOUND', 'NOTIMP', 'REFUSED', 'BADQUERY', 'BADNAME', 'BADFAMILY', 'BADRESP', 'CONNREFUSED',
  'TIMEOUT', 'EOF', 'FILE', 'NOMEM', 'DESTRUCTION', 'BADSTR', 'BADFLAGS', 'NONAME', 'BADHINTS', 'NOTINITIALIZED',
  'LOADIPHLPAPI', 'ADDRGETNETWORKPARAMS', 'CANCELLED',
];

// The end of a file has its name from elsewhere.
const errorCodes = Object.fromEntries(CODES.map((name) => [name, name === 'EOF' ? name : `E${name}`]));

const hints = { ADDRCONFIG: 32, ALL: 16, V4MAPPED: 8 };

module.exports = { errorCodes, hints };
