'use strict';

// Keys of what the parts of http2 share and programs do not see.

const names = [
  'kAlpnProtocol', 'kAuthority', 'kBound', 'kEncrypted', 'kEngine', 'kEngineStream', 'kID', 'kInfoHeaders', 'kInit',
  'kMaybeDestroy', 'kOptions', 'kOrigin', 'kPendingRequests', 'kProceed', 'kProtocol', 'kProxySocket', 'kRequest',
  'kResponse', 'kSentHeaders', 'kSentTrailers', 'kServer', 'kSession', 'kSessions', 'kSocket', 'kState', 'kTimeout', 'kType',
  'kUpdateTimer', 'kWire', 'kWriteGeneric',
];

const symbols = {};
// Programs have been seen to look for some by their descriptions.
for (const name of names) symbols[name] = Symbol(name[1].toLowerCase() + name.slice(2));

module.exports = { ...symbols, sensitiveHeaders: Symbol('sensitiveHeaders') };
