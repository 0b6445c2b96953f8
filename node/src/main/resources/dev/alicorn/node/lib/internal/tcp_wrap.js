'use strict';

// TCP handles: connections and servers.

const { StreamWrap } = require('internal/stream_wrap');

const binding = internalBinding('streams');

const KIND = 0;

class TCP extends StreamWrap {
  constructor(isServer, id, server) {
    super(isServer ? 'TCPSERVERWRAP' : 'TCPWRAP', id ?? binding.create(KIND, isServer ? 1 : 0), server);
  }

  bind(address, port, flags) {
    return binding.bind(this._id, address, port, flags | 0);
  }

  connect(address, port, callback) {
    return this._connect((id) => binding.connect(id, address, port), 'TCPConnectWrap', callback);
  }

  /** What process.getActiveResourcesInfo() calls this. */
  get _resourceType() {
    return this.onconnection === null ? 'TCPSocketWrap' : 'TCPServerWrap';
  }

  setNoDelay(on) {
    return binding.setNoDelay(this._id, on ? 1 : 0);
  }

  setKeepAlive(on, seconds) {
    return binding.setKeepAlive(this._id, on ? 1 : 0, seconds | 0);
  }
}

module.exports = { KIND, TCP };
