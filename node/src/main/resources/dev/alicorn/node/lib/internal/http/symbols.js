'use strict';

// Property keys shared by the parts of `http`.

module.exports = {
  kOutHeaders: Symbol('kOutHeaders'),
  kNeedDrain: Symbol('kNeedDrain'),
  kUniqueHeaders: Symbol('kUniqueHeaders'),
  kHighWaterMark: Symbol('kHighWaterMark'),
  kSocket: Symbol('kSocket'),
  kBytesWritten: Symbol('kBytesWritten'),
  kErrored: Symbol('errored'),
  kRejectNonStandardBodyWrites: Symbol('kRejectNonStandardBodyWrites'),
  kOnFinish: Symbol('kOnFinish'),
  kHead: Symbol('kHead'),
  kConnection: Symbol('http connection'),
  kConnections: Symbol('http server connections'),
  kServerResponse: Symbol('ServerResponse'),
  kIncomingMessage: Symbol('IncomingMessage'),
  kOptimizeEmptyRequests: Symbol('OptimizeEmptyRequestsOption'),
  kConnectionsCheckingInterval: Symbol('http.server.connectionsCheckingInterval'),
  kRequestOptions: Symbol('requestOptions'),
  kRequestAsyncResource: Symbol('requestAsyncResource'),
  kPath: Symbol('kPath'),
  kError: Symbol('kError'),
  kProxy: Symbol('kProxy'),
};
