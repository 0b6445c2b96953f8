'use strict';

// net.SocketAddress: an immutable address, port, family and flow label, its address in canonical form.

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateObject, validatePort, validateString, validateUint32 } = require('internal/validators');
const { kClone, kSerialize } = require('internal/structured_clone');
const { formatV4, formatV6, invalidAddress, parseV4, parseV6 } = require('internal/net/ip');

const customInspect = Symbol.for('nodejs.util.inspect.custom');

function canonical(address, family) {
  if (family === 'ipv4') {
    const value = parseV4(address);
    if (value >= 0) return formatV4(value);
  } else {
    const groups = parseV6(address);
    if (groups !== null) return formatV6(groups);
  }
  throw invalidAddress();
}

class SocketAddress {
  #address;
  #port;
  #family;
  #flowlabel;

  constructor(options = {}) {
    validateObject(options, 'options');
    let { family = 'ipv4' } = options;
    if (typeof family?.toLowerCase === 'function') family = family.toLowerCase();
    if (family !== 'ipv4' && family !== 'ipv6') throw new ERR_INVALID_ARG_VALUE('options.family', options.family);
    const { address = family === 'ipv4' ? '127.0.0.1' : '::', port = 0, flowlabel = 0 } = options;
    validateString(address, 'options.address');
    validatePort(port, 'options.port');
    validateUint32(flowlabel, 'options.flowlabel', false);
    this.#address = canonical(address, family);
    this.#port = port | 0;
    this.#family = family;
    this.#flowlabel = family === 'ipv6' ? flowlabel : 0;
  }

  static isSocketAddress(value) {
    return typeof value === 'object' && value !== null && #address in value;
  }

  /** Reads `a.b.c.d[:port]` or `[v6][:port]`; undefined if it is neither. */
  static parse(input) {
    validateString(input, 'input');
    const match = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d+))?$/.exec(input);
    if (match === null) return undefined;
    const port = Number(match[3] ?? 0);
    if (port > 65535) return undefined;
    const family = match[1] === undefined ? 'ipv4' : 'ipv6';
    const address = match[1] ?? match[2];
    if (family === 'ipv6' ? parseV6(address) === null : parseV4(address) < 0) return undefined;
    return new SocketAddress({ address, port, family });
  }

  get address() {
    return this.#address;
  }

  get port() {
    return this.#port;
  }

  get family() {
    return this.#family;
  }

  get flowlabel() {
    return this.#flowlabel;
  }

  toJSON() {
    return { address: this.address, port: this.port, family: this.family, flowlabel: this.flowlabel };
  }

  [kClone]() {
    return new SocketAddress(this.toJSON());
  }

  [kSerialize]() {
    return ['SocketAddress', this.toJSON()];
  }

  [customInspect](depth, options) {
    if (depth < 0) return this;
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `SocketAddress ${require('util').inspect(this.toJSON(), inner)}`;
  }
}

Object.defineProperties(SocketAddress.prototype, { [customInspect]: { enumerable: true } });

module.exports = { SocketAddress };
