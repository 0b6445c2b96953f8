'use strict';

// Property keys shared by the parts of `tls`.

module.exports = {
  kConnectOptions: Symbol('connect-options'),
  kDisableRenegotiation: Symbol('disable-renegotiation'),
  kEnableTrace: Symbol('enable-trace'),
  kErrorEmitted: Symbol('error-emitted'),
  kHandshakeTimeout: Symbol('handshake-timeout'),
  kIsVerified: Symbol('verified'),
  kKeyCert: Symbol('key-cert'),
  kPeer: Symbol('peer'),
  kPendingSession: Symbol('pendingSession'),
  kRes: Symbol('res'),
  kTakesTickets: Symbol('takes-tickets'),
  kSNICallback: Symbol('snicallback'),
};
