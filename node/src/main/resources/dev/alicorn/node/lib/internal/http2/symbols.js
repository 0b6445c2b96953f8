'use strict';

// Keys of what the parts of http2 share and programs do not see.

const names = [
  'kAlpnProtocol', 'kAuthority', 'kBound', 'kEncrypted', 'kEngine', 'kEngineStream', 'kHeadRequest', 'kID', 'kInfoHeaders', 'kInit',
  'kMaybeDestroy', 'kOptions', 'kOrigin', 'kPendingRequests', 'kProceed', 'kProtocol', 'kProxySocket', 'kRequest',
  'kResponse', 'kSentHeaders', 'kSentTrailers', 'kServer', 'kSession', 'kSessions', 'kSocket', 'kState', 'kTimeout', 'kType',
  'kUpdateTimer', 'kWire', 'kWriteGeneric',
];

const symbols = {};
for (const name of names) symbols[name] = Symbol(name);
// Programs have been seen to look for this one by its name.
symbols.kOptions = Symbol('options');

module.exports = { ...symbols, sensitiveHeaders: Symbol('sensitiveHeaders') };
