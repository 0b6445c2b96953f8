'use strict';

// net.BlockList: rules on addresses, ranges and subnets. Each rule is a closed interval of 128-bit numbers, IPv4
// kept as ::ffff:a.b.c.d, so that an IPv4 rule also meets the mapped form of its addresses.

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateInt32, validateString } = require('internal/validators');
const { SocketAddress } = require('internal/socket_address');
const { kClone, kSerialize } = require('internal/structured_clone');
const { invalidAddress, parseV4, parseV6 } = require('internal/net/ip');

const customInspect = Symbol.for('nodejs.util.inspect.custom');
const MAPPED = 0xffffn << 32n;
const RULE = /^(Address|Range|Subnet): (IPv4|IPv6) ([^-/]+)(?:-([^-/]+)|\/(\d+))?$/;

function toNumber(address, family) {
  if (family === 'ipv4') {
    const value = parseV4(address);
    return value < 0 ? null : MAPPED | BigInt(value);
  }
  const groups = parseV6(address);
  return groups === null ? null : groups.reduce((number, group) => (number << 16n) | BigInt(group), 0n);
}

function toAddress(address, family, name) {
  if (SocketAddress.isSocketAddress(address)) return address;
  validateString(address, name);
  validateString(family, 'family');
  return new SocketAddress({ address, family });
}

function label(family) {
  return family === 'ipv4' ? 'IPv4' : 'IPv6';
}

class BlockList {
  #rules = [];

  static isBlockList(value) {
    return typeof value === 'object' && value !== null && #rules in value;
  }

  #add(low, high, text) {
    this.#rules.unshift({ low, high, text });
  }

  addAddress(address, family = 'ipv4') {
    const at = toAddress(address, family, 'address');
    const number = toNumber(at.address, at.family);
    this.#add(number, number, `Address: ${label(at.family)} ${at.address}`);
  }

  addRange(start, end, family = 'ipv4') {
    const first = toAddress(start, family, 'start');
    const last = toAddress(end, family, 'end');
    const low = toNumber(first.address, first.family);
    const high = toNumber(last.address, last.family);
    if (low > high) throw new ERR_INVALID_ARG_VALUE('start', first, 'must come before end');
    this.#add(low, high, `Range: ${label(first.family)} ${first.address}-${last.address}`);
  }

  addSubnet(network, prefix, family = 'ipv4') {
    const net = toAddress(network, family, 'network');
    const bits = net.family === 'ipv4' ? 32 : 128;
    validateInt32(prefix, 'prefix', 0, bits);
    const hostBits = BigInt(bits - prefix);
    const low = (toNumber(net.address, net.family) >> hostBits) << hostBits;
    const high = low | ((1n << hostBits) - 1n);
    this.#add(low, high, `Subnet: ${label(net.family)} ${net.address}/${prefix}`);
  }

  check(address, family = 'ipv4') {
    let number;
    if (SocketAddress.isSocketAddress(address)) number = toNumber(address.address, address.family);
    else {
      validateString(address, 'address');
      validateString(family, 'family');
      const lower = family.toLowerCase();
      number = lower === 'ipv4' || lower === 'ipv6' ? toNumber(address, lower) : null;
    }
    return number !== null && this.#rules.some(({ low, high }) => number >= low && number <= high);
  }

  get rules() {
    return this.#rules.map((rule) => rule.text);
  }

  toJSON() {
    return this.rules;
  }

  fromJSON(data) {
    const rules = typeof data === 'string' ? JSON.parse(data) : data;
    if (!Array.isArray(rules)) throw new ERR_INVALID_ARG_VALUE('data', data, 'must be an array of rules');
    for (const rule of rules) this.#addRule(rule);
  }

  #addRule(text) {
    validateString(text, 'rule');
    const match = RULE.exec(text);
    if (match === null) throw new ERR_INVALID_ARG_VALUE('rule', text);
    const family = match[2].toLowerCase();
    if (toNumber(match[3], family) === null) throw invalidAddress();
    if (match[1] === 'Address') this.addAddress(match[3], family);
    else if (match[1] === 'Range') this.addRange(match[3], match[4], family);
    else this.addSubnet(match[3], Number(match[5]), family);
  }

  /** A clone shares its rules with the original, those added later too. */
  [kClone]() {
    const clone = new BlockList();
    clone.#rules = this.#rules;
    return clone;
  }

  [kSerialize]() {
    return ['BlockList', this.toJSON()];
  }

  [customInspect](depth, options) {
    if (depth < 0) return this;
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `BlockList ${require('util').inspect({ rules: this.rules }, inner)}`;
  }
}

module.exports = { BlockList };
