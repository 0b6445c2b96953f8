'use strict';

// https://nodejs.org/api/http2.html, as far as packages need it that speak HTTP/2 only when they are asked to: its
// constants and default settings. There are no sessions yet, and what would make one says so.

const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
const { constants } = require('internal/http2/constants');

function missing(name) {
  const stands = {
    [name]() {
      throw new ERR_METHOD_NOT_IMPLEMENTED(`http2.${name}`);
    },
  };
  return stands[name];
}

class Http2ServerRequest {
  constructor() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('http2.Http2ServerRequest');
  }
}

class Http2ServerResponse {
  constructor() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('http2.Http2ServerResponse');
  }
}

function getDefaultSettings() {
  return {
    __proto__: null,
    headerTableSize: constants.DEFAULT_SETTINGS_HEADER_TABLE_SIZE,
    enablePush: constants.DEFAULT_SETTINGS_ENABLE_PUSH === 1,
    initialWindowSize: constants.DEFAULT_SETTINGS_INITIAL_WINDOW_SIZE,
    maxFrameSize: constants.DEFAULT_SETTINGS_MAX_FRAME_SIZE,
    maxConcurrentStreams: constants.DEFAULT_SETTINGS_MAX_CONCURRENT_STREAMS,
    maxHeaderSize: constants.DEFAULT_SETTINGS_MAX_HEADER_LIST_SIZE,
    maxHeaderListSize: constants.DEFAULT_SETTINGS_MAX_HEADER_LIST_SIZE,
    enableConnectProtocol: constants.DEFAULT_SETTINGS_ENABLE_CONNECT_PROTOCOL === 1,
  };
}

module.exports = {
  connect: missing('connect'),
  constants,
  createServer: missing('createServer'),
  createSecureServer: missing('createSecureServer'),
  getDefaultSettings,
  getPackedSettings: missing('getPackedSettings'),
  getUnpackedSettings: missing('getUnpackedSettings'),
  performServerHandshake: missing('performServerHandshake'),
  sensitiveHeaders: Symbol('nodejs.http2.sensitiveHeaders'),
  Http2ServerRequest,
  Http2ServerResponse,
};
