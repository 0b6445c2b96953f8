'use strict';

// Options of sessions that hold a peer down, and what they are where a program says nothing.

const {
  codes: { ERR_HTTP2_TOO_MANY_CUSTOM_SETTINGS, ERR_INVALID_ARG_TYPE },
} = require('internal/errors');

const MEGABYTE = 1e6;

function numberOr(value, fallback) {
  return typeof value === 'number' ? value : fallback;
}

/** At least so many pairs, or what every request has would not come in. */
function headerPairs(options, isServer) {
  const least = isServer ? 4 : 1;
  return Math.max(numberOr(options.maxHeaderListPairs, 128), least);
}

/** @param engine gives the engine whose settings count, once it is there */
function sessionLimits(options, isServer, engine) {
  return {
    maxDeflateDynamicTableSize: numberOr(options.maxDeflateDynamicTableSize, 4096),
    maxHeaderListPairs: headerPairs(options, isServer),
    maxHeaderListSize: () => engine().local.maxHeaderListSize,
    maxOutstandingPings: numberOr(options.maxOutstandingPings, 10),
    maxOutstandingSettings: Math.max(1, numberOr(options.maxOutstandingSettings, 10)),
    maxReservedRemoteStreams: numberOr(options.maxReservedRemoteStreams, 200),
    maxSendHeaderBlockLength: numberOr(options.maxSendHeaderBlockLength, 65536),
    maxSessionInvalidFrames: numberOr(options.maxSessionInvalidFrames, 1000),
    maxSessionMemory: numberOr(options.maxSessionMemory, 10) * MEGABYTE,
    maxSessionRejectedStreams: numberOr(options.maxSessionRejectedStreams, 100),
    maxSettings: numberOr(options.maxSettings, 32),
    paddingStrategy: numberOr(options.paddingStrategy, 0),
    peerMaxConcurrentStreams: numberOr(options.peerMaxConcurrentStreams, 100),
    remoteCustomSettings: customNumbers(options.remoteCustomSettings),
    streamResetBurst: numberOr(options.streamResetBurst, 1000),
    streamResetRate: numberOr(options.streamResetRate, 33),
    strictFieldWhitespaceValidation: options.strictFieldWhitespaceValidation !== false,
  };
}

function customNumbers(given) {
  if (given === undefined) return [];
  if (!Array.isArray(given)) throw new ERR_INVALID_ARG_TYPE('options.remoteCustomSettings', 'Array', given);
  if (given.length > 10) throw new ERR_HTTP2_TOO_MANY_CUSTOM_SETTINGS();
  return given.map(Number);
}

module.exports = { sessionLimits };
