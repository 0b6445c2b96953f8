'use strict';

// Property keys shared by the parts of `net` and by what is built upon it.

const { owner_symbol } = require('internal/handle_wrap');

module.exports = {
  owner_symbol,
  kHandle: Symbol('kHandle'),
  kTimeout: Symbol('timeout'),
  kBuffer: Symbol('kBuffer'),
  kBufferCb: Symbol('kBufferCb'),
  kBufferGen: Symbol('kBufferGen'),
  kDirectData: Symbol('kDirectData'),
  kBytesRead: Symbol('kBytesRead'),
  kBytesWritten: Symbol('kBytesWritten'),
  kLastWriteQueueSize: Symbol('lastWriteQueueSize'),
  kPendingWrite: Symbol('kPendingWrite'),
  kSetNoDelay: Symbol('kSetNoDelay'),
  kSetKeepAlive: Symbol('kSetKeepAlive'),
  kSetKeepAliveInitialDelay: Symbol('kSetKeepAliveInitialDelay'),
  kReinitializeHandle: Symbol('kReinitializeHandle'),
  kUpdateTimer: Symbol('kUpdateTimer'),
};
